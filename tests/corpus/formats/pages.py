"""Pages, PDF files and Word files for tests, made by hand: the least that each format needs."""

import io
import zipfile
from collections.abc import Mapping, Sequence

import docx

NEWS = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>Harwick opens its barrier | The Courier</title>
<meta property="og:site_name" content="The Courier"><meta property="og:title" content="Harwick opens its barrier">
<meta name="author" content="Miriam Oke"><meta property="article:published_time" content="2025-03-14T08:30:00Z">
<meta property="article:modified_time" content="2025-03-16T10:00:00Z">
<link rel="canonical" href="https://courier.example/barrier"><script>alert("scripts")</script></head><body>
<div class="cookie-consent"><p>We use cookies to improve your experience. By continuing you accept them.</p></div>
<nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<article><h1>Harwick opens its barrier</h1><p class="byline">By Miriam Oke</p>
<p>The tidal barrier at the mouth of the Lune was opened on Thursday. It cost 412 million pounds, said the council.</p>
<h2>What it replaces</h2>
<p>The old sea wall of 1957 was 3.4 metres high. It was overtopped in January 2005, when 1,120 houses were flooded.</p>
<table><tr><th>Year</th><th>Cost</th></tr><tr><td>2022</td><td>88.4</td></tr>
<tr><td>2023</td><td>104.9</td></tr></table>
<ul><li>Gates 1 to 4 are open to ships at all times.</li><li>Gates 5 to 8 close at a level of 2.9 metres.</li></ul>
<aside class="related"><h3>Related</h3><ul><li><a href="/a">Ferry gets new engines</a></li></ul></aside>
</article><footer><p>© 2026 Courier Ltd. All rights reserved.</p></footer></body></html>"""

CHINESE_NEWS = """<html lang="zh-CN"><head><meta charset="gb2312">
<title>临江产业规模突破900亿元_临江日报</title></head><body>
<div class="nav"><a>首页</a><a>要闻</a></div><div class="content"><h1>临江产业规模突破900亿元</h1>
<div class="info"><span>2025年4月18日 09:30</span> <span>来源：临江日报</span> <span>作者：周若岚</span></div>
<p>记者从临江市统计局获悉，
2024年临江市生物医药产业规模达到912.6亿元，同比增长8.7%。</p>
<p>截至2024年底，全市共有规模以上生物医药企业286家，从业人员4.3万人。去年全年获批一类新药5个。</p>
</div><div class="footer">版权所有 临江日报社</div></body></html>"""

UNDATED = """<html><body><h1>The bridges of Tarrow</h1>
<p>Tarrow has seven bridges. The oldest was built in 1786 and is 84 metres long. The newest carries trams.
It was opened in 2011.</p><p>Every bridge is inspected twice a year, at night,
because trams run until one in the morning.</p><p>Copyright 2019 Tarrow Tourism</p></body></html>"""

Text = tuple[str, float, float, float]
"""Words, and where they begin from the left and from the bottom, and how large they are, in points."""


def make_pdf(pages: Sequence[Sequence[Text]], *, extra: Mapping[str, str] | None = None) -> bytes:
    """A PDF of those words at those places, in one typeface of the fourteen that every program has."""
    streams = ["\n".join(_show(text) for text in page) for page in pages]
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, stream in enumerate(streams):
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> "
            f"/Contents {5 + 2 * number} 0 R >>"
        )
        objects.append(_stream(stream))
    trailer = "".join(f" /{key} {value}" for key, value in (extra or {}).items())
    return _file(objects, trailer)


def _show(text: Text) -> str:
    words, x, y, size = text
    escaped = words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"BT /F1 {size} Tf {x} {y} Td ({escaped}) Tj ET"


def _stream(content: str) -> str:
    return f"<< /Length {len(content.encode('cp1252'))} >>\nstream\n{content}\nendstream"


def _file(objects: Sequence[str], trailer: str) -> bytes:
    written = b"%PDF-1.4\n"
    offsets = []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(written))
        written += f"{number} 0 obj\n{content}\nendobj\n".encode("cp1252")
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n"
    return (
        written + f"{end}<< /Size {len(objects) + 1} /Root 1 0 R{trailer} >>\nstartxref\n{len(written)}\n%%EOF".encode()
    )


def make_numbered_pdf(lines: Sequence[str]) -> bytes:
    """A PDF whose letters are numbers of a typeface that has no space: words stand apart by gaps.

    The number that a space has in other typefaces is a letter here, and as wide as three.
    """
    letters = sorted({letter for line in lines for letter in line if letter != " "})
    numbers = {letter: 0x20 + number for number, letter in enumerate(letters)}
    shown = "\n".join(
        f"1 0 0 1 50 {700 - 12 * row} Tm ["
        + "-280".join(f"<{''.join(f'{numbers[letter]:04x}' for letter in word)}>" for word in line.split())
        + "] TJ"
        for row, line in enumerate(lines)
    )
    mapping = "".join(f"<{number:04x}> <{ord(letter):04x}>\n" for letter, number in numbers.items())
    mapping = f"{len(letters)} beginbfchar\n{mapping}endbfchar\n"
    page = "/MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents 5 0 R"
    letters_of = "/DescendantFonts [6 0 R] /ToUnicode 7 0 R"
    system = "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
        f"<< /Type /Font /Subtype /Type0 /BaseFont /Plain /Encoding /Identity-H {letters_of} >>",
        f"<< /Type /Page /Parent 2 0 R {page} >>",
        _stream(f"BT /F1 10 Tf\n{shown}\nET"),
        f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Plain /DW 500 /W [32 [1500]] {system} >>",
        _stream(f"begincmap\n{mapping}endcmap"),
    ]
    return _file(objects, "")


def make_drawn_pdf(content: str) -> bytes:
    """A PDF of one page whose operators are written by hand; /F1 is a typeface of letters that are all half as wide."""
    letters = f"/Encoding /WinAnsiEncoding /FirstChar 32 /LastChar 255 /Widths [{' '.join(['500'] * 224)}]"
    resources = "/Resources << /Font << /F1 3 0 R >> >>"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
        f"<< /Type /Font /Subtype /Type1 /BaseFont /Plain {letters} >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] {resources} /Contents 5 0 R >>",
        _stream(content),
    ]
    return _file(objects, "")


def make_form_pdf(lines: Sequence[str]) -> bytes:
    """A PDF whose page is printed as a form onto another one, and whose words stand apart by narrow gaps alone.

    In its typeface the number that a space has in others is a wide mark's, as in those of TeX.
    """
    shown = "\n".join(
        f"1 0 0 1 50 {700 - 12 * row} Tm [" + "-222".join(f"({word})" for word in line.split()) + "] TJ"
        for row, line in enumerate(lines)
    )
    form = _stream(f"BT /F1 10 Tf\n{shown}\nET")
    drawn = "/Resources << /XObject << /X1 6 0 R >> >> /Contents 5 0 R"
    of_form = "/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >>"
    widths = " ".join(["500", "250", *["500"] * 31, *["444", "722"] * 32])
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
        f"<< /Type /Font /Subtype /Type1 /BaseFont /Plain /FirstChar 32 /LastChar 128 /Widths [{widths}] >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] {drawn} >>",
        _stream("/X1 Do"),
        form.replace("<< /Length", f"<< {of_form} /Length", 1),
    ]
    return _file(objects, "")


def make_report() -> bytes:
    """Two pages in two columns, with a head, page numbers, a table and a sentence that runs over the page's end."""
    left = [
        "The coast of Ostland retreated by 1.7 metres a year",
        "between 2001 and 2023, twice the rate of the de-",
        "cades before. The survey rests on 4,310 profiles.",
    ]
    right = [
        "Sandy coasts lost most. At Merle Spit the dunes of",
        "the north moved inland by 96 metres in twenty-",
        "two years, and a lighthouse of 1871 was taken down",
    ]
    first: list[Text] = [
        ("Institute for Coastal Studies", 57, 815, 8),
        ("Page 1 of 2", 270, 30, 8),
        ("The retreating coast of Ostland", 120, 760, 18),
        ("12 September 2024", 240, 735, 10),
        *((line, 57, 680 - 12 * number, 10) for number, line in enumerate(left)),
        ("Coast", 57, 620, 9),
        ("Retreat", 160, 620, 9),
        ("Sand", 57, 606, 9),
        ("2.4", 160, 606, 9),
        ("Chalk", 57, 592, 9),
        ("0.2", 160, 592, 9),
        *((line, 320, 680 - 12 * number, 10) for number, line in enumerate(right)),
    ]
    second: list[Text] = [
        ("Institute for Coastal Studies", 57, 815, 8),
        ("Page 2 of 2", 270, 30, 8),
        ("by the parish in 2017. Nourishment with sand has", 57, 780, 10),
        ("slowed the retreat where it was tried.", 57, 768, 10),
    ]
    return make_pdf([first, second])


def make_docx() -> bytes:
    """A Word file with a title, headings, a list, a table, and a stranger's name in its properties."""
    word = docx.Document()
    word.add_heading("Water use in the Orrin valley", 0)
    word.add_paragraph("By Tessa Lind")
    word.add_paragraph("12 May 2025")
    word.add_heading("Households", 1)
    word.add_paragraph("Households used 118 litres of water per person and day in 2024, 6 litres less than in 2019.")
    word.add_paragraph("Leaks lost 14 per cent.", style="List Bullet")
    table = word.add_table(rows=0, cols=2)
    for cells in (("Year", "Litres"), ("2019", "124"), ("2024", "118")):
        for cell, words in zip(table.add_row().cells, cells, strict=True):
            cell.text = words
    word.core_properties.author = "python-docx"
    word.core_properties.title = "Template of the Board"
    stream = io.BytesIO()
    word.save(stream)
    return stream.getvalue()


def make_zip(parts: Mapping[str, bytes]) -> bytes:
    """An archive of those parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()
