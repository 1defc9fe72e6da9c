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


TEXT = "<p>" + "The new barrier becomes dearer than planned, and nobody can say by how much. " * 6 + "</p>"


@pytest.mark.parametrize(
    ("head", "published", "author"),
    [
        ("<p>Stand: 14.03.2025, 16:30 Uhr</p><p>Von: <a>Anna Berg</a></p>", "2025-03-14", "Anna Berg"),
        ('<div><span>Tom Holm</span><em id="publish_time">2025年4月18日 09:30</em></div>', "2025-04-18", ""),
        (
            '<div class="meta">By <a>Anna Berg</a> <span class="date-line">4 May 2024</span></div>',
            "2024-05-04",
            "Anna Berg",
        ),
        ("<table><tr><th>Opened</th><td>13 March 2025</td></tr></table>", "", ""),
        (
            "<dl><dt>Source</dt><dd>Relief Office</dd><dt>Posted</dt><dd><time>23 Aug 2024</time></dd></dl>",
            "2024-08-23",
            "",
        ),
        ("<dl class='dates'><dt>Opening</dt><dd>13 March 2025</dd></dl>", "", ""),
        ("<div>Harwick town hall</div><div>13 March 2025</div>", "", ""),
    ],
)
def test_who_and_when_stand_below_the_headline(read_page: Read, head: str, published: str, author: str) -> None:
    """They are read there where nothing else says them; a day that may be anything's is none of publication."""
    page = read_page(f"<html lang='de'><body><div><h1>The barrier</h1>{head}{TEXT}</div></body></html>")
    assert (page.published, page.author) == (published, author)


def test_the_day_of_a_related_page_is_none_of_this_one(read_page: Read) -> None:
    """Behind the article only a word dates it, and the tag of a time is none; the day below the headline is better."""
    related = "<section><h2>Related</h2><article><h3>Update</h3><time>14 Aug 2024</time></article></section>"
    head = "<dl><dt>Posted</dt><dd><time datetime='2024-08-23'>23 Aug 2024</time></dd></dl>"
    page = read_page(
        f"<body><main><article><h1>Floods (as of August 2024)</h1>{head}{TEXT}</article>{related}</main></body>"
    )
    assert page.published == "2024-08-23"


@pytest.mark.parametrize("name", ["Super User", "责任编辑：何平", "Staff Reporter", "News Desk"])
def test_who_is_no_person_is_no_author(read_page: Read, name: str) -> None:
    """Programs and desks write nothing."""
    page = f'<head><meta name="author" content="{name}"></head><body><article><h1>A</h1>{TEXT}</article></body>'
    assert read_page(page).author == ""


OLD = """<HTML><BODY><TABLE><TR><TD><A HREF="a.htm">Home</A><BR><A HREF="b.htm">Ships</A></TD><TD>
The light was first lit in 1847. It stands 41 metres above high water, and could be seen for 18 nautical miles.<P>
Until 1923 it burnt oil, which was carried up 186 steps by hand, four gallons at a time, in all weathers.<P>
The lamp was made automatic in 1987, and the last keeper moved out of the tower in the same week of that year.<P>
<TABLE BORDER=1><TR><TH>Keeper</TH><TH>Years</TH></TR><TR><TD>John <B>Pike</B></TD><TD>1869-1894</TD></TR></TABLE>
</TD></TR></TABLE></BODY></HTML>"""


def test_a_page_of_the_old_days_is_read_in_paragraphs(read_page: Read) -> None:
    """A table that only places its parts may hold one of figures; no sentence is glued to the next."""
    lines = read_page(OLD).text.split("\n")
    assert any(line.startswith("The light") and line.endswith("18 nautical miles.") for line in lines)
    assert "| John Pike | 1869-1894 |" in lines
    assert not any("Ships" in line for line in lines)


def test_blocks_within_a_block_stand_apart(read_page: Read) -> None:
    """Neither in a cell nor in an item are the words of one glued to those of the next, whatever type they are in."""
    inner = (
        "<table><tr><th>Year</th><th>Told</th></tr><tr><td>2022</td><td><p>It rose.</p><p>It <b>fell</b>.</p></td></tr>"
    )
    page = read_page(
        f"<article><h1>A</h1>{TEXT}{inner}</table><ul><li>North<b> and south</b></li></ul>{TEXT}</article>"
    )
    assert "| 2022 | It rose. It fell. |" in page.text
    assert "- North and south" in page.text


