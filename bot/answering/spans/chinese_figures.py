"""Which figures and times of a Chinese sentence are told of what a question speaks of.

What narrows a figure stands before it, in its own clause or an earlier one, or is the noun right behind it: in
出口7.3万辆，主要销往泰国 the figure is not that of Thailand, and in 医疗站28个、补给站16个 the first counts no 补给站.
"""

import re
from collections.abc import Sequence
from functools import cache

from bot.answering.agreed.fitness import asks_measure, unit_fits
from bot.answering.asked.chinese_words import Piece, is_thing, part
from bot.answering.asked.question import Need, Question
from bot.answering.lexicons import lexicon, pattern_in, words_in, world_places
from bot.answering.spans.chinese_people import find_people
from corpus.fact import Fact
from corpus.period import Period
from corpus.quantity import Quantity
from corpus.reported import is_held_against
from corpus.sentences.in_turn import in_turn
from corpus.spans import Span
from corpus.words import is_han, terms_of

_SIGN = re.compile(r"[，,、；;。！？!?]")
_ENDING = re.compile(r"[。；;]")
_DEED = 10.0
"""How much more the last thing that is asked about tells, which is what was done then: 第二工厂什么时候投产."""
_LETTER = re.compile(r"[\u4e00-\u9fffA-Za-z]")


def told_of_it(
    question: Question, figures: Sequence[Quantity], text: str, others: Sequence[Quantity], title: str = ""
) -> Sequence[Span]:
    """Of some figures those that may be told of all that a question speaks of and the sentence tells, in order.

    Args:
        question: what is asked.
        figures: those that may answer.
        text: the sentence.
        others: all figures of the sentence.
        title: of its article, which names what the sentence need not.
    """
    if any(_is_of_another(need, text, title) for need in question.needs) or _lacks_measure(question, text):
        return []
    figures = _of_unit_asked(question, figures, text)
    ends = {figure.span: reach_of(figure.span, text, [one.span for one in others]) for figure in figures}
    told = [need for need in question.needs if _tells(need, text) and not (title and _tells(need, title))]
    return [
        span
        for figure in figures
        if not _is_label(figure, text, question)
        and not _is_only_level(question, figure.span, text)
        and not _is_for_elsewhere(question, figure.span, text)
        and not _is_told_of_other(question, figure.span, text)
        and not is_for_one_of_all(question, figure.span.start, text)
        and not _is_only_planned(question, figure.span.start, text)
        and not is_of_unasked_part(question, figure.span.start, text)
        and not is_of_stranger(question, figure.span.start, text)
        and not in_turn(text, (span := figure.span).start)  # only a fact says which of several is whose
        and all(_tells(need, text[: ends[span]]) for need in told)
    ]


def _is_only_planned(question: Question, place: int, text: str) -> bool:
    """Whether a figure's clause tells what is to be, where a question asks what was done: 计划招聘1600人."""
    asks_done = pattern_in("chinese_figures", "asks_done").search(question.text)
    planned = pattern_in("chinese_figures", "planned")
    return asks_done is not None and planned.search(_SIGN.split(text[:place])[-1]) is not None


def is_for_one_of_all(question: Question, place: int, text: str) -> bool:
    """Whether a figure is for one thing each, where a question asks for all of them: 每台380万元 for 总共."""
    asks_all = pattern_in("chinese_figures", "asks_all").search(question.text)
    return asks_all is not None and pattern_in("chinese_figures", "rate").search(text[:place]) is not None


def _lacks_measure(question: Question, text: str) -> bool:
    """Whether a sentence does not tell itself of what a question asks how much it is: the last thing that it names.

    What stands beside may tell it, but of another figure.
    """
    measure = next((need for need in reversed(question.needs) if not need.is_name), None)
    return measure is not None and measure.is_known and not _tells(measure, text)


def _is_for_elsewhere(question: Question, figure: Span, text: str) -> bool:
    """Whether a figure's clause is of a country that a question does not name, or of a wider measure."""
    clause = _SIGN.split(text[: figure.start])[-1]
    named = pattern_in("chinese_figures", "towards").search(clause)
    elsewhere = named is not None and named["place"] in _places() and named["place"] not in question.text
    return elsewhere or _is_wider(question, clause)


def _is_only_level(question: Question, figure: Span, text: str) -> bool:
    """Whether a figure is what something rose from, or to, where by how much it rose is asked, or what was before."""
    asks = pattern_in("chinese_figures", "asks_change").search(question.text)
    return asks is not None and pattern_in("chinese_figures", "level").search(text[: figure.start]) is not None


