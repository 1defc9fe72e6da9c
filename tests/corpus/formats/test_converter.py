"""What files of other formats hold comes out whole, says what it is, and nothing that it does not say is made up."""

import io
import socket
from collections.abc import Callable

import docx
import pytest
from docx.oxml import parse_xml

from corpus.articles import article_of
from corpus.formats.converter import Converter
from corpus.formats.document import Document, Unreadable
from corpus.formats.kinds import format_of
from corpus.matter.front_matter import with_front_matter
from tests.corpus.formats.pages import (
    CHINESE_NEWS,
    NEWS,
    UNDATED,
    Text,
    make_docx,
    make_drawn_pdf,
    make_form_pdf,
    make_numbered_pdf,
    make_pdf,
    make_report,
)


def _convert(converter: Converter, content: bytes, ending: str) -> Document:
    form = format_of(ending)
    assert form
    return converter.convert(content, form)


def test_a_news_page_is_its_article_alone(converter: Converter) -> None:
    """Text, tables and lists stay; menus, cookies, scripts and related links go; what the page says of it is taken."""
    page = _convert(converter, NEWS.encode(), ".html")
    said = (page.title, page.author, page.publisher, page.published, page.language, page.url)
    assert said == (
        "Harwick opens its barrier",
        "Miriam Oke",
        "The Courier",
        "2025-03-14",
        "en",
        "https://courier.example/barrier",
    )
    for kept in (
        "It cost 412 million pounds, said the council.",
        "## What it replaces",
        "| Year | Cost |\n| --- | --- |\n| 2022 | 88.4 |\n| 2023 | 104.9 |",
        "- Gates 1 to 4 are open to ships at all times.\n- Gates 5 to 8",
    ):
        assert kept in page.text
    for gone in ("cookies", "Sport", "alert", "Ferry gets", "All rights reserved"):
        assert gone not in page.text


def test_a_chinese_page_in_an_older_encoding(converter: Converter) -> None:
    """It is decoded as it says, and what its credit line says becomes date, publisher and author."""
    page = _convert(converter, CHINESE_NEWS.encode("gb18030"), ".html")
    assert "2024年临江市生物医药产业规模达到912.6亿元" in page.text
    article = article_of(page.text, "a.html")
    assert (str(article.published), article.publisher, article.author) == ("2025-04-18", "临江日报", "周若岚")
    assert article.published_inferred


def test_what_a_page_does_not_say_is_not_made_up(converter: Converter) -> None:
    """A year in a copyright line, or in the text, is no date of publication."""
    page = _convert(converter, UNDATED.encode(), ".html")
    assert (page.title, page.published, page.author, page.publisher) == ("The bridges of Tarrow", "", "", "")
    assert article_of(page.text, "a.html").published is None


def test_a_month_is_no_day(converter: Converter) -> None:
    """A page that names a month only was not published on its first day."""
    page = UNDATED.replace("<body>", '<body><meta property="article:published_time" content="2025-09">')
    assert _convert(converter, page.encode(), ".html").published in {"2025-09", ""}


def test_a_report_in_two_columns(converter: Converter) -> None:
    """Column after column, words whole, the table as one, page numbers gone, pages parted between sentences."""
    report = _convert(converter, make_report(), ".pdf")
    first, second = report.text.split("\f")
    assert report.title == "The retreating coast of Ostland"
    assert "between 2001 and 2023, twice the rate of the decades before. The survey rests on 4,310 profiles." in first
    assert "| Coast | Retreat |\n| --- | --- |\n| Sand | 2.4 |\n| Chalk | 0.2 |" in first
    assert (
        "moved inland by 96 metres in twenty-two years, and a lighthouse of 1871 was taken down by the parish in 2017."
        in first
    )
    assert second.startswith("Nourishment with sand has slowed the retreat where it was tried.")
    assert "Institute" not in report.text
    assert "Page" not in report.text
    article = article_of(with_front_matter(report.text, {"title": report.title}), "report.pdf")
    assert str(article.published) == "2024-09-12"


