"""Sets lines of text as a PDF of one page, for the programs that read text back out of PDFs."""

from collections.abc import Sequence

SIZE = 12
LEADING = 20
PAGE = (595, 842)
MAPPED = 100  # characters that one section of a map may hold


def pdf(lines: Sequence[str]) -> bytes:
    """The file. It embeds no font: the text can be read, and is drawn by whatever font the reader has."""
    return placed([[(50, PAGE[1] - 60 - number * LEADING, SIZE, line) for number, line in enumerate(lines)]])


def placed(pages: Sequence[Sequence[tuple[float, float, float, str]]]) -> bytes:
    """A file of pages with rows, each at its place from the lower left corner and of its size."""
    chars = sorted({char for page in pages for row in page for char in row[3]})
    font = "/Type /Font /BaseFont /SimSun"
    first = 6  # the number of the first page's object; two for each page
    kids = " ".join(f"{first + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        f"<< {font} /Subtype /Type0 /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>",
        (
            f"<< {font} /Subtype /CIDFontType2 /DW 1000 /FontDescriptor {first + 2 * len(pages)} 0 R"
            " /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>"
        ),
        stream(to_unicode(chars)),
    ]
    for number, page in enumerate(pages):
        objects += [
            (
                f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {PAGE[0]} {PAGE[1]}] "
                f"/Contents {first + 2 * number + 1} 0 R"
                " /Resources << /Font << /F 3 0 R >> >> >>"
            ),
            stream("BT\n" + "\n".join(drawn(*row) for row in page) + "\nET"),
        ]
    objects.append(
        "<< /Type /FontDescriptor /FontName /SimSun /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0"
        " /Ascent 860 /Descent -140 /CapHeight 700 /StemV 80 >>"
    )
    data = b"%PDF-1.5\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{body}\nendobj\n".encode("ascii")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    tail = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    tail += f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(data)}\n%%EOF\n"
    return data + tail.encode("ascii")


def drawn(x: float, y: float, size: float, text: str) -> str:
    """What draws a row."""
    return f"/F {size} Tf 1 0 0 1 {x} {y} Tm <{text.encode('utf-16-be').hex()}> Tj"


def stream(text: str) -> str:
    """A stream object."""
    return f"<< /Length {len(text)} >>\nstream\n{text}\nendstream"


def to_unicode(chars: Sequence[str]) -> str:
    """The map from codes to characters, by which readers find the text: each code is its own character."""
    codes = [char.encode("utf-16-be").hex() for char in chars]
    sections = [codes[start : start + MAPPED] for start in range(0, len(codes), MAPPED)]
    maps = "\n".join(
        f"{len(section)} beginbfchar\n" + "\n".join(f"<{code}> <{code}>" for code in section) + "\nendbfchar"
        for section in sections
    )
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        "/CMapName /Own def /CMapType 2 def\n"
        "1 begincodespacerange <0000> <ffff> endcodespacerange\n"
        f"{maps}\nendcmap CMapName currentdict /CMap defineresource pop end end"
    )
