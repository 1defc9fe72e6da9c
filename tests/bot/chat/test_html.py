"""Replies as messages: escaped, short enough, with every tag closed, and nothing lost."""

import random
import re
from dataclasses import replace

import pytest

from bot.answering.beside.librarian import Source
from bot.answering.said.reply import Footnote, Imprint, Reply
from bot.chat.html import plain_text, reply_messages, source_line
from bot.chat.messages import legible
from bot.chat.sources import sources_messages
from bot.chat.texts import Texts, all_texts, texts_for
from tests.bot.chat.librarian import RIVER
from tests.telegram_emulator import parsed_html, utf16

LINKED = '<a href="https://example.org/river?a=1&amp;b=&quot;2&quot;">[1]</a>'
TEXTS = texts_for("en")
ALPHABET = [
    "a",
    "word",
    " ",
    " ",
    ". ",
    "\n",
    "<b>",
    "</b>",
    "&",
    "&amp;",
    '"',
    "'",
    "😀",
    "数",
    "。",
    "é",
    "\ud83d",
    "[1]",
    "\u202e",
    "\u2066",
    "\u200b",
    "\x00",
    "שלום\u200f",
]


def noise(generator: random.Random, longest: int) -> str:
    """A text of letters, markup, emoji and halves of them."""
    return "".join(generator.choices(ALPHABET, k=generator.randrange(longest)))