@pytest.mark.parametrize("make", [make_numbered_pdf, make_form_pdf])
def test_words_stand_apart_where_a_typeface_has_no_space(
    converter: Converter, make: Callable[[list[str]], bytes]
) -> None:
    """A gap is a space, whatever letter has the space's number, on the page itself as in what is printed onto it."""
    lines = ["Rivers rose in May, and fell", "again before the month was out."]
    assert _convert(converter, make(lines), ".pdf").text == " ".join(lines)


@pytest.mark.parametrize(
    "shown",
    [
        "[(T) 80 (able Hill)] TJ",
        "(T) Tj 4.2 0 Td (able Hill) Tj",
        "[(Table) -300 (Hill)] TJ",
        "2 Tc (Table) Tj 0 Tc 37 0 Td (Hill) Tj",
        "(Tabl) Tj 2.5 Tc 20 0 Td (eH) Tj 0 Tc 12.5 0 Td (ill) Tj",
        "(Table Hi\\255) Tj 0 -12 Td (ll) Tj",
        "/Span << /ActualText (Table Hill) >> BDC (xyz) Tj EMC",
        "/Artifact BMC (A running head) Tj EMC 0 -12 Td (Table Hill) Tj",
        "(Table Hill) Tj 0.2 0 Td (Table Hill) Tj",
    ],
)
def test_letters_are_of_one_word_as_far_as_they_stand_together(converter: Converter, shown: str) -> None:
    """White space parts words, as it does to the eye, whatever places the letters; a running head is no text."""
    pdf = make_drawn_pdf(f"BT /F1 10 Tf 50 700 Td {shown} ET")
    assert _convert(converter, pdf, ".pdf").text == "Table Hill"


def test_the_head_of_a_table_is_one_row(converter: Converter) -> None:
    """Its cells may be wrapped, written one after the other, and span columns; a heading above it is none of it."""
    page: list[Text] = [
        ("Accounts of the mills", 50, 760, 12), ("Quarter ended the last day", 200, 730, 9),
        ("Half-year ended", 350, 730, 9),
        ("30 June", 200, 719, 9), ("2024", 205, 708, 9), ("30 June", 260, 719, 9), ("2023", 265, 708, 9),
        ("30 June", 350, 719, 9), ("2024", 355, 708, 9), ("Flour", 50, 690, 9), ("41.2", 203, 690, 9),
        ("38.9", 263, 690, 9), ("79.0", 353, 690, 9), ("Bran", 50, 678, 9), ("12.0", 203, 678, 9),
        ("11.4", 263, 678, 9), ("23.1", 353, 678, 9), ("It was a good year for all of the mills.", 50, 650, 10),
    ]  # fmt: skip
    text = _convert(converter, make_pdf([page]), ".pdf").text
    head, _, *rows = text.split("\n\n")[1].split("\n")
    quarter = "Quarter ended the last day 30 June"
    assert head == f"|  | {quarter} 2024 | {quarter} 2023 | Half-year ended 30 June 2024 |"
    assert rows == ["| Flour | 41.2 | 38.9 | 79.0 |", "| Bran | 12.0 | 11.4 | 23.1 |"]


def test_a_cell_that_was_wrapped_is_one(converter: Converter) -> None:
    """Be it written before the others of its row, as programs do that write cell after cell."""
    page: list[Text] = [
        ("Kind of mill", 50, 700, 10), ("In 2023", 250, 700, 10), ("In 2024", 350, 700, 10),
        ("Windmills", 50, 686, 10), ("18", 250, 686, 10), ("16", 350, 686, 10),
        ("Water mills, with those", 50, 672, 10), ("on the boats", 50, 660, 10), ("of the Lune", 50, 648, 10),
        ("60", 250, 672, 10), ("59", 350, 672, 10), ("Others", 50, 634, 10), ("4", 250, 634, 10), ("5", 350, 634, 10),
    ]  # fmt: skip
    table = _convert(converter, make_pdf([page]), ".pdf").text
    assert table.split("\n")[2:] == [
        "| Windmills | 18 | 16 |",
        "| Water mills, with those on the boats of the Lune | 60 | 59 |",
        "| Others | 4 | 5 |",
    ]


