"""Sentences stand at their exact place, end where a reader would say so, and leave nothing out."""

import random
import re
import time

import pytest

from corpus.article import Article, Sentence
from corpus.sentences import sentence_spans, split_sentences
from corpus.spans import Span

NASTY = [
    *"aZ7éßİıﬁ中。！？；：、，”“「」《》（）…·α\u0301\u200b\u200d\ufeff\u00a0\u2028\u3000\x00\x0b\x1c\U0001f600\U0001f1e8",
    *".!?,;:\"'()[]{}<>|#*_-–—+=~`&/@%$ \t\n\r",
    *(
        "\n\n",
        "\r\n",
        "# ",
        "- ",
        "1. ",
        "(1) ",
        "> ",
        "---\n",
        "```\n",
        "| a | b |\n",
        "Co., Ltd. ",
        "U.S. ",
        "Dr. ",
        "3.5%. ",
    ),
    *("The river rose", "it fell", "Heading", "他说", "2025年", " . . . ", '." ', "..."),
]
MARKS = re.compile(r"[#>*+•‣◦▪·–|:=_~`-]+|\d{1,3}[.)]|\(?[a-z]\)|[①-⑳]|[(（][\d一二三四五六七八九十]{1,3}[)）]")
HOSTILE = {
    "abbreviations": "Co. A. U.S. " * 16_700,
    "open brackets": "(" * 200_000,
    "brackets": "(a.) " * 40_000,
    "dots": "." * 200_000,
    "dots apart": " ." * 100_000,
    "Chinese stops": "。" * 200_000,
    "closing quotes": '."' * 100_000,
    "notes": ".[1] " * 40_000,
    "blanks": " " * 200_000,
    "blanks behind a stop": "a." + " " * 200_000 + "b",
    "bars": "|" * 200_000,
    "hashes": "#" * 200_000,
    "quote marks": "> " * 100_000,
    "rules": "- " * 100_000,
    "short lines": "river\n" * 33_000,
    "small letters": "a line that goes on for a good while and never ends\n" * 4_000,
    "no spaces": "a.Bc" * 50_000,
    "one word": "x" * 200_000,
}


def _split(text: str, language: str = "en") -> list[str]:
    return [span.of(text) for span in sentence_spans(text, language)]


def _article(text: str, body: Span | None = None) -> Article:
    return Article("a", text, body or Span(0, len(text)), "A")


def _sentences(text: str) -> tuple[Sentence, ...]:
    return split_sentences(_article(text))


def _nasty_texts(seed: int, count: int) -> list[str]:
    chance = random.Random(seed)
    return ["".join(chance.choices(NASTY, k=chance.randrange(80))) for _ in range(count)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Harbour Tools Co., Ltd. (02561.HK) opened a yard.",
        "The yard of Harbour Tools Inc. Shanghai was sold.",
        "The U.S. Navy bought 3.5 boats for $1.2 million.",
        "Freight cost approx. $1.2bn in all.",
        "Dr. Anna M. Berg met J. K. Olsen and Mr. Lund.",
        "St. Pauls Pier, e.g. the north side vs. the south side, is closed.",
        "The ferry leaves at 4 p.m. Eastern time.",
        "See No. 12, Fig. 3 and Vol. IV of the log.",
        "The fair of Sept. 2024 was the best.",
        "Its R & D centre is small.",
        "The pier (It was built by hand.) still stands.",
        'She called it "great." and left.',
        "They met . . . Nobody knows where.",
        "She works at Yahoo! in town.",
        "He asked [...] about the pier.",
        "Write to Anna.Berg@Example.Com or read Node.js pages.",
        "昨天看了《走吧！朋友》这部电影。",
        "“我们卖了三艘船。”船长说。",
    ],
)
def test_a_stop_within_a_sentence_does_not_end_it(sentence: str) -> None:
    """Abbreviations, initials, decimals, tickers, brackets, quotations and pauses part nothing."""
    assert _split(sentence) == [sentence]


