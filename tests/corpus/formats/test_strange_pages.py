"""Pages of makers whose habits nobody foresaw: their article is found whole, and what stands around it is not."""

from collections.abc import Callable

import pytest

from corpus.formats.document import Document
from tests.corpus.formats.pages import make_pdf

Read = Callable[[str], Document]

STATISTICS = """<html lang="en"><head><title>Overnight stays, December 2024 | Statistics Norrland</title></head><body>
<header><a>Statistics Norrland</a></header><nav><ul><li>Population</li><li>Prices</li></ul></nav>
<div class="page"><div class="info"><p><b>Release date:</b> 12 February 2025</p></div>
<h1>Overnight stays, December 2024</h1><div><h2>Main points</h2>
<ul><li>There were 412,300 overnight stays, 3.1% more than a year before.</li>
<li>Foreign guests accounted for 97,800 stays.</li></ul></div>
<div><h2>By region</h2><table><caption>Table 1: stays by region, thousands</caption>
<tr><th>Region</th><th>2023</th><th>2024</th></tr><tr><td>Harwick</td><td>151.2</td><td>160.4</td></tr>
<tr><td>Ostland</td><td>140.9</td><td>139.0</td></tr></table></div>
<div><h2>About the data</h2><p>The survey covers all 684 establishments with ten beds or more. Figures for
December are provisional until the end of March.</p></div></div>
<footer><p>Statistics Norrland, Harwick</p></footer></body></html>"""


def test_an_article_that_no_tag_names_keeps_its_lists_and_headings(read_page: Read) -> None:
    """What holds the one great headline and most of the text is the article, though it is only a box."""
    page = read_page(STATISTICS)
    assert (page.title, page.published) == ("Overnight stays, December 2024", "2025-02-12")
    assert page.text.startswith("Release date: 12 February 2025\n\n# Overnight stays, December 2024\n\n## Main points")
    assert "- There were 412,300 overnight stays, 3.1% more than a year before.\n- Foreign guests" in page.text
    assert "## By region\n\nTable 1: stays by region, thousands\n\n| Region |" in page.text
    assert "Prices" not in page.text


@pytest.mark.parametrize(
    "mark",
    [
        '<sup class="reference"><a href="#note-1">[1]</a></sup>',
        '<sup><a href="#fn:a">a</a></sup>',
        '<a class="footnote-anchor" href="#footnote-1">1</a>',
    ],
)
def test_what_leads_to_a_note_is_no_word(read_page: Read, mark: str) -> None:
    """A sentence is quoted without the number of its note; a number that leads nowhere is a part of it."""
    sentence = f"The barrier has eight gates.{mark} It is 418 metres long, and 17 m<sup>2</sup> of it are glass."
    page = read_page(f"<article><h1>The barrier</h1><p>{sentence * 6}</p></article>")
    assert page.text.count("The barrier has eight gates. It is 418 metres long, and 17 m2 of it are glass.") == 6


def test_what_readers_are_offered_beside_a_heading_is_none_of_it(read_page: Read) -> None:
    """Signs of links and words such as "edit" go, and so does the heading of a list of the page's parts."""
    parts = (
        '<h2>Contents</h2><ul><li><a href="#a">History</a></li></ul>'
        '<h2><span id="a">History</span><span class="mw-editsection">[<a href="/e">edit</a>]</span></h2>'
        f"<p>{'A barrier was first proposed in 1953. ' * 9}</p>"
        f'<h2>Gates<a class="headerlink" href="#g">¶</a></h2><p>{"There are eight gates. " * 9}</p>'
    )
    page = read_page(f"<body><main><h1>Lune Barrier</h1>{parts}</main></body>")
    assert [line for line in page.text.split("\n") if line.startswith("#")] == [
        "# Lune Barrier",
        "## History",
        "## Gates",
    ]


HEAD, STAMP = ("Sediment behind barriers", 57, 808, 8), ("11/30/26, 2:40 PM", 24, 808, 8)
LINES = [(f"The river drops {number} tonnes of sediment behind", 57, 750 - 12 * number, 10) for number in range(12)]


def test_a_running_head_of_one_page_is_no_text(read_pdf: Callable[[bytes], Document]) -> None:
    """It stands alone, in smaller letters, above the text of a further page; so does what a printer stamps on it."""
    text = read_pdf(make_pdf([[*LINES], [HEAD, *LINES], [STAMP, *LINES]])).text
    assert "barriers" not in text
    assert "2:40" not in text
    assert text.count("The river drops 0 tonnes") == 3