def test_columns_of_typewritten_text_are_a_table(converter: Converter) -> None:
    """Blanks part cells where there are many; words that were driven apart to fill a line are no cells."""
    rows = ("Boats        120      98", "Carts         64      71", "Mules          9      12")
    shown = " ".join(f"({row}) Tj 0 -12 Td" for row in rows)
    table = _convert(converter, make_drawn_pdf(f"BT /F1 10 Tf 50 700 Td {shown} ET"), ".pdf").text
    assert table.endswith("| Boats | 120 | 98 |\n| --- | --- | --- |\n| Carts | 64 | 71 |\n| Mules | 9 | 12 |")
    even = "10 Tw (Boats went up and) Tj 0 -12 Td (carts went up as) Tj 0 Tw 0 -12 Td (well.) Tj"
    prose = _convert(converter, make_drawn_pdf(f"BT /F1 10 Tf 50 700 Td {even} ET"), ".pdf").text
    assert prose == "Boats went up and carts went up as well."


def test_lines_are_one_text_however_they_were_set(converter: Converter) -> None:
    """Wide blanks of even lines are blanks; what a text calls its first part is not what it is called."""
    page = [
        ("Introduction", 70, 740, 18), ("The  survey  rests  on  4,310  profiles  of  the  whole", 70, 700, 11),
        ("coast,  and  was  made  in  the  spring  of  the  year  2021.", 70, 686, 11),
    ]  # fmt: skip
    report = _convert(converter, make_pdf([page]), ".pdf")
    assert report.title == ""
    assert report.text.endswith(
        "The survey rests on 4,310 profiles of the whole coast, and was made in the spring of the year 2021."
    )


def test_a_title_page(converter: Converter) -> None:
    """Title, authors and date are apart though of one size; a mark above the line parts no sentence."""
    page: list[Text] = [
        ("The rivers of the north", 100, 760, 18),
        ("and their mills", 100, 738, 18),
        ("Miriam Oke, Tessa Lind", 100, 700, 13),
        ("6 February 2023", 100, 684, 13),
        ("Two rivers rose by 3.1 metres in the spring of the year", 50, 640, 10),
        ("2", 310, 644, 7),
        ("in which the mills were built, and fell again.", 50, 628, 10),
    ]
    read = _convert(converter, make_pdf([page]), ".pdf")
    assert read.title == "The rivers of the north and their mills"
    assert "## Miriam Oke, Tessa Lind\n\n## 6 February 2023\n\n" in read.text
    assert "of the year 2 in which" in read.text.replace("year2", "year 2")
    assert str(article_of(read.text, "rivers.pdf").published) == "2023-02-06"


@pytest.mark.parametrize(
    ("words", "made", "date"),
    [
        ("This is the manual of 13 July 2019 for the mills.", "20190713195024+02'00'", "2019-07-13"),
        ("This is the manual of July 2019 for the mills.", "20190713", "2019-07"),
        ("This is the manual of 13 July 2019 for the mills.", "20220101", ""),
        ("It rose by 3.1 metres in 2019.", "20190713", ""),
        ("It rose by 3.1 metres.", "20191399", ""),
    ],
)
def test_the_day_on_which_a_pdf_was_made_is_that_of_its_text_or_nothing(
    converter: Converter, words: str, made: str, date: str
) -> None:
    """A file may be made of an old text at any time: its day counts only where the text has it as well."""
    extra = {"Info": f"<< /CreationDate (D:{made}) >>"}
    assert _convert(converter, make_pdf([[(words, 50, 700, 10)]], extra=extra), ".pdf").published == date