@pytest.mark.parametrize(
    "sentences",
    [
        ["It was sold to Harbour Tools Co., Ltd.", "The price is not known."],
        ["She moved to the U.S.", "How did she do?"],
        ["It cures hemophilia B.", "Prices fell by 3%."],
        ["It closed at 5 p.m.", "They went home."],
        ["They count boats, nets, ropes, etc.", "Oars are not counted."],
        ["It rose by 3.5%.[12]", "It fell in 2024.", "2025 was calm."],
        ["What is a pier?", "A bridge that gave up!", "Indeed."],
        ['He said: "It rose."', '"It fell," she said.'],
        ["(It rose.)", "(It fell.)"],
        ["They waited....", "Nobody came."],
        ["eBay fell.", "iPhone sales rose."],
        ["It rose.", "“It fell.”", "‘It rose.’"],
    ],
)
def test_a_stop_that_ends_a_sentence_ends_it(sentences: list[str]) -> None:
    """Where a new sentence begins, the old one ends, closing quotes, brackets and note marks included."""
    assert _split(" ".join(sentences)) == sentences


def test_a_forgotten_space_ends_a_sentence_all_the_same() -> None:
    """``...rose.Then`` is two sentences, ``Node.js`` and ``3.5`` are none."""
    assert _split("The river rose.Then Node.js fell by 3.5.") == ["The river rose.", "Then Node.js fell by 3.5."]


def test_chinese_sentences_end_with_their_quotes_and_need_no_space() -> None:
    """Stops of full width end sentences, and take the closing quotation mark along."""
    sentences = ["他说：“船来了！”", "今年出口增长3.5%；", "明年呢？", "《走吧！》（见附件。）好看。"]
    assert _split("".join(sentences), "zh") == sentences


def test_who_writes_no_capitals_has_sentences_too() -> None:
    """In a paragraph without a capital, a small letter may begin a sentence."""
    assert _split("the river rose. it was approx. two feet.") == ["the river rose.", "it was approx. two feet."]


def test_a_heading_is_never_glued_to_the_next_line() -> None:
    """A line is a sentence of its own, with a full stop or without."""
    text = "# Rivers of May #\nThe Elbe rose\n\n## The Po\nIt fell."
    assert _split(text) == ["Rivers of May", "The Elbe rose", "The Po", "It fell."]


def test_sentences_know_the_heading_that_they_stand_under() -> None:
    """Each sentence carries the words of the nearest heading above it, and headings are marked."""
    found = _sentences("Before.\n# Rivers\nOne. Two.\n\nSeas\n====\nThree.")
    assert [(sentence.heading, sentence.is_heading) for sentence in found] == [
        ("", False),
        ("", True),
        ("Rivers", False),
        ("Rivers", False),
        ("", True),
        ("Seas", False),
    ]


def test_a_short_line_between_paragraphs_of_plain_text_is_a_heading() -> None:
    """Without marks a heading is known by its length, by what ended before it and by what begins below it."""
    text = (
        "Traffic on the River\n\nBy Anna Berg\n\nThe ferries carried more people than ever.\nWhy the Ferries Are Full\n"
        "Fares have not risen for years.\nThree kinds of ticket are sold:\nday tickets\nweek tickets\nyear tickets"
    )
    headings = [sentence.span.of(text) for sentence in _sentences(text) if sentence.is_heading]
    assert headings == ["Traffic on the River", "Why the Ferries Are Full"]


def test_items_and_rows_stand_alone_without_their_marks() -> None:
    """Bullets, numbers, bars and rules belong to no sentence."""
    items = "- The Elbe\n* The Po rose\n1. The Rhine\n(2) 易北河\n"
    text = items + "| River | Feet |\n|---|---|\n| Po | 3.5. A bit |\n---\nEnd."
    assert _split(text) == ["The Elbe", "The Po rose", "The Rhine", "易北河", "River | Feet", "Po | 3.5. A bit", "End."]


