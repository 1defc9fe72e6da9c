"""Yes or no in Chinese: whether a clause says of the very thing that it turned out as a question claims, or otherwise.

Where a clause leaves it open, or tells it of another thing or time, it says neither.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from bot.answering.agreed.agreement import periods_agree
from bot.answering.asked.chinese_words import is_common, is_thing, part, words_alike
from bot.answering.asked.question import Need, Question
from bot.answering.gathered.evidence import Evidence, SentenceEvidence
from bot.answering.held.holdings import Holdings
from bot.answering.lexicons import lexicon, pattern_in, words_in
from bot.answering.spans.chinese_figures import governing_in_chinese
from bot.answering.spans.chinese_outcomes import ChineseOutcome, naming, read_chinese_outcomes
from corpus.sentences.anaphora import first_clause
from corpus.spans import Span
from corpus.words import is_han, terms_of

_LOOKED_AT = 8
"""How many of the best sentences may say so, or otherwise."""
_MOST = 40
"""How many outcomes of one sentence are looked at: no page may be slow to answer from."""
_OTHER_TIMES = frozenset(("conflict", "unstated"))
_OF_DEEDS = frozenset(("boolean", "date", "reason", "manner"))
"""Kinds of questions that claim a deed, or take one for granted."""
_READING = ("outcomes_zh", "reading")
_ALLOWING = "allowing"
"""The row of what is allowed."""
_NOUN = 2
"""Characters of a word that tells which of several things is meant."""


def find_chinese_counterclaim(evidence: Evidence, holdings: Holdings) -> SentenceEvidence | None:
    """The best sentence that surely says that what a question claims is not so; none where another one says it is."""
    question = evidence.question
    looked_at = evidence.sentences[:_LOOKED_AT]
    against = next((one for one in looked_at if says_in_chinese(question, one, holdings, so=False)), None)
    if against is None and pattern_in(*_READING, "asks_done").search(question.text):
        against = next(
            (one for one in looked_at if says_in_chinese(question, one, holdings, so=False, ahead=True)), None
        )
    if against is None or any(says_in_chinese(question, one, holdings, so=True) for one in looked_at):
        return None
    return against


def says_in_chinese(
    question: Question, one: SentenceEvidence, holdings: Holdings, *, so: bool, ahead: bool = False
) -> bool:
    """Whether a sentence says that it turned out as a question claims, or otherwise.

    Args:
        question: what is asked.
        one: the sentence.
        holdings: what it stands in.
        so: whether it is to say that it did.
        ahead: whether what is only still to come is otherwise, too.
    """
    text = holdings.text_of(one.sentence)
    if one.sentence.is_heading or not is_han(text) or one.agreement.period in _OTHER_TIMES:
        return False
    claims = list(_claims(question))
    own = [words_alike(claim.word) for claim in claims if claim.row.startswith("own ")]
    return any(
        (_is_so(claim, told) if so else _is_otherwise(claim, told, question, ahead=ahead))
        and _is_of_allowed_deed(told, question)
        and _is_of_its_time(told, question, one, holdings)
        and _is_of_it(claim, told, question, one, holdings)
        for told in islice(read_chinese_outcomes(text, own, question.text), _MOST)
        for claim in claims
    )


def _is_of_allowed_deed(told: ChineseOutcome, question: Question) -> bool:
    """Whether what is allowed, or is not, is the very deed that a question asks about: 行人可以走老桥 is another."""
    may = pattern_in(*_READING, "asks_may").search(question.text)
    return may is None or told.row != _ALLOWING or not told.behind or told.behind.startswith(may["deed"])


def _is_so(claim: ChineseOutcome, told: ChineseOutcome) -> bool:
    """Whether what is told bears out what is claimed; a thing alone does in no clause that denies anything."""
    is_thing_alone = claim.row.startswith("own ") and _is_noun(claim.word)
    is_denying = is_thing_alone and pattern_in(*_READING, "denies").search(told.clause) is not None
    return told.bears_out(claim) and not is_denying


def _is_otherwise(claim: ChineseOutcome, told: ChineseOutcome, question: Question, *, ahead: bool) -> bool:
    """Whether what is told excludes what is claimed, or is only foretold where it is claimed to be done."""
    is_foretold = ahead and told.foretells(claim) and not told.is_partly_done
    return is_foretold or (told.opposes(claim) and _is_whole(told, claim, question))


def _claims(question: Question) -> Iterator[ChineseOutcome]:
    """What a question claims: what it takes to be done, the outcomes that it tells, or the first deed that it names."""
    asked = _without_either_or(question.text)
    if done := _deed_done(question):
        yield from read_chinese_outcomes(asked, [[done]] if not any(_overlaps_word(done, asked)) else ())
        return
    if may := pattern_in(*_READING, "asks_may").search(question.text):
        yield from read_chinese_outcomes(asked, [[may["deed"]]])
        return
    within = pattern_in(*_READING, "time_of")
    claims = [one for one in read_chinese_outcomes(asked) if not within.match(one.behind)]
    if claims:
        yield from (claim for claim in claims if not claim.is_denied)
        return
    if question.answer_type not in _OF_DEEDS:
        return
    said = [need.surface for need in question.needs if not need.is_name and _is_deed_word(need.surface, question)]
    things = [need for need in question.needs if need.is_name or _is_noun(need.surface)]
    begins = min((question.text.find(need.surface) for need in things), default=-1)
    behind = [word for word in said if not _is_noun(word) and question.text.find(word) > begins]
    deed = next(iter(behind), None) or next(reversed(said), None)
    if deed:
        yield from read_chinese_outcomes(asked, [[deed]])


def _deed_done(question: Question) -> str:
    """The deed that a question takes to be done, of which it asks something else: 签 of 签了几年; mostly none."""
    found = pattern_in(*_READING, "presumes_done").search(question.text) if question.answer_type != "boolean" else None
    before = question.text[: found.start("mark")] if found else ""
    ending = [need.surface for need in question.needs if not need.is_name and before.endswith(need.surface)]
    return max(ending, key=len, default="")


def _overlaps_word(word: str, text: str) -> Iterator[bool]:
    """For each outcome that a text tells, whether the word that tells it has a word, or is within it."""
    return (word in outcome.word or outcome.word in word for outcome in read_chinese_outcomes(text))


def _without_either_or(text: str) -> str:
    """A question without the half that only asks whether: 有没有 denies nothing."""
    return pattern_in(*_READING, "either_or").sub(r"\g<one>  ", text)


def _is_noun(word: str) -> bool:
    """Whether a word names a thing, by the list of nouns or by what it ends in: 大桥, 通行费."""
    return is_thing(word) or (len(word) > 1 and word[-1] in lexicon("outcomes_zh")["reading"]["noun_endings"])


def _is_deed_word(word: str, question: Question) -> bool:
    """Whether a word may tell a deed: it names nothing around one, and hangs on no noun (丢的球)."""
    is_attribute = f"{word}的" in question.text and not question.text.rstrip("？?").endswith(f"{word}的")
    if len(word) == 1 and len(words_alike(word)) == 1:
        return False  # 新, 球
    if not is_common(word) and len(words_alike(word)) == 1 and not all(piece.is_word for piece in part(word)):
        return False  # 青石渡
    return word not in words_in("outcomes_zh", "reading", "around") and not is_attribute


def _is_of_its_time(told: ChineseOutcome, question: Question, one: SentenceEvidence, holdings: Holdings) -> bool:
    """Whether the time that governs a clause is the one that is asked about."""
    if not question.periods:
        return True
    figures = holdings.figures_of(one.sentence)
    place = Span(told.place, told.place + len(told.word))
    own = governing_in_chinese(place, figures.periods, holdings.text_of(one.sentence)) or figures.inherited
    return not own or periods_agree(question.periods, own, figures.year) not in _OTHER_TIMES


def _is_of_it(
    claim: ChineseOutcome, told: ChineseOutcome, question: Question, one: SentenceEvidence, holdings: Holdings
) -> bool:
    """Whether both are said of one thing, by what the clause names or by what stood last before it."""
    asked = [need for need in question.needs if need.surface not in words_in(*_READING, "around")]
    if _deed_done(question):  # what is asked beside it is another matter
        asked = [need for need in asked if question.text.find(need.surface) <= claim.place]
    things = [need for need in asked if _is_before(need, claim, question.text)]
    objects = [need for need in asked if need not in things and not _overlaps(need, claim)]
    scope = told.clause if told.behind else "，".join((told.clause, *told.earlier, _leant_on(one, holdings)))
    if not all(_tells(need, scope) for need in objects):
        return False
    things = [need for need in things if need.surface not in told.rest]
    lacked = (need for need in one.agreement.missing if need in asked)
    if not all(_overlaps(need, claim) or _overlaps(need, told) for need in lacked):
        return False
    if not things:
        return True
    title = holdings.article(one.sentence.article).title
    things = [_in_full(need, holdings.article(one.sentence.article).text) for need in things]
    said = _said_of(told)
    if said and (said not in words_in("outcomes_zh", "reading", "pronouns") or _tells(things[-1], said)):
        return _names_it(said, things, question, (*told.earlier, title))
    before = holdings.text_of(holdings.sentence_at(one.sentence.article, max(one.sentence.position - 1, 0)))
    topic = first_clause(holdings.text_of(holdings.paragraph(one.sentence.article, one.sentence.paragraph)[0]))
    around = [*reversed(told.earlier), before, topic, title]
    named = next((text for text in around if _tells(things[-1], text)), None)
    return named is not None and _names_it(
        naming(named), things, question, (*told.earlier, before, topic, title), whole=False
    )


def _said_of(told: ChineseOutcome) -> str:
    """What a clause says it of; nothing where only times stand before: 预计2026年动工、2028年投产."""
    times = pattern_in(*_READING, "times")
    if times.search(told.before) and not naming(times.sub("", told.before.rpartition("、")[2])):
        return ""
    return naming(pattern_in(*_READING, "says_of_itself").sub("", times.sub("", told.before)))


def _in_full(need: Need, text: str) -> Need:
    """A name with the noun that an article always writes behind it: 恒岳能源 for 恒岳."""
    if not need.is_name:
        return need
    behind = [text[found.end() :][:_NOUN] for found in re.finditer(re.escape(need.surface), text)]
    is_always = len(behind) > 1 and len(frozenset(behind)) == 1 and is_thing(behind[0])
    return replace(need, surface=need.surface + behind[0]) if is_always else need


def _leant_on(one: SentenceEvidence, holdings: Holdings) -> str:
    """What stands before a sentence that begins with what means a thing named there (该公司); else nothing."""
    before = holdings.leant_on(one.sentence)
    return holdings.text_of(before) if before else ""


def _is_before(need: Need, claim: ChineseOutcome, text: str) -> bool:
    at = text.find(need.surface)
    return at >= 0 and at + len(need.surface) <= claim.place


def _overlaps(need: Need, outcome: ChineseOutcome) -> bool:
    return any(sign in outcome.word for sign in need.surface)


def _names_it(
    said: str, things: Sequence[Need], question: Question, around: Sequence[str], *, whole: bool = True
) -> bool:
    """Whether words name the thing that a question speaks of: no 汽车轮渡 for 旅客轮渡, and no 图书馆的停车场.

    They are all that is said of, or the `whole` clause that begins with it.
    """
    head = things[-1]
    at = said.rfind(head.surface)
    if not _tells(head, said) or (whole and at < 0 and not _tells(head, said[-2 * _NOUN :])):
        return False
    is_named = any(thing.is_name for thing in things) and all(_tells(thing, said) for thing in things)
    before = said[: max(at, 0)]
    is_joined = before.endswith(tuple(words_in(*_READING, "joining")))
    kind = "" if head.is_name or is_named or is_joined else naming(before)[-_NOUN:]
    if _is_kind(kind) and kind not in question.text and not any(_tells(thing, kind) for thing in things):
        return False
    behind = said[at + len(head.surface) :].strip() if at >= 0 else ""
    if not (_hangs_on_it(behind) if whole else not _goes_on_in_another(behind, question)):
        return False
    return all(_tells(thing, f"{said}，{'，'.join(around)}") for thing in things)


def _is_kind(word: str) -> bool:
    """Whether a word before a noun tells of which kind it is, or whose: a thing or a name, and no 公司 or 公布."""
    is_whole = len(word) == _NOUN and is_han(word)
    tells = is_thing(word) or not is_common(word)
    return is_whole and tells and word not in words_in("outcomes_zh", "reading", "pronouns")


def _hangs_on_it(behind: str) -> bool:
    """Whether words behind a thing only say where, when or how: 在洪水中, 重新; or name what it costs."""
    if behind.startswith(tuple(words_in(*_READING, "joining"))):
        return True
    rest = naming(pattern_in("outcomes_zh", "reading", "says_of_itself").sub("", behind))
    is_where = behind.startswith(tuple(words_in("outcomes_zh", "reading", "where"))) or not is_han(rest)
    is_price = rest in words_in("outcomes_zh", "reading", "prices")
    return not rest or is_where or is_price or all(p.is_word and not is_thing(p.text) for p in part(rest))


def _goes_on_in_another(behind: str, question: Question) -> bool:
    """Whether words behind a thing make another one of it: 图书馆的停车场, 图书馆停车场; none that is asked about."""
    if behind.startswith("的") and any(behind[1:].startswith(need.surface) for need in question.needs):
        return False
    if behind.startswith(tuple(words_in(*_READING, "within"))):
        return False
    if pattern_in("outcomes_zh", "reading", "thoughts").search(behind):
        return False  # a plan for it
    return behind.startswith("的") or any(is_thing(behind[:length]) for length in (_NOUN, _NOUN + 1))


def _tells(need: Need, text: str) -> bool:
    return need.is_told_by(frozenset(terms_of(text)))


def _is_whole(told: ChineseOutcome, claim: ChineseOutcome, question: Question) -> bool:
    """Whether nothing narrows what is told to some time, or what is denied to a part: 没有卖给省博物馆."""
    times = pattern_in("outcomes_zh", "at_times").findall(told.clause)
    if any(time not in question.text for time in times):
        return False
    narrowing = pattern_in("outcomes_zh", "reading", "thoughts").sub("", told.behind)
    for word in words_in("outcomes_zh", "reading", "idle_behind"):
        narrowing = narrowing.replace(word, "")
    said = "".join((question.text, *words_alike(claim.word)))
    return not told.is_denied or all(sign in said or not is_han(sign) for sign in narrowing)