def _of_unit_asked(question: Question, figures: Sequence[Quantity], text: str) -> Sequence[Quantity]:
    """The figures that are counted in the word behind "how many", where some are: 多少册 asks for no days."""
    asked = pattern_in("chinese_figures", "how_many").search(question.text)
    if asked is None:
        return figures
    alike = _counted_in(asked["unit"], figures, text)
    if asked["unit"] in words_in("chinese_figures", "measures"):
        return alike
    if not alike and asked["noun"] and asked["unit"] in words_in("chinese_figures", "any_counter"):
        alike = _counted_in(asked["noun"], figures, text) or _counted_in(asked["noun"][0], figures, text)
    counts_people = asked["unit"] in words_in("chinese_figures", "people")
    return alike or [one for one in figures if not counts_people or one.unit in {"", "person"}]


def is_in_unit_asked(question: Question, figure: Quantity, text: str) -> bool:
    """Whether a figure is in the unit that a question names, or in one of the measure that it asks for."""
    asked = pattern_in("chinese_figures", "how_many").search(question.text)
    if asked and _counted_in(asked["unit"], [figure], text):
        return asked["unit"] not in words_in("chinese_figures", "any_counter")
    asks_long = question.answer_type == "duration" or asks_measure(question)
    return asks_long and unit_fits(question, figure) and bool(figure.unit)


def _counted_in(word: str, figures: Sequence[Quantity], text: str) -> Sequence[Quantity]:
    behind = lexicon("chinese_figures")["behind_unit"]
    return [
        one
        for one in figures
        if one.surface.rstrip(behind).endswith(word) or (not one.unit and text.startswith(word, one.span.end))
    ]


def _is_of_another(need: Need, text: str, title: str) -> bool:
    """Whether a sentence is of all, or of another country, where one place is asked for that it does not name."""
    if not need.is_name or _tells(need, f"{text} {title}"):
        return False
    is_of_all = pattern_in("chinese_figures", "of_all").search(text) is not None
    return is_of_all or (need.surface in _places() and any(map(text.__contains__, _places())))


def asks_for_parts_together(question: Question) -> bool:
    """Whether a question names several things and asks for all of them together, which no figure of one tells.

    >>> asked = "门票和赞助加起来是多少？", "一共有多少家企业？"
    >>> [asks_for_parts_together(Question(text, operation="sum")) for text in asked]
    [True, False]
    """
    return question.operation == "sum" and pattern_in("chinese_figures", "together").search(question.text) is not None


def is_of_another_in_chinese(question: Question, fact: Fact) -> bool:
    """Whether a fact is of what only points to a thing (后者), or of a country that a question does not name."""
    if not is_han(fact.subject + fact.metric):
        return False
    said = "，".join((fact.subject, fact.metric, *fact.scope))
    elsewhere = any(place in fact.metric and place not in question.text for place in _places())
    return elsewhere or fact.subject in words_in("chinese_figures", "pointing") or _is_wider(question, said)


def is_of_unasked_part(question: Question, place: int, text: str) -> bool:
    """Whether a figure at a place is told of a part of a whole (其中) that a question does not speak of.

    >>> text = "全市现有企业327家，其中上市公司7家。"
    >>> [is_of_unasked_part(Question(asked), text.index("7家。"), text) for asked in ("有几家企业？", "有几家上市？")]
    [True, False]
    """
    of_part = text[:place].rpartition(lexicon("chinese_figures")["of_which"])
    if not of_part[1] or _ENDING.search(of_part[2]):
        return False
    clauses = [clause for clause in _SIGN.split(of_part[2]) if clause]
    named = next((clause for clause in reversed(clauses) if not clause.startswith("占")), "")
    part_of_it = next((piece for piece in part(named) if len(piece.text) > 1 and _may_be_part(piece)), None)
    return part_of_it is not None and not _is_spoken_of(part_of_it.text, question)


def _may_be_part(piece: Piece) -> bool:
    return not piece.is_word or is_thing(piece.text)


def _is_spoken_of(word: str, question: Question) -> bool:
    """Whether a question has a word, or most of it, or one for the same."""
    bare = next((word.removesuffix(end) for end in words_in("chinese_figures", "suffixes") if word.endswith(end)), "")
    if bare and bare in question.text:
        return True  # 女员工, of 女性员工
    pairs = frozenset(term for term in terms_of(word) if len(term) > 1)
    return any(pair in question.text for pair in pairs) or any(pairs & need.meant for need in question.needs)


def is_of_stranger(question: Question, place: int, text: str) -> bool:
    """Whether a figure at a place is that of a rival, a neighbour or another, of whom a question does not ask.

    >>> text = "其主要竞争对手拓原能源的营收为71亿元。"
    >>> is_of_stranger(Question("去年营收多少？"), text.index("71"), text)
    False
    """
    found = pattern_in("chinese_figures", "stranger").search(_ENDING.split(text[:place])[-1])
    if found is None or pattern_in("chinese_figures", "stranger").search(question.text):
        return False
    behind = text[:place][text[:place].rfind(found.group()) + len(found.group()) :]
    names = [need for need in question.needs if need.is_name]
    return bool(names) and not any(_tells(need, behind) for need in names)


