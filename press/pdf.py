"""PDF as real extractors read it, those that are installed."""

import shutil
import subprocess
from collections.abc import Callable
from functools import cache
from importlib.util import find_spec
from io import BytesIO


def size(pdf: bytes) -> tuple[int, float]:
    """The number of pages of a PDF, and the height of the first, in points."""
    import pypdfium2  # noqa: PLC0415 - of the optional extra `press`

    pages = pypdfium2.PdfDocument(pdf)
    return len(pages), float(pages[0].get_height())


def by_mupdf(pdf: bytes) -> str:
    """What MuPDF reads."""
    import pymupdf  # noqa: PLC0415 - of the optional extra `press`

    return "".join(page.get_text("text") for page in pymupdf.open(stream=pdf))


def by_pdfium(pdf: bytes) -> str:
    """What PDFium reads."""
    import pypdfium2  # noqa: PLC0415 - of the optional extra `press`

    pages = pypdfium2.PdfDocument(pdf)
    return "\n".join(page.get_textpage().get_text_range() for page in pages).replace("\r\n", "\n")


def by_pypdf(pdf: bytes) -> str:
    """What pypdf reads."""
    import pypdf  # noqa: PLC0415 - of the optional extra `press`

    return "\n".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(pdf)).pages)


def by_pdfminer(pdf: bytes) -> str:
    """What pdfminer.six reads."""
    from pdfminer.high_level import extract_text  # noqa: PLC0415 - of the optional extra `press`

    return str(extract_text(BytesIO(pdf)))


def by_poppler(pdf: bytes) -> str:
    """What `pdftotext -raw` reads."""
    command = ["pdftotext", "-raw", "-enc", "UTF-8", "-", "-"]
    return subprocess.run(command, input=pdf, capture_output=True, check=True).stdout.decode()  # noqa: S603


EXTRACTORS: dict[str, Callable[[bytes], str]] = {
    "mupdf": by_mupdf, "pdfium": by_pdfium, "pypdf": by_pypdf, "pdftotext_raw": by_poppler, "pdfminer": by_pdfminer,
}  # fmt: skip
MODULES = {"mupdf": "pymupdf", "pdfium": "pypdfium2", "pypdf": "pypdf", "pdfminer": "pdfminer"}
OFTEN = {"mupdf": 5, "pdfium": 5, "pypdf": 4, "pdftotext_raw": 5, "pdfminer": 1}


@cache
def installed() -> tuple[str, ...]:
    """The extractors that are installed, each as often as it is to be drawn; the extra `press` brings PDFium."""
    found = [name for name, module in MODULES.items() if find_spec(module)]
    found += ["pdftotext_raw"] if shutil.which("pdftotext") else []
    return tuple(name for name in EXTRACTORS if name in found for _ in range(OFTEN[name]))