@pytest.mark.parametrize(
    ("title", "own"),
    [
        ("Rivers rise - The Courier", "Rivers rise"),
        ("The Courier | Rivers rise", "Rivers rise"),
        ("Rivers - how they rise - The Courier", "Rivers - how they rise"),
        ("Rivers rise -- North -- The Courier", "Rivers rise"),
        ("The Courier: Rivers rise", "Rivers rise"),
        ("河水上涨-北方网", "河水上涨"),
        ("Rivers rise: why", "Rivers rise: why"),
    ],
)
def test_the_title_of_a_page_is_its_headline(converter: Converter, title: str, own: str) -> None:
    """The site's name, which the bar of a browser shows beside it, is no part of it."""
    page = NEWS.replace("Harwick opens its barrier | The Courier", title).replace("Harwick opens its barrier", own)
    page = page.replace(f'<meta property="og:title" content="{own}">', "")
    assert _convert(converter, page.encode(), ".html").title == own


@pytest.mark.parametrize(
    ("bar", "headlines", "own"),
    [
        ("Valves | pump.example", "<h1>pump.example</h1><h2>Valves</h2>", "Valves"),
        ("Questions", "<h1>The Pump Handbook</h1><h2>Questions</h2>", "Questions"),
        ("pump", "<h2>Caution</h2>", "pump"),
        (
            "What is a valve? - The Pump Handbook",
            "<h1>The Pump Handbook</h1><h2>What Is a Valve?</h2>",
            "What is a valve?",
        ),
        ("Start page", "<h1>Valves of every kind</h1>", "Valves of every kind"),
    ],
)
def test_the_bar_tells_which_headline_is_the_page_s(converter: Converter, bar: str, headlines: str, own: str) -> None:
    """Which headline names the page, and which the handbook that it is a page of, the bar of a browser tells."""
    prose = (
        "<p>A valve of this kind opens by itself at four bars, and closes at three, without any hand upon it.</p>" * 4
    )
    page = f"<html><head><title>{bar}</title></head><body>{headlines}{prose}</body></html>"
    assert _convert(converter, page.encode(), ".html").title == own


def test_the_date_of_another_thing_is_not_the_page_s(converter: Converter) -> None:
    """A day on which a source was read, or a reader wrote, dates no page; one in the address does."""
    page = NEWS.replace('<meta property="article:published_time" content="2025-03-14T08:30:00Z">', "")
    page = page.replace('<meta property="article:modified_time" content="2025-03-16T10:00:00Z">', "")
    rest = "<p>The council said that ships pass the gates at all hours.</p>" * 40
    page = page.replace("</article>", f"{rest}<p>Tides. Retrieved 2010-01-25.</p></article>")
    assert _convert(converter, page.encode(), ".html").published == ""
    dated = page.replace("courier.example/barrier", "courier.example/2025/news/03/14/barrier")
    assert _convert(converter, dated.encode(), ".html").published == "2025-03-14"


def test_the_day_that_a_page_declares_is_its_own(converter: Converter) -> None:
    """It stands before every day that something else on the page has; where it declares several, none of them does."""
    page = UNDATED.replace("<h1>", "<h1 title='18 June 2018'>").replace(
        "</body>", '<script type="application/ld+json">{"datePublished": "20180619T055000+0900"}</script></body>'
    )
    assert _convert(converter, page.encode(), ".html").published == "2018-06-19"
    several = page.replace("</body>", '<script>{"datePublished": "2018-06-20"}</script></body>')
    assert "2018-06-2" not in _convert(converter, several.encode(), ".html").published


def test_who_wrote_something_else_is_no_author(converter: Converter) -> None:
    """Neither a reader who comments nor the author of another page, nor a word that stands where a name would."""
    page = UNDATED.replace("<p>Tarrow has", '<span class="author">{}</span><p>Tarrow has')
    filler = "<p>Ask at the harbour for a map of the bridges and their lamps.</p>" * 60
    for author, name in (
        ("Miriam Oke", "Miriam Oke"),
        ("Submitted", ""),
        ('<i class="comment_author">Otto Vane</i>', ""),
    ):
        assert _convert(converter, page.format(author).encode(), ".html").author == name
    other = UNDATED.replace("</body>", f'<footer>{filler}<a class="author">Otto Vane</a></footer></body>')
    assert _convert(converter, other.encode(), ".html").author == ""


