"""A footnote says where in its source the quote stands, as whoever looks it up needs it."""

import pytest

from bot.answering.held.holdings import Holdings
from bot.answering.said.answer import Citation
from bot.answering.said.compose import footnote_of
from bot.answering.said.places import placed
from bot.answering.said.reply import Footnote, Reply
from bot.answering.walk import reply_to
from bot.chat.html import footnote_source
from bot.chat.texts import all_texts, texts_for
from bot.jsonlines import reply_to_json
from bot.terminal.layout import notes_groups
from bot.terminal.wording import read_wording
from corpus.reader import read_corpus
from index.build import build_snapshot
from index.shelf import Shelf
from tests.corpus.formats.pages import NEWS, make_docx, make_report
from tests.fakes_index import WordHashEncoder


@pytest.fixture(name="holdings", scope="module")
def _holdings(tmp_path_factory: pytest.TempPathFactory) -> Holdings:
    """A PDF of two pages, a web page, a Word file and a text without headings."""
    folder = tmp_path_factory.mktemp("places")
    files = {"report.pdf": make_report(), "news.html": NEWS.encode(), "water.docx": make_docx()}
    for name, content in {**files, "plain.md": b"The river Orrin is 84 kilometres long.\n"}.items():
        (folder / name).write_bytes(content)
    built = build_snapshot(read_corpus(folder), WordHashEncoder(), Shelf(folder / ".index"))
    assert built
    return Holdings(built, WordHashEncoder())


def places_in(holdings: Holdings, article: str) -> dict[str, tuple[int, str]]:
    """Page and heading of each sentence of an article."""
    whole = holdings.article(article)
    notes = [
        placed(footnote_of(Citation(whole, sentence.span), 1), holdings)
        for sentence in holdings.snapshot.sentences[article]
        if not sentence.is_heading
    ]
    return {note.quote: (note.page, note.heading) for note in notes}


def test_a_quote_of_a_pdf_has_its_page(holdings: Holdings) -> None:
    """Every sentence has the number of the page that it begins on, also where it ends on the next."""
    places = places_in(holdings, "report")
    pages = holdings.article("report").text.split("\f")
    assert {page for page, _ in places.values()} == {1, 2}
    assert all(quote in pages[page - 1] for quote, (page, _) in places.items())
    across = next(place for quote, place in places.items() if "lighthouse of 1871" in quote)
    assert across == (1, "")


def test_a_quote_of_a_page_or_a_word_file_has_its_heading(holdings: Holdings) -> None:
    """The nearest one above it; none where that is the title, and none where there is none."""
    news = places_in(holdings, "news")
    assert news["The old sea wall of 1957 was 3.4 metres high."] == (0, "What it replaces")
    assert news["It cost 412 million pounds, said the council."] == (0, "")
    assert places_in(holdings, "water")["Leaks lost 14 per cent."] == (0, "Households")
    assert set(places_in(holdings, "plain").values()) == {(0, "")}


def test_a_reply_has_its_places(holdings: Holdings) -> None:
    """What the walk gives is placed; the contract of the JSON object has no more keys than before."""
    asked = "How high was the old sea wall of 1957?"
    reply = reply_to(asked, holdings)
    assert {note.heading for note in reply.footnotes} == {"What it replaces"}
    (citation,) = _citations(reply, asked)
    assert len(citation) == 9


def test_every_channel_shows_the_place() -> None:
    """Terminal and Telegram, in each language, with what could be markup escaped; a page goes before a heading."""
    paged = Footnote("a", "A", "", "", False, "", 1, "It is.", 0, 6, page=12, heading="never shown")
    headed = Footnote("a", "A", "", "", False, "", 1, "It is.", 0, 6, heading="Rise & <fall>")
    shown = [
        notes_groups([note], read_wording(), quotes=False, addresses=False)[0][0].text.plain for note in (paged, headed)
    ]
    assert shown == ["[1] A, page 12", "[1] A, § Rise & <fall>"]
    assert [footnote_source(note, texts_for("en")) for note in (paged, headed)] == [
        "A · page 12", "A · § Rise &amp; &lt;fall&gt;",
    ]  # fmt: skip
    for texts in all_texts().values():
        assert "12" in footnote_source(paged, texts)
        assert "Rise &amp; &lt;fall&gt;" in footnote_source(headed, texts)


def _citations(reply: Reply, asked: str) -> list[dict[str, object]]:
    citations = reply_to_json(reply, None, asked, 1.0)["citations"]
    assert isinstance(citations, list)
    return citations
