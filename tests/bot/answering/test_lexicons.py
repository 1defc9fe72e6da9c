"""Lexicons: what every list of words and every pattern must keep, whoever edits it."""

import re
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any, get_args

import pytest

from bot.answering.asked.question import AnswerType, Operation
from bot.answering.asked.thesaurus import Phrase
from bot.answering.lexicons import general_stems, generic_stems, lexicon, world_names
from corpus.words import stem_of, stems_of
from tests.patterns import nests_quantifiers

NAMES = ("thesaurus", "opposites", "generic", "asking", "places", "companies", "chinese", "smalltalk")
LANGUAGES = ("en", "zh")
TOPICS = {
    "greeting", "thanks", "farewell", "how_are_you", "who_are_you", "what_can_you_do", "are_you_ai", "praise",
    "complaint", "acknowledge", "help",
}  # fmt: skip
LONG_MESSAGES = (
    "what is " * 500,
    "a" * 4000,
    "in which x " * 350,
    "多少" * 2000,
    "比" * 4000,
    "how did " * 500,
    " " * 4000,
)
ASKED = [
    ("how many patents were filed in 2023?", "count"),
    ("number of visitors last year", "count"),
    ("what percentage of revenue is export?", "value"),
    ("whats the height of the tower", "value"),
    ("how big is the lake?", "value"),
    ("when was the bridge opened?", "date"),
    ("in which year did it open", "date"),
    ("by when must the work be done?", "date"),
    ("after the merger, who became chairman?", "person"),
    ("tell me who wrote it", "person"),
    ("whos the coach", "person"),
    ("which company bought the brand?", "organisation"),
    ("in which city is the museum?", "place"),
    ("where does the river rise?", "place"),
    ("which rivers flow into the sea?", "list"),
    ("list all members", "list"),
    ("why did sales fall?", "reason"),
    ("what were the reasons for the delay?", "reason"),
    ("what is a biosimilar?", "definition"),
    ("what does gdp stand for?", "definition"),
    ("how has output changed since 2020?", "trend"),
    ("was demand up or down?", "trend"),
    ("did exports rise in 2024?", "boolean"),
    ("is the head office in berlin or munich?", "entity"),
    ("how long did construction take?", "duration"),
    ("how is paper made?", "manner"),
    ("scale of the industry", "open"),
    ("population growth", "open"),
    ("can you tell me about the museum?", "open"),
    ("what is the goal for 2027?", "open"),
    ("有多少家企业", "count"),
    ("面积是多少", "value"),
    ("哪一年成立的", "date"),
    ("馆长是谁", "person"),
    ("哪家公司获批", "organisation"),
    ("总部在哪里", "place"),
    ("列出所有产品", "list"),
    ("为什么下降", "reason"),
    ("什么是并购基金", "definition"),
    ("票价涨了吗", "boolean"),
    ("出口的变化趋势", "trend"),
    ("建造花了多长时间", "duration"),
    ("如何申请", "manner"),
    ("目标是什么", "open"),
]
PARTED = [
    ("how many opened, and when did it start?", 2),
    ("what is the price? and the weight?", 2),
    ("who is the coach and how many goals did they score?", 2),
    ("how many research and development centres are there?", 1),
    ("what is the size in 2024, 2025 and 2026?", 1),
    ("产值是多少？出口呢？", 2),
    ("2025年,上海的产值是多少", 1),
]
TALK = [
    ("hello there", "greeting"),
    ("thanks a lot", "thanks"),
    ("see you later", "farewell"),
    ("how are you", "how_are_you"),
    ("who are you", "who_are_you"),
    ("what can you do", "what_can_you_do"),
    ("are you a bot", "are_you_ai"),
    ("good job", "praise"),
    ("that is wrong", "complaint"),
    ("i see", "acknowledge"),
    ("help me", "help"),
    ("你好", "greeting"),
    ("谢谢你", "thanks"),
    ("你能做什么", "what_can_you_do"),
    ("hi what is the scale of the industry", None),
    ("thanks and how many visitors came", None),
    ("what is wrong with the bridge", None),
    ("who is the director", None),
    ("how are exports doing", None),
    ("你好 产值是多少", None),
    ("怎么样", None),
]