def test_a_paragraph_without_a_tag_is_read(converter: Converter) -> None:
    """Sentences between the boxes and paragraphs of a page are as much its text as those in paragraphs."""
    lead = "The oldest bridge of Tarrow was closed on Monday because the <a href='/p'>third pier</a> has sunk by 4 cm."
    page = NEWS.replace('<p class="byline">', f'<div class="box"><img src="a.png"></div>{lead}<p class="byline">')
    text = _convert(converter, page.encode(), ".html").text
    assert "closed on Monday because the third pier has sunk by 4 cm." in text
    assert text.index("closed on Monday") < text.index("The tidal barrier")


def test_a_table_that_places_a_page_s_parts_is_none(converter: Converter) -> None:
    """Its cells are read as the boxes that they are; in a table of figures a broken line is one cell."""
    body = UNDATED.split("<body>")[1].replace("</body></html>", "<p>It has lamps.</p>")
    page = f"<html><body><table><tr><td><a href='/'>Home</a></td><td>{body}</td></tr></table></body></html>"
    text = _convert(converter, page.encode(), ".html").text
    assert "|" not in text
    assert "Tarrow has seven bridges." in text
    page = NEWS.replace("<th>Cost</th>", "<th>Whole<br>cost</th>")
    assert "| Year | Whole cost |" in _convert(converter, page.encode(), ".html").text


def test_words_in_another_type_are_of_their_sentence(converter: Converter) -> None:
    """What is code, or stands in no paragraph, parts no sentence; the label of an advertisement is none."""
    told = "The switch is called <code>gate_a</code> and opens the outer gate."
    page = NEWS.replace("<h2>", f"<div>Advertisement</div><p>{told}</p><h2>", 1)
    text = _convert(converter, page.encode(), ".html").text
    assert "The switch is called gate_a and opens the outer gate." in text
    assert "Advertisement" not in text


def test_a_short_page_in_chinese_keeps_its_paragraphs(converter: Converter) -> None:
    """Where a letter is a word, few letters are an article."""
    told = ("2024年港口吞吐量达到912万吨，同比增长8.7%。", "全港共有泊位28个，从业人员4300人，比上年增加120人。")
    lines = "".join(f"<p>{line}</p>" for line in (*told, "新码头将于明年开工，投资4亿元，预计三年后建成。"))
    page = f"<html lang='zh'><body><article><h1>港口吞吐量增长</h1>{lines}</article></body></html>"
    assert "\n\n".join(told) in _convert(converter, page.encode(), ".html").text


def test_a_day_in_what_a_page_shows_is_no_month_of_its_own(converter: Converter) -> None:
    """The month of a day that belongs to something else is none of the page's, nor does any word name a month."""
    shown = "<pre>SMP (2021-04-09) x86</pre><p>The local time is 08:47:13 JST 2021, or 9 May 2021.</p>"
    rest = "<p>The council said that ships pass the gates at all hours.</p>" * 40
    page = UNDATED.replace("</p><p>", f"</p>{rest}{shown}<p>")
    assert not _convert(converter, page.encode(), ".html").published.startswith("2021-04")


def test_a_page_may_begin_with_anything_but_a_feed(converter: Converter) -> None:
    """Lines of an archive above the page do no harm; a list of pages is none."""
    page = "<DOCUMENT>\n<TYPE>EX-99.1\n<SEQUENCE>2\n<FILENAME>d752412dex991.htm\n<TEXT>\n" + UNDATED
    assert "Tarrow has seven bridges." in _convert(converter, page.encode(), ".html").text
    feed = '<?xml version="1.0"?>\n<rss version="2.0"><channel><title>Rivers</title></channel></rss>'
    with pytest.raises(Unreadable, match="it is a feed"):
        _convert(converter, feed.encode(), ".html")


def test_a_page_in_a_language_that_is_not_known_is_not_english(converter: Converter) -> None:
    """What a page says of its language is believed; where it says nothing, few of the words decide, or nothing."""
    words = "El río creció tres metros en la primavera de aquel año, y los molinos quedaron bajo el agua. " * 8
    spanish = f"<html><body><h1>Los ríos</h1><p>{words}</p></body></html>"
    assert article_of(_convert(converter, spanish.encode(), ".html").text, "a.html").language == ""
    said = spanish.replace("<html>", '<html><meta name="DC.language" content="es">')
    assert _convert(converter, said.encode(), ".html").language == "es"


