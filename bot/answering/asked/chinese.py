"""What a Chinese question speaks of, put into the corpus's words.

Terms are looked up, longest first: the Chinese labels of the corpus's own terms, names of places and companies, then a
general lexicon of statistical, business and scientific words. What no list knows is a need that nothing known meets.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from bot.answering.asked.chinese_words import Piece, is_common, is_thing, part, words_alike
from bot.answering.asked.question import Need
from bot.answering.asked.thesaurus import ways_of
from bot.answering.asked.vocabulary import Vocabulary
from bot.answering.lexicons import constrains, generic_stems, lexicon, words_in, world_places
from corpus.period import Period
from corpus.words import is_han, stems_of, terms_of

_LONGEST = 16
_TITLE = re.compile(r"《([^《》]{1,40})》")
_SHORTEST_NAME, _TOTAL = 2, "总"
_KNOWN_NAME = 3
_NUMBERED = "第"
_LEXICON_STRENGTH, _SYNONYM = 0.95, 0.9
_UNKNOWN = 0.5
"""What a common word weighs that the corpus does not have, and that names no thing."""


def read_chinese_needs(text: str, periods: Sequence[Period], vocabulary: Vocabulary) -> tuple[Need, ...]:
    """The needs of the Chinese part of a question, in order."""
    taken = [period.span for period in periods if period.span]
    masked = "".join(
        " " if any(span.start <= place < span.end for span in taken) else character
        for place, character in enumerate(text)
    )
    needs = tuple(_read(masked, vocabulary, in_chinese=vocabulary.is_chinese))
    if vocabulary.is_chinese or not _are_of_chinese_articles(needs, vocabulary):
        return needs
    return tuple(_read(masked, vocabulary, in_chinese=True))


def _are_of_chinese_articles(needs: Sequence[Need], vocabulary: Vocabulary) -> bool:
    """Whether a corpus that has articles in English, too, has all that it has of some needs in Chinese characters.

    Then a word that no article has is another way to say what one in Chinese says, or a thing of which none speaks; an
    article in English may say it in words that no list gives.
    """
    own = [all(map(vocabulary.knows, _way(need.surface))) for need in needs if need.is_known]
    return all(own) and any(need.is_known and len(need.surface) > 1 for need in needs)


def _read(text: str, vocabulary: Vocabulary, *, in_chinese: bool) -> Iterator[Need]:
    at, unknown = 0, ""
    while at < len(text):
        if title := _TITLE.match(text, at):
            yield from _unknown_needs(unknown, vocabulary, in_chinese=in_chinese)
            unknown, at = "", title.end()
            yield _title(title[1], vocabulary)
            continue
        word = _longest_at(text, at, vocabulary)
        if word and len(word) > 1 and word not in vocabulary.chinese and _cuts_held_word(text, at, word, vocabulary):
            word = None
        common = _common_at(text, at, word, vocabulary)
        if common or (is_han(text[at]) and (word is None or _is_of_name(text, at, word, unknown, vocabulary))):
            unknown += common or text[at]
            at += len(common) or 1
            continue
        yield from _unknown_needs(unknown, vocabulary, in_chinese=in_chinese)
        unknown = ""
        is_said = word in words_in("chinese", "function_words") or _is_asked_kind(text[:at], word)
        if word and not is_said and not _says_which_way(word, vocabulary):
            yield _need(word, vocabulary)
        at += len(word) if word else 1
    yield from _unknown_needs(unknown, vocabulary, in_chinese=in_chinese)


def _says_which_way(word: str, vocabulary: Vocabulary) -> bool:
    """Whether a word says that something rose or fell, which is a slot of its own."""
    return word not in vocabulary.chinese and any(word in words_in("chinese", way) for way in ("up", "down"))


def _is_of_name(text: str, at: int, word: str, unknown: str, vocabulary: Vocabulary) -> bool:
    """Whether a character that is a word elsewhere stands in a longer one of the corpus: 奥司他韦, 海丰县, 报名."""
    if len(word) > 1 or word in vocabulary.chinese:
        return False
    if unknown and is_common(text[at - 1 : at + 1]) and vocabulary.knows(text[at - 1 : at + 1]):
        return not part(unknown)[-1].is_word  # the 能 of 砺行智能
    if not unknown and _begins_person(text, at, vocabulary):
        return True
    follows = _longest_at(text, at + 1, vocabulary) or ""
    behind = len(follows) <= 1 and vocabulary.knows(text[at : at + 2])
    before = bool(unknown) and vocabulary.knows(text[at - 1 : at + 1])
    if word in _general():
        return before or behind
    is_last = not is_han(text[at + 1 : at + 2]) or follows in words_in("chinese", "function_words")
    return word in words_in("chinese", "within_names") and before and (behind or is_last)


def _begins_person(text: str, at: int, vocabulary: Vocabulary) -> bool:
    """Whether a family name that is a word elsewhere begins a name which the corpus has: 周远."""
    pair = text[at : at + 2]
    is_first = at == 0 or not is_han(text[at - 1]) or text[at - 1] in words_in("chinese", "before_people")
    is_family_name = text[at] in words_in("chinese_people", "surnames")
    return is_first and is_family_name and vocabulary.knows(pair) and not is_common(pair)


def _common_at(text: str, at: int, word: str | None, vocabulary: Vocabulary) -> str:
    """The common word that begins at a place with what is a shorter word itself, and cuts no other.

    指纹 and 事故 begin with characters that are words; of 和平均 the first one is. None is only made of words that
    constrain nothing, such as 有人; and what is longer than a term counts where the corpus has it: 发布会.
    """
    if word in vocabulary.chinese:
        return ""
    for length in (3, 2):
        common = text[at : at + length]
        if len(common) <= len(word or "") or not is_common(common):
            continue
        if all(sign in words_in("chinese", "function_words") for sign in common):
            continue
        if word and len(word) > 1 and not _is_held(common, vocabulary):
            continue
        if _cuts_held_word(text, at, common, vocabulary):
            continue
        cut = (_longest_at(text, at + within, vocabulary) or "" for within in range(1, length))
        if all(len(other) + within <= length or len(other) == 1 for within, other in enumerate(cut, start=1)):
            return common
    return ""


def _cuts_held_word(text: str, at: int, common: str, vocabulary: Vocabulary) -> bool:
    """Whether a word would end within a longer one that the corpus has, and leave no word of that: 交通 in 交通行费.

    What stands before the longer one must be a word by itself.
    """
    end = at + len(common)
    for start in range(at + 1, end):
        longer, rest = text[start : start + _KNOWN_NAME], text[end : start + _KNOWN_NAME]
        is_word = len(longer) == _KNOWN_NAME and is_common(longer) and _is_held(longer, vocabulary)
        if is_word and rest and not is_common(rest) and text[at:start] in words_in("chinese", "single"):
            return True
    return False


def _is_asked_kind(before: str, word: str | None) -> bool:
    """Whether a word says what kind of thing is asked for, of which the answer names some: 哪些国家."""
    return word in words_in("chinese", "asked_kinds") and before.rstrip("几个座些一家支所间").endswith("哪")


def _longest_at(text: str, at: int, vocabulary: Vocabulary) -> str | None:
    known = (_world(), _general(), words_in("chinese", "function_words"))
    for length in range(min(_LONGEST, len(text) - at), 0, -1):
        piece = text[at : at + length]
        if piece in vocabulary.chinese or any(piece in words for words in known):
            return piece
    return None


def _need(word: str, vocabulary: Vocabulary) -> Need:
    if word in vocabulary.chinese:
        meanings, strength = vocabulary.chinese[word], 1.0
    elif word in _world():
        meanings, strength = _world()[word], 1.0
    else:
        meanings, strength = _general()[word], _LEXICON_STRENGTH
    ways: dict[frozenset[str], float] = {}
    for meaning in meanings:
        phrase, groups = vocabulary.thesaurus.match(stems_of(meaning))
        groups = [replace(group, article="") for group in groups]
        rest = frozenset(stems_of(meaning)) - frozenset(phrase)
        for way, how_well in ways_of(phrase, groups, generic_stems()).items():
            ways[way | rest - generic_stems()] = how_well * strength
    ways |= dict.fromkeys(map(_way, _of_one_meaning(word)), _SYNONYM)  # for articles in Chinese
    ways[_way(word)] = 1.0
    known = [way for way in ways if all(vocabulary.knows(term) for term in way)]
    weights = [max(vocabulary.weight(term) for term in way) for way in known if way]
    is_name = word in _world() or any(stem in vocabulary.names for way in known for stem in way)
    is_constraint = word not in words_in("chinese", "no_attributes") and any(map(constrains, map(str.split, meanings)))
    is_absent = not known and is_thing(word)
    is_one_of_many = word.startswith(_NUMBERED) or word in words_in("chinese", "ranked")
    is_constraint = is_constraint or is_absent or is_one_of_many
    return Need(word, ways, min(weights, default=1.0), is_name, bool(known), is_constraint)


def _way(word: str) -> frozenset[str]:
    """A word as an article in Chinese has it: its characters, side by side."""
    return frozenset(terms_of(word))


def _of_one_meaning(word: str) -> Sequence[str]:
    """The words that mean nearly the same, or the same in English: 动工 and 开工, 职工 and 员工."""
    alike = [term for meaning in _general().get(word, ()) for term in _by_meaning()[meaning]]
    return [term for term in dict.fromkeys([*alike, *words_alike(word)]) if term != word]


def _unknown_needs(unknown: str, vocabulary: Vocabulary, *, in_chinese: bool) -> Iterator[Need]:
    """What no list knows: the words of the corpus that it is made of, common words, and names of which it has none."""
    for word in _parted(unknown, vocabulary):
        known = _known_beginning(word, vocabulary)
        for whole in (word[:known], word[known:]):
            for piece in _as_the_corpus_has_it(part(whole), vocabulary):
                if len(piece.text) > 1 or _tells(piece.text, vocabulary):
                    yield _unlisted(piece, vocabulary, in_chinese=in_chinese)


def _as_the_corpus_has_it(pieces: Sequence[Piece], vocabulary: Vocabulary) -> Sequence[Piece]:
    """The pieces, but for what the corpus writes in one: a noun behind a name, a character behind a word.

    砺行智能 is one name where it stands in the corpus, and 耳机孔 is one word.
    """
    joined: list[Piece] = []
    for piece in pieces:
        if not piece.is_word and len(piece.text) > _SHORTEST_NAME and not _is_held(piece.text, vocabulary):
            whole = piece.text[:-1]
            if _is_held(whole, vocabulary) and whole[-1:] and piece.text[-1] in words_in("chinese", "single"):
                joined += [Piece(whole, is_word=False), Piece(piece.text[-1], is_word=True)]  # 院区设
                continue
        if len(apart := _names_apart(piece, vocabulary)) > 1:
            joined += apart  # 投澜钠, 恺博告青梧
            continue
        before = joined[-1] if joined else None
        is_noun_of_name = not (before is None or before.is_word) and is_thing(piece.text)
        is_end_of_word = before is not None and before.is_word and len(piece.text) == 1 and not piece.is_word
        if before and (is_noun_of_name or is_end_of_word) and vocabulary.knows(before.text[-1] + piece.text[0]):
            is_name = is_end_of_word and piece.text in words_in("chinese", "making_names")
            joined[-1] = Piece(before.text + piece.text, before.is_word and not is_name)
        else:
            joined.append(piece)
    return joined


def _names_apart(piece: Piece, vocabulary: Vocabulary) -> Sequence[Piece]:
    """Characters that are no words, parted into what the corpus has side by side and single words between.

    They stay one where anything but such a word is left over: a longer name is another one.
    """
    text = piece.text
    if piece.is_word or len(text) <= _SHORTEST_NAME or _is_held(text, vocabulary):
        return [piece]
    starts = [0, *(at for at in range(1, len(text)) if not vocabulary.knows(text[at - 1 : at + 1])), len(text)]
    runs = [text[start:end] for start, end in pairwise(starts)]
    is_parted = all(len(run) > 1 or run in words_in("chinese", "single") for run in runs)
    return [Piece(run, is_word=len(run) == 1) for run in runs] if is_parted else [piece]


def _tells(character: str, vocabulary: Vocabulary) -> bool:
    """Whether a single character is one that the corpus has, and that constrains an answer."""
    return vocabulary.knows(character) and character not in words_in("chinese", "function_words")


def _unlisted(piece: Piece, vocabulary: Vocabulary, *, in_chinese: bool) -> Need:
    """The need for characters that no list knows; a name must be one that the corpus could have.

    A common noun that the corpus does not have is another thing than all it speaks of. Another common word may be only
    another way to say what it says.
    """
    if (
        len(piece.text) > 1
        and piece.text[-1] in words_in("chinese", "behind_deeds")
        and not _is_held(piece.text, vocabulary)
    ):
        piece = replace(piece, text=piece.text[:-1])  # 亏了
    way = _way(piece.text)
    ways = {way: 1.0} | dict.fromkeys(map(_way, _of_one_meaning(piece.text)), _SYNONYM)
    if len(piece.text) > _SHORTEST_NAME and piece.text[-1] in words_in("chinese", "name_endings"):
        ways[_way(piece.text[:-1])] = _SYNONYM  # 海鸥队 is 海鸥 in the title
    held = [one for one in ways if all(map(vocabulary.knows, one))]
    could_be_held = in_chinese or any(map(vocabulary.knows, piece.text))
    is_name = not piece.is_word and len(piece.text) > 1 and could_be_held
    is_way_to_say = in_chinese and piece.is_word and not is_thing(piece.text)
    weights = [max(map(vocabulary.weight, one)) for one in held]
    weight = min(weights, default=_UNKNOWN if is_way_to_say else 1.0)
    is_constraint = not held and in_chinese and is_thing(piece.text)
    return Need(piece.text, ways, weight, is_name, bool(held), is_constraint)


def _is_held(text: str, vocabulary: Vocabulary) -> bool:
    """Whether the corpus has each two neighbouring characters of a text side by side."""
    return all(map(vocabulary.knows, _way(text)))


def _known_beginning(word: str, vocabulary: Vocabulary) -> int:
    """How many characters of a word the corpus has side by side, where none of the others stands in it so.

    What follows a name that is known is no part of a name that is not: 澜川市 and 打算.
    """
    known = [vocabulary.knows(word[at : at + 2]) for at in range(len(word) - 1)]
    length = known.index(False) if False in known else len(known)
    return length + 1 if length >= _KNOWN_NAME - 1 and not any(known[length:]) else 0


def _title(words: str, vocabulary: Vocabulary) -> Need:
    """The title of a work, which is a name whatever its words."""
    way = _way(words)
    weights = [vocabulary.weight(term) for term in way if vocabulary.knows(term)]
    return Need(words, {way: 1.0}, max(weights, default=1.0), is_name=True, is_known=len(weights) == len(way))


def _parted(unknown: str, vocabulary: Vocabulary) -> Iterator[str]:
    """Some characters parted where the corpus never has two of them side by side; a single one stays where it is."""
    start = 0
    for at in range(2, len(unknown) - 1):
        if (
            not vocabulary.knows(unknown[at - 1 : at + 1])
            and vocabulary.knows(unknown[at : at + 2])
            and (at - start > 1 and vocabulary.knows(unknown[at - 2 : at]))
        ):
            yield unknown[start:at]
            start = at
    rest = unknown[start:]
    if len(rest) > _SHORTEST_NAME and rest.endswith(_TOTAL) and not vocabulary.knows(rest[-2:]):
        yield from (rest[:-1], _TOTAL)  # 新馆总投资
    elif rest:
        yield rest


@cache
def _general() -> Mapping[str, Sequence[str]]:
    terms: Mapping[str, Sequence[str]] = lexicon("chinese")["terms"]
    return terms


@cache
def _by_meaning() -> Mapping[str, Sequence[str]]:
    """The general terms of each meaning."""
    terms: dict[str, list[str]] = {}
    for term, meanings in _general().items():
        for meaning in meanings:
            terms.setdefault(meaning, []).append(term)
    return terms


@cache
def _world() -> Mapping[str, Sequence[str]]:
    companies = [name for name in lexicon("companies")["names"] if isinstance(name, dict)]
    named = {zh: place["en"] for place in world_places() for zh in place.get("zh", ())}
    return named | {zh: [company["en"]] for company in companies for zh in company.get("zh", ())}