def test_a_list_is_one_paragraph() -> None:
    """The items of a list share their paragraph; lines of prose do not."""
    found = _sentences("One rose.\nTwo fell.\n- three\n- four\n\nFive.")
    assert [sentence.paragraph for sentence in found] == [0, 1, 2, 2, 3]


def test_a_paragraph_wrapped_by_hand_is_read_as_one() -> None:
    """Full lines that plainly go on are joined, also before a capital, and their sentences are found across them."""
    text = (
        "The harbour of the old town was dredged twice in the year before the war of\n"
        "Independence, and each time the cost was borne by the guild of the ferrymen. The\n"
        "Guild of the Netmakers paid nothing at all, and said so in a letter that the\n"
        "council keeps. Nobody has read it since."
    )
    assert [sentence.count("\n") for sentence in _split(text)] == [1, 2, 0]


def test_a_line_that_cannot_be_the_last_goes_on_before_a_name() -> None:
    """What ends with a word like "of" is no sentence, though the name below would fit; one that asks is whole."""
    assert len(_split("The mill on the hill was given to the University of\nTarrow in 1931.")) == 1
    assert len(_split("What the old bridges of Tarrow town are made of\nThe oldest of them is of brick.")) == 2


def test_lines_that_were_not_wrapped_stay_apart() -> None:
    """A short line is not glued to the one below it, whatever that begins with."""
    assert _split("day tickets\nweek tickets\nNorth Pier\nThe pier is closed.") == [
        "day tickets",
        "week tickets",
        "North Pier",
        "The pier is closed.",
    ]


def test_only_the_body_is_split() -> None:
    """Offsets count from the start of the whole text, and nothing outside the body is read."""
    text = "---\ntitle: Not this.\n---\nThis. And this."
    found = split_sentences(_article(text, Span(text.index("This."), len(text))))
    assert [sentence.span.of(text) for sentence in found] == ["This.", "And this."]


@pytest.mark.parametrize("seed", range(8))
def test_offsets_hold_whatever_the_text(seed: int) -> None:
    """Sentences are in order, never overlap, are never empty, and have no white space at their edges."""
    for text in _nasty_texts(seed, 150):
        found = _sentences(text)
        assert [sentence.position for sentence in found] == list(range(len(found)))
        end = 0
        for sentence in found:
            words = sentence.span.of(text)
            assert sentence.span.start >= end, text
            assert words, text
            assert words == words.strip(), text
            end = sentence.span.end
        assert sentence_spans(text) == tuple(sentence.span for sentence in found)


@pytest.mark.parametrize("seed", range(8))
def test_nothing_but_marks_is_left_out(seed: int) -> None:
    """Every character of the body that is no white space stands in a sentence, or is a mark at the edge of its line."""
    for text in _nasty_texts(100 + seed, 150):
        rest = list(text)
        for span in sentence_spans(text):
            rest[span.start : span.end] = " " * (span.end - span.start)
        fences = [
            line for line in re.split("[\n\r\x0b\x0c\x85\u2028\u2029]", text) if line.strip().startswith(("```", "~~~"))
        ]
        for piece in "".join(rest).split():
            assert MARKS.sub("", piece) == "" or any(piece in line for line in fences), (text, piece)


@pytest.mark.parametrize("seed", range(4))
def test_paragraphs_count_upwards(seed: int) -> None:
    """Paragraphs are numbered from 0 without gaps, in the order of the text."""
    for text in _nasty_texts(200 + seed, 100):
        numbers = [sentence.paragraph for sentence in _sentences(text)]
        assert numbers == sorted(numbers)
        assert set(numbers) == set(range(max(numbers, default=-1) + 1))


@pytest.mark.parametrize("name", HOSTILE)
def test_no_text_takes_long(name: str) -> None:
    """200 kB of anything are split in less than a second of the processor's time."""
    began = time.process_time()
    sentence_spans(HOSTILE[name])
    assert time.process_time() - began < 5