def test_a_word_file(converter: Converter) -> None:
    """Headings, lists and tables stay; a title or an author that only the template has is no title and no author."""
    word = _convert(converter, make_docx(), ".docx")
    assert (word.title, word.author) == ("Water use in the Orrin valley", "")
    assert "## Households" in word.text
    assert "- Leaks lost 14 per cent." in word.text
    assert "| Year | Litres |\n| --- | --- |\n| 2019 | 124 |\n| 2024 | 118 |" in word.text
    article = article_of(word.text, "water.docx")
    assert (str(article.published), article.author) == ("2025-05-12", "Tessa Lind")


def test_a_box_in_a_word_file_is_read_once(converter: Converter) -> None:
    """Words in a box stand behind the paragraph that it hangs on; what older programs would show instead is no more."""
    schemas = "http://schemas.openxmlformats.org"
    names = f'xmlns:mc="{schemas}/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml"'
    names += f' xmlns:w="{schemas}/wordprocessingml/2006/main"'
    box = "<w:txbxContent><w:p><w:r><w:t>The gauge stood at 3.1 metres.</w:t></w:r></w:p></w:txbxContent>"
    shape = f"<mc:Choice Requires='wps'>{box}</mc:Choice><mc:Fallback><v:shape>{box}</v:shape></mc:Fallback>"
    word = docx.Document()
    paragraph = word.add_paragraph("The river rose.")
    paragraph._p.append(parse_xml(f"<w:r {names}><mc:AlternateContent>{shape}</mc:AlternateContent></w:r>"))
    stream = io.BytesIO()
    word.save(stream)
    text = _convert(converter, stream.getvalue(), ".docx").text
    assert text == "The river rose.\n\nThe gauge stood at 3.1 metres."


def test_several_headlines_are_no_title(converter: Converter) -> None:
    """Where sections have headlines as large as a page's own would be, the page is called what the browser calls it."""
    title = "The bridges of Tarrow"
    page = UNDATED.replace(f"<body><h1>{title}</h1>", f"<title>{title}</title><body><h1>Summary¶</h1>")
    page = page.replace("<p>Every bridge", "<h1>Upkeep¶</h1><p>Every bridge")
    assert _convert(converter, page.encode(), ".html").title == title


def test_the_next_file_is_read_after_one_that_ends_the_process(converter: Converter) -> None:
    """A file that breaks off the process is refused in a sentence; the next one has a fresh process."""
    _convert(converter, UNDATED.encode(), ".html")
    child = converter._child
    assert child
    child.kill()
    child.wait()
    assert _convert(converter, make_pdf([[("Rivers rose in May.", 50, 700, 10)]]), ".pdf").text == "Rivers rose in May."
    assert converter._child is not child


def test_pages_reach_for_nothing(converter: Converter) -> None:
    """No picture, style, entity or frame of a page is fetched: nothing knocks at the address that it names."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        address = f"http://127.0.0.1:{server.getsockname()[1]}/x"
        page = NEWS.replace("<head>", f'<head><link rel="stylesheet" href="{address}">').replace(
            "<article>", f'<article><img src="{address}"><iframe src="{address}"></iframe>'
        )
        assert "412 million" in _convert(converter, page.encode(), ".html").text
        outer = page.replace("<!DOCTYPE html>", f'<!DOCTYPE html [<!ENTITY x SYSTEM "{address}">]>')
        with pytest.raises(Unreadable, match="declares entities"):
            _convert(converter, outer.replace("<article>", "<article>&x;").encode(), ".html")
        with pytest.raises(TimeoutError):
            server.accept()


def test_what_is_too_large_is_not_read(converter: Converter) -> None:
    """The size is looked at before anything else."""
    form = format_of(".html")
    assert form
    with pytest.raises(Unreadable, match="larger than the 10 MB"):
        converter.convert(b"x" * (form.limits.bytes + 1), form)