def noisy_reply(seed: int) -> Reply:
    """A reply of any size, from a word to many messages."""
    generator = random.Random(seed)
    longest = generator.choice([5, 200, 8000])
    paragraphs = tuple(noise(generator, longest) for _ in range(generator.randrange(1, 5)))
    footnotes = tuple(
        Footnote(
            n=n,
            quote=noise(generator, longest),
            article="a",
            title=noise(generator, longest // 2),
            publisher=noise(generator, longest // 4),
            published=generator.choice(["", "2025", noise(generator, longest)]),
            published_inferred=generator.random() < 0.5,
            url=generator.choice(["", "javascript:alert(1)", "https://e.org/" + noise(generator, longest)]),
            start=0,
            end=1,
            page=generator.choice([0, 0, 12]),
            heading=noise(generator, longest // 2),
        )
        for n in range(1, generator.randrange(1, 6))
    )
    return Reply("value", paragraphs, footnotes, lead=paragraphs[0][: generator.randrange(len(paragraphs[0]) + 1)])


@pytest.mark.parametrize("seed", range(60))
@pytest.mark.parametrize("texts", all_texts().values(), ids=all_texts())
def test_every_message_is_short_enough_and_well_formed(seed: int, texts: Texts) -> None:
    """Whatever a reply holds, each message has at most 4096 UTF-16 units, markup included, closed tags, and text."""
    for markup in reply_messages(noisy_reply(seed), texts):
        assert utf16(markup) <= 4096
        text, _ = parsed_html(markup)
        assert text.strip()


@pytest.mark.parametrize("seed", range(40))
def test_no_word_of_a_paragraph_is_lost(seed: int) -> None:
    """The paragraphs can be read off the messages, character by character, but for blanks where they were parted."""
    reply = replace(noisy_reply(seed), footnotes=())
    read = "".join(parsed_html(markup)[0] for markup in reply_messages(reply, TEXTS))
    written = legible("".join(reply.paragraphs))
    assert re.sub(r"\s", "", read) == re.sub(r"\s", "", written)


@pytest.mark.parametrize("seed", range(40))
def test_exactly_the_lead_is_bold(seed: int) -> None:
    """What is bold is the lead, no more and no less."""
    reply = replace(noisy_reply(seed), footnotes=())
    bold = ""
    for markup in reply_messages(reply, TEXTS):
        text, entities = parsed_html(markup)
        raw = text.encode("utf-16-le")
        for entity in entities:
            assert entity["type"] == "bold"
            bold += raw[2 * entity["offset"] : 2 * (entity["offset"] + entity["length"])].decode("utf-16-le")
    assert re.sub(r"\s", "", bold) == re.sub(r"\s", "", legible(reply.lead))


def test_a_short_reply_is_one_message_in_a_fixed_form() -> None:
    """Paragraphs, then each footnote: its number, the quote, and the source."""
    reply = Reply("value", ("2 metres <high>. [1]", "That is all."), (RIVER,), lead="2 metres")
    (message,) = reply_messages(reply, TEXTS)
    assert message == (
        f"<b>2 metres</b> &lt;high&gt;. {LINKED}\n\n"
        "That is all.\n\n"
        f"{LINKED}\n"
        "<blockquote expandable>The river &lt;Elbe&gt; rose by 2 metres &amp; more.</blockquote>\n"
        '<a href="https://example.org/river?a=1&amp;b=&quot;2&quot;">High &amp; low water</a>'
        " · Gauge &lt;Office&gt; · 2025-10"
    )


def test_an_inferred_date_says_so() -> None:
    """A date that no source states is marked in the footnote."""
    reply = Reply("value", ("2 metres [1]",), (replace(RIVER, published_inferred=True),))
    assert "about 2025-10, inferred from the text" in reply_messages(reply, TEXTS)[0]


@pytest.mark.parametrize(
    "url", ["", "ftp://e.org/", "javascript:alert(1)", "https://", "http:///x", "e.org", "tg://user?id=1"]
)
def test_only_addresses_of_the_web_are_linked(url: str) -> None:
    """Anything but http and https is no link."""
    source = Imprint("a", "Title", "Publisher", "2025", False, url)
    assert source_line(source, "2025") == "Title · Publisher · 2025"
    assert source_line(replace(source, url="HTTPS://e.org/x"), "").startswith('<a href="HTTPS://e.org/x">')


def test_a_quote_that_fills_a_message_is_shortened_and_its_source_is_not() -> None:
    """A footnote is never parted; where it is too long, its quote ends with … and its source stands whole."""
    reply = Reply("value", ("2 metres [1]",), (replace(RIVER, quote="quote & " * 900),))
    first, second = reply_messages(reply, TEXTS)
    assert first == f"2 metres {LINKED}"
    assert "…</blockquote>" in second
    assert second.endswith("2025-10")
    assert utf16(second) > 4000


def test_paragraphs_and_footnotes_share_a_message_where_they_fit() -> None:
    """As few messages as the pieces allow: none is parted that fits a message of its own."""
    reply = Reply("value", ("a" * 3000, "b" * 3000, "c" * 1000), ())
    assert reply_messages(reply, TEXTS) == ["a" * 3000, "b" * 3000 + "\n\n" + "c" * 1000]


def test_a_long_paragraph_is_parted_between_sentences() -> None:
    """Each part of a paragraph ends where a sentence ends."""
    for sentence in ("The river rose. ", "河水上涨。"):
        parts = reply_messages(Reply("value", (sentence * 900,)), TEXTS)
        assert len(parts) > 1
        assert all(part.endswith(sentence.strip()) for part in parts)


def test_plain_text_says_the_same_and_is_no_longer() -> None:
    """Without markup a message has the same words, the addresses of its links, and still fits."""
    for seed in range(30):
        for markup in reply_messages(noisy_reply(seed), TEXTS):
            text, entities = parsed_html(markup)
            plain = plain_text(markup)
            for entity in entities:
                if entity["type"] == "text_link":
                    plain = plain.replace(f" ({entity['url']})", "", 1)
            assert plain == text
            assert utf16(plain_text(markup)) <= 4096


def test_a_long_list_of_sources_is_parted_between_sources() -> None:
    """However many articles there are, each is listed in one piece, and in a group only the first few."""
    sources = [
        Source(f"a{n}", f"<{n}> " + "t" * 90, "P&Q", "2025", True, f"https://e.org/{n}", 1, 1) for n in range(300)
    ]
    messages = sources_messages(sources, TEXTS)
    assert all(utf16(markup) <= 4096 for markup in messages)
    assert sum(parsed_html(markup)[0].count("• <") for markup in messages) == 300
    (brief,) = sources_messages(sources, TEXTS, briefly=True)
    assert brief.count("•") == 5
    assert sources_messages([], TEXTS) == [TEXTS.no_sources]


def test_no_source_turns_the_words_after_it_around() -> None:
    """Directions and controls are left out, marks within words stay; what nobody sees is no title."""
    quote = "a\u202eb\u2067c\x07d e\u200f"
    blank = "\u200b\u2060 \u202e"
    reply = Reply("value", ("2\u202d [1]",), (replace(RIVER, title=blank, publisher="P\u202e", quote=quote, url=""),))
    (message,) = reply_messages(reply, TEXTS)
    assert message == ("2 [1]\n\n[1]\n<blockquote expandable>abc d e\u200f</blockquote>\nriver · P · 2025-10")
    source = Source("river", blank, "", "", False, "", 1, 1)
    assert sources_messages([source], TEXTS)[0].endswith("• river · no date known")