def test_headlines_of_other_pages_are_no_text(read_page: Read) -> None:
    """A label and what is listed below it go; the article goes on behind them, and a chapter keeps its list."""
    related = "<h3>Most read</h3><ul><li>Council tax to rise</li><li>Ferry stops</li></ul>"
    own = "<h2>Related work</h2><ul><li>A survey of piers, 2019.</li></ul>"
    page = read_page(f"<body><main><h1>A</h1>{TEXT}{related}<p>It is built.</p>{own}{TEXT}</main></body>")
    assert "tax" not in page.text
    assert "Ferry" not in page.text
    assert "It is built.\n\n## Related work\n\n- A survey of piers, 2019." in page.text


def test_the_title_of_a_post_is_not_its_blog_s(read_page: Read) -> None:
    """Where the great headline is the site's name, the one that calls itself a post's title is the page's."""
    head = "<head><title>Merle Allotments: A bad year for beans</title></head>"
    post = f"<h3 class='post-title entry-title'>A bad year for beans</h3><div class='post-body'>{TEXT}</div>"
    page = read_page(f"<html>{head}<body><h1>Merle Allotments</h1><div class='post hentry'>{post}</div></body></html>")
    assert page.title == "A bad year for beans"


def test_a_table_in_a_list_is_read(read_page: Read) -> None:
    """Its rows are rows, and the items around it stand."""
    rows = "<table><tr><th>Year</th><th>Boats</th></tr><tr><td>2022</td><td>3</td></tr></table>"
    page = read_page(f"<article><h1>A</h1>{TEXT}<ul><li>North pier{rows}</li><li>South pier</li></ul></article>")
    assert page.text.endswith("North pier\n\n| Year | Boats |\n| --- | --- |\n| 2022 | 3 |\n\nSouth pier")


def test_the_foot_of_a_page_is_no_text(read_page: Read) -> None:
    """By what it calls itself, or by what it says; a chapter about copyright is a chapter."""
    foot = (
        '<div class="foot"><p>Hosted by the Harbour Trust, Mill Lane 2</p></div><p>苏ICP备00000000号　地址：江滨路</p>'
    )
    page = read_page(
        f"<body><div><h1>A</h1>{TEXT}<div id='copyright'><h2>Copyright</h2>{TEXT}</div></div>{foot}</body>"
    )
    assert "## Copyright" in page.text
    assert "Mill Lane" not in page.text
    assert "ICP" not in page.text


HEAD, STAMP = ("Sediment behind barriers", 57, 808, 8), ("11/30/26, 2:40 PM", 24, 808, 8)
LINES = [(f"The river drops {number} tonnes of sediment behind", 57, 750 - 12 * number, 10) for number in range(12)]


def test_a_running_head_of_one_page_is_no_text(read_pdf: Callable[[bytes], Document]) -> None:
    """It stands alone, in smaller letters, above the text of a further page; so does what a printer stamps on it."""
    text = read_pdf(make_pdf([[*LINES], [HEAD, *LINES], [STAMP, *LINES]])).text
    assert "barriers" not in text
    assert "2:40" not in text
    assert text.count("The river drops 0 tonnes") == 3


def test_short_lines_below_one_another_are_no_paragraph(read_pdf: Callable[[bytes], Document]) -> None:
    """Items whose marks were drawn, not written, stay apart, though the next one begins with a figure."""
    items = [("12 October: pressing day", 60, 640, 10), ("9 November: grafting course", 60, 628, 10)]
    wide = [(f"The frost took {number} per cent of the blossom in all of the low orchards of the county, and the", 57,
             750 - 12 * number, 10) for number in range(8)]  # fmt: skip
    assert "12 October: pressing day\n\n9 November: grafting course" in read_pdf(make_pdf([[*wide, *items]])).text


def test_the_title_of_a_pdf_heads_its_text(read_pdf: Callable[[bytes], Document]) -> None:
    """What the file calls itself is a title where it heads the text; in the line of a series it is none."""
    page = [("Institute of Works · Policy brief 7 · June 2023", 57, 790, 10), ("Who pays for the sea?", 57, 760, 20),
            *LINES]  # fmt: skip
    info = {"Info": "<< /Title (Policy brief 7) >>"}
    assert read_pdf(make_pdf([page], extra=info)).title == "Who pays for the sea?"
    assert read_pdf(make_pdf([page], extra={"Info": "<< /Title (Who pays for the sea?) >>"})).title == page[1][0]