def _is_wider(question: Question, said: str) -> bool:
    """Whether words have a measure of a question only within a wider one: 出口 within 进出口."""
    for wider, measure in lexicon("chinese_figures")["wider"].items():
        is_asked = measure in question.text.replace(wider, "")
        if is_asked and wider in said and measure not in said.replace(wider, ""):
            return True
    return False


def reach_of(figure: Span, text: str, others: Sequence[Span]) -> int:
    """Where the words end that a figure may be of: at the next sign, or at the next figure before it.

    >>> text = "设医疗站28个、补给站16个。"
    >>> text[: reach_of(Span(4, 7), text, [Span(4, 7), Span(11, 14)])]
    '设医疗站28个'
    """
    sign = _SIGN.search(text, figure.end)
    end = sign.start() if sign else len(text)
    return min([end, *(other.start for other in others if other.start >= figure.end)])


def governing_in_chinese(figure: Span, periods: Sequence[Period], text: str) -> Sequence[Period]:
    """A figure's period: the last one before it with which nothing is compared, or else the first behind it."""
    compared = tuple(words_in("chinese_figures", "compared_with"))
    own = [one for one in periods if one.span and not text[: one.span.start].endswith(compared)]
    before = [one for one in own if one.span and one.span.end <= figure.start]
    return before[-1:] or [one for one in own if not is_held_against(text, one)][:1]


def places_span(question: Question, text: str) -> Span | None:
    """The countries that a sentence names one after the other, where countries are asked for."""
    if not pattern_in("chinese_figures", "asks_countries").search(question.text):
        return None
    found = _listed_places().search(text)
    return Span(*found.span()) if found and found[0] not in question.text else None


@cache
def _listed_places() -> re.Pattern[str]:
    """Several names of places, one after the other."""
    any_place = "|".join(map(re.escape, sorted(_places(), key=len, reverse=True)))
    return re.compile(rf"(?:{any_place})(?:{lexicon('chinese_figures')['between_places']}(?:{any_place}))+")


def best_time(question: Question, periods: Sequence[Period], text: str) -> Span | None:
    """The time beside which a sentence tells most of what a question speaks of, the first of several.

    A time governs its clause and those behind it, up to the next time.
    """
    spans = [period.span for period in periods if period.span]
    worth = {span: _told_beside(question, span, text, spans) for span in spans}
    best = max(spans, key=lambda span: worth[span], default=None)
    superseded = pattern_in("chinese_figures", "superseded")
    is_superseded = best is not None and superseded.search(text[: best.start]) is not None
    return best if not is_superseded or "原" in question.text else None


def tells_time_of_deed(question: Question, periods: Sequence[Period], text: str) -> bool:
    """Whether a sentence tells itself what was done, last of all that a question names, and a new time for it."""
    deed = next((need for need in reversed(question.needs) if not need.is_name), None)
    new = [one for one in periods if not any(one.same_days(other) for other in question.periods)]
    found = best_time(question, new, text) if deed and _tells(deed, text) else None
    return found is not None and any(char.isdigit() for char in found.of(text))


def _told_beside(question: Question, time: Span, text: str, others: Sequence[Span]) -> float:
    signs = [sign.end() for sign in _SIGN.finditer(text[: time.start])]
    start = max([signs[-1] if signs else 0, *(other.end for other in others if other.end <= time.start)])
    behind = [other.start for other in others if other.start >= time.end]
    next_signs = [sign.start() for sign in _SIGN.finditer(text[: min(behind, default=len(text))])]
    end = len(text) if not behind else max([time.end, *(at for at in next_signs if at > time.end)])
    said = [need for need in question.needs if _tells(need, text[start:end])]
    return sum(need.weight * (_DEED if need is question.needs[-1] else 1.0) for need in said)


def _is_told_of_other(question: Question, figure: Span, text: str) -> bool:
    """Whether a figure is told of another person than the one that is asked about."""
    people = [name.of(text) for name in find_people(text) if name.end <= figure.start]
    return any(name in question.text for name in people) and people[-1] not in question.text


def _tells(need: Need, text: str) -> bool:
    return need.is_told_by(frozenset(terms_of(text)))


@cache
def _places() -> frozenset[str]:
    """Countries and other places that everybody knows, in Chinese."""
    return frozenset(name for place in world_places() for name in place.get("zh", ()))


def _is_label(figure: Quantity, text: str, question: Question) -> bool:
    """Whether a bare number runs on into a word that is not asked for: the year of "2025江州马拉松", no 21球."""
    asked = pattern_in("chinese_figures", "how_many").search(question.text)
    if asked and any(word and text.startswith(word, figure.span.end) for word in (asked["unit"], asked["noun"][:1])):
        return False
    return not figure.unit and figure.shape == "amount" and _LETTER.match(text, figure.span.end) is not None