TWINS = [
    ("revenue", "profit", "loss", "cost"),
    ("gross", "net"),
    ("import", "export"),
    ("license in", "license out"),
    ("in-license", "out-license"),
    ("birth", "death"),
    ("born", "die", "marry"),
    ("win", "lose", "draw"),
    ("mean", "median", "maximum", "minimum"),
    ("employee", "customer", "volunteer", "visitor"),
    ("capacity", "attendance"),
    ("height", "length", "width", "depth"),
    ("director", "designer"),
    ("director", "architect"),
    ("composer", "conductor", "singer"),
    ("author", "publisher", "translator"),
    ("actor", "film director"),
    ("buyer", "seller"),
    ("lender", "borrower"),
    ("asset", "debt"),
    ("dividend", "salary"),
    ("tax", "fine"),
    ("dead", "injured", "missing"),
    ("patient", "doctor", "nurse"),
    ("symptom", "side effect"),
    ("drug", "vaccine"),
    ("student", "teacher"),
    ("defendant", "plaintiff", "witness"),
    ("suspect", "convict"),
    ("arrest", "convict", "sentence"),
    ("approve", "apply", "reject"),
    ("found", "dissolve"),
    ("chairman", "chief executive", "founder"),
    ("prime minister", "president"),
    ("president", "king"),
    ("wife", "sister", "mother", "daughter"),
    ("husband", "brother", "father", "son"),
    ("goal", "assist"),
    ("yellow card", "red card"),
    ("goalkeeper", "striker", "defender"),
    ("coach", "captain", "referee"),
    ("runner-up", "champion"),
    ("promote", "relegate"),
    ("temperature", "rainfall", "wind speed"),
    ("flood", "drought"),
    ("source", "mouth"),
    ("turnout", "result"),
    ("candidate", "winner"),
    ("lawyer", "judge", "prosecutor"),
    ("loan", "grant"),
    ("forecast", "actual"),
    ("target", "result"),
    ("day", "week", "month", "year"),
    ("north", "south", "east", "west"),
    ("inpatient", "outpatient"),
    ("passenger", "driver"),
    ("landlord", "tenant"),
    ("rent", "purchase price"),
    ("bus", "train", "tram"),
    ("plant", "animal"),
    ("army", "navy", "air force"),
    ("painter", "sculptor"),
    ("gold medal", "silver medal", "bronze medal"),
    ("area", "population"),
    ("price", "wage"),
    ("stock", "bond"),
    ("deficit", "debt"),
    ("unemployment", "inflation"),
    ("emigrate", "immigrate"),
    ("speed", "acceleration"),
    ("voltage", "current"),
    ("weight", "volume"),
]


@pytest.mark.parametrize("name", NAMES)
def test_every_lexicon_is_a_mapping_of_words(name: str) -> None:
    """Each file parses, is not empty, and none of its words is one that YAML takes for a truth value or a number."""
    leaves = list(_leaves(lexicon(name)))
    assert leaves
    assert [leaf for leaf in leaves if not isinstance(leaf, str) or not leaf.strip()] == []


def test_words_of_a_group_differ_in_all_their_forms() -> None:
    """No group of the thesaurus has a phrase twice, in whatever form: what the stemmer or `forms` joins is one."""
    written = [[_in_first_form(word) for word in group] for group in lexicon("thesaurus")["groups"]]
    assert [group for group in written if len(set(group)) < max(2, len(group))] == []


def test_no_group_lies_within_another() -> None:
    """What one group says, no other says again."""
    groups = _groups()
    by_phrase: dict[Phrase, list[frozenset[Phrase]]] = {}
    for group in groups:
        for phrase in group:
            by_phrase.setdefault(phrase, []).append(group)
    within = [group for group in groups if any(group < other for other in by_phrase[min(group)])]
    assert within == []
    assert len(set(groups)) == len(groups)


def test_a_form_belongs_to_one_word() -> None:
    """Each form is one word, another one than the stemmer makes of the rest, and of no second word."""
    rows = lexicon("thesaurus")["forms"]
    assert [row for row in rows if any(len(stems_of(form)) != 1 for form in row)] == []
    assert _repeated(stem for row in rows for form in row for stem in stems_of(form)) == []


@pytest.mark.parametrize("twins", TWINS, ids=" ".join)
def test_twins_never_stand_in_one_group(twins: Sequence[str]) -> None:
    """What readers must be told apart for is never swapped: a revenue is no profit."""
    apart = {_in_first_form(twin) for twin in twins}
    assert len(apart) == len(twins)
    assert [group for group in _groups() if len(group & apart) > 1] == []


def test_opposites_never_stand_in_one_group() -> None:
    """What excludes a word is no other word for it."""
    pairs = [
        frozenset(map(_in_first_form, pair))
        for pair in [*lexicon("opposites")["pairs"], *lexicon("opposites")["deeds"]]
    ]
    assert [pair for pair in pairs if len(pair) > 1 and any(pair <= group for group in _groups())] == []


@pytest.mark.parametrize("key", ["up", "down", "flat", "neither"])
def test_words_of_direction_stand_once(key: str) -> None:
    """No word of direction is listed twice under its key."""
    assert _repeated(lexicon("opposites")[key]) == []


def test_no_word_has_two_directions() -> None:
    """What means rising never means falling or staying, in English by stems and in Chinese by characters."""
    for name in ("opposites", "chinese"):
        up, down, flat = ({stems_of(word) for word in lexicon(name)[key]} for key in ("up", "down", "flat"))
        assert not up & down | up & flat | down & flat


def test_phrases_without_direction_hold_a_word_of_direction() -> None:
    """A phrase is an exception only where one of its words alone would tell a direction."""
    opposites = lexicon("opposites")
    directions = {stem for key in ("up", "down", "flat") for word in opposites[key] for stem in stems_of(word)}
    assert [phrase for phrase in opposites["neither"] if not directions & set(stems_of(phrase))] == []


def test_pairs_are_of_two_words_without_direction() -> None:
    """A pair has two different words, stands once, and repeats no word of rising or falling."""
    pairs = [*lexicon("opposites")["pairs"], *lexicon("opposites")["deeds"]]
    directions = {stems_of(word) for key in ("up", "down") for word in lexicon("opposites")[key]}
    assert [pair for pair in pairs if len({stems_of(word) for word in pair}) != len(pair) or len(pair) != 2] == []
    assert _repeated("|".join(sorted(pair)) for pair in pairs) == []
    assert [pair for pair in pairs if any(stems_of(word) in directions for word in pair)] == []


def test_generic_words_hold_no_direction() -> None:
    """A word of direction constrains the answer, so it is never among those that do not; none stands there twice."""
    words = lexicon("generic")["words"]
    directions = {stems_of(word) for key in ("up", "down", "flat") for word in lexicon("opposites")[key]}
    assert [word for word in words if stems_of(word) in directions] == []
    assert [word for word in words if " " in word] == []
    assert _repeated(words) == []
    assert _repeated(lexicon("generic")["pronouns"]) == []


def test_adjectives_are_no_generic_words() -> None:
    """An adjective that asks for a measure ("how long") keeps its meaning, save for "many" and "much"."""
    adjectives = lexicon("thesaurus")["adjectives"]
    assert {adjective for adjective in adjectives if stems_of(adjective)[0] in generic_stems()} == {"many", "much"}


def test_patterns_compile_and_nest_no_quantifier() -> None:
    """Every pattern is a regular expression in which nothing that repeats is repeated."""
    for pattern in (*_patterns(), *_side_patterns()):
        re.compile(pattern)
        assert not nests_quantifiers(pattern), pattern


@pytest.mark.parametrize("pattern", [r"(a+)+", r"(?:\w+ ){0,3}", r"((a*)b)*", r"(?:x|(?:y+z)){2,}"])
def test_nested_quantifiers_are_seen(pattern: str) -> None:
    """The check above finds a repetition within a repetition, however deep."""
    assert nests_quantifiers(pattern)


def test_patterns_are_quick_on_long_messages() -> None:
    """No message of the length that Telegram allows keeps a pattern busy."""
    for message in LONG_MESSAGES:
        for pattern in _patterns():
            began = time.process_time()
            re.search(pattern, message)
            assert time.process_time() - began < 0.5, pattern


@pytest.mark.parametrize("language", LANGUAGES)
def test_kinds_of_asking_are_known(language: str) -> None:
    """Each pattern leads to an answer type or an operation that a question can have."""
    asking = lexicon("asking")
    assert {rule["type"] for rule in asking[language]} <= set(get_args(AnswerType)) - {"open"}
    assert {rule["means"] for rule in lexicon("computing")["questions"][language]} <= set(get_args(Operation))


@pytest.mark.parametrize(("question", "expected"), ASKED)
def test_the_first_pattern_found_tells_what_is_asked(question: str, expected: str) -> None:
    """A question of each kind is seen as one; a terse one is left open."""
    rules = lexicon("asking")["en" if question.isascii() else "zh"]
    assert next((rule["type"] for rule in rules if re.search(rule["pattern"], question)), "open") == expected


@pytest.mark.parametrize(("message", "count"), PARTED)
def test_a_message_is_parted_between_questions_only(message: str, count: int) -> None:
    """Two questions in one message become two; a list within one question does not."""
    parts = [message]
    for splitter in lexicon("asking")["splitters"]["en" if message.isascii() else "zh"]:
        parts = [piece for part in parts for piece in re.split(splitter, part)]
    assert len(parts) == count


@pytest.mark.parametrize(("message", "expected"), TALK)
def test_small_talk_is_the_whole_message(message: str, expected: str | None) -> None:
    """A message that only greets, thanks or chats has its topic; one that also asks something has none."""
    found = (topic["topic"] for topic in lexicon("smalltalk")["topics"] if _matches_wholly(topic, message))
    assert next(found, None) == expected


def test_small_talk_has_all_its_topics() -> None:
    """Every topic stands once, with patterns in both languages."""
    topics = lexicon("smalltalk")["topics"]
    assert sorted(topic["topic"] for topic in topics) == sorted(TOPICS)
    assert all(topic[language] for topic in topics for language in LANGUAGES)


def test_chinese_names_and_terms_are_chinese() -> None:
    """Every Chinese key, name and word holds a Chinese character, and no English one does."""
    chinese = lexicon("chinese")
    words = [word for key in ("terms", "function_words", "up", "down", "flat") for word in chinese[key]]
    words += [name for entry in _world_entries() for name in entry["zh"]]
    english = [word for words in chinese["terms"].values() for word in words]
    english += [name for entry in _world_entries() for name in _as_list(entry["en"])]
    assert [word for word in words if not re.search(r"[\u4e00-\u9fff]", word)] == []
    assert [word for word in english if re.search(r"[\u4e00-\u9fff]", word)] == []


def test_chinese_terms_have_meanings_and_function_words_stand_once() -> None:
    """A term has at least one English word, each once; a function word is no term."""
    chinese = lexicon("chinese")
    assert [term for term, words in chinese["terms"].items() if not words or _repeated(words)] == []
    assert _repeated(chinese["function_words"]) == []
    assert set(chinese["function_words"]) & set(chinese["terms"]) == set()


def test_names_stand_once() -> None:
    """No place or company is listed twice under the same English name."""
    assert _repeated(name for entry in _world_entries() for name in _as_list(entry["en"])) == []


def test_names_are_no_ordinary_words() -> None:
    """No name that is seen in small letters has the stem of a word that the lexicons know as a plain one."""
    assert world_names() & general_stems() == set()


@cache
def _groups() -> list[frozenset[Phrase]]:
    return [frozenset(map(_in_first_form, group)) for group in lexicon("thesaurus")["groups"]]


def _in_first_form(phrase: str) -> Phrase:
    """The stems of a phrase, each irregular word in the first of its forms."""
    return tuple(_first_forms().get(stem, stem) for stem in stems_of(phrase))


@cache
def _first_forms() -> dict[str, str]:
    return {stem_of(form): stem_of(row[0]) for row in lexicon("thesaurus")["forms"] for form in row}


def _leaves(content: Any) -> Iterator[object]:  # noqa: ANN401 (what a YAML file may hold)
    if isinstance(content, dict):
        for key, value in content.items():
            yield key
            yield from _leaves(value)
    elif isinstance(content, list):
        for value in content:
            yield from _leaves(value)
    else:
        yield content


def _repeated(words: Iterable[str]) -> list[str]:
    return [word for word, count in Counter(words).items() if count > 1]


def _patterns() -> list[str]:
    asking = lexicon("asking")
    rules = [
        rule for language in LANGUAGES for rule in (*asking[language], *lexicon("computing")["questions"][language])
    ]
    splitters = [pattern for language in LANGUAGES for pattern in asking["splitters"][language]]
    topics = lexicon("smalltalk")["topics"]
    talk = [pattern for topic in topics for language in LANGUAGES for pattern in topic[language]]
    return [*(rule["pattern"] for rule in rules), *splitters, *talk]


def _side_patterns() -> list[str]:
    """These are held against whole questions of a few hundred characters alone: see `test_sides`."""
    return [row["pattern"] for language in LANGUAGES for rows in lexicon("sides")[language].values() for row in rows]


def _matches_wholly(topic: dict[str, Any], message: str) -> bool:
    return any(re.fullmatch(pattern, message) for language in LANGUAGES for pattern in topic[language])


def _world_entries() -> Sequence[dict[str, Any]]:
    return [*lexicon("places")["places"], *lexicon("companies")["names"]]


def _as_list(names: str | list[str]) -> list[str]:
    return [names] if isinstance(names, str) else names


def test_no_phrase_stands_on_two_sides_of_an_outcome() -> None:
    """A row of outcomes has two sides or more, and what says the one says none of the others."""
    for row, sides in lexicon("outcomes")["outcomes"].items():
        assert len(sides) > 1, row
        stems = [{tuple(map(stem_of, phrase.strip("+*").split())) for phrase in side} for side in sides.values()]
        written = Counter(phrase for side in stems for phrase in side)
        assert not [phrase for phrase, times in written.items() if times > 1], row


def test_the_reading_of_clauses_is_written_in_words() -> None:
    """YAML reads a bare "no", "on" or "off" as a truth value, and no word of a lexicon is one."""
    rows = [*lexicon("outcomes")["deeds"], *lexicon("outcomes")["reading"].values()]
    rows += [phrases for sides in lexicon("outcomes")["outcomes"].values() for phrases in sides.values()]
    assert all(isinstance(word, str) for row in rows for word in row)
