"""A PDF of ours -> its list of figures, and each reference with the cell or sentence that it stands in."""

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any, Final

from pypdf import PageObject, PdfReader
from pypdf.errors import DependencyError, PyPdfError

from tkkio_analytics.domain.message import Message, message
from tkkio_analytics.domain.verification import WrittenFigure, WrittenFile
from tkkio_analytics.errors import ReportError
from tkkio_analytics.reporting import manifest

MOST_PAGES: Final = 400
DEEPEST: Final = 60
"""Levels of tags; ours have some ten."""
UNITS: Final = frozenset({"/TD", "/TH", "/P", "/LBody", "/Title", "/Caption", *(f"/H{level}" for level in range(1, 7))})
Marked = dict[int, str]
"""Text of a page by the number of its marked content."""


def read(content: bytes) -> WrittenFile:
    """Return what a PDF lists and shows.

    Parameters
    ----------
    content
        Bytes of the file, whoever made it.

    Returns
    -------
    WrittenFile
        Its references in reading order, as its tags tell it.

    Raises
    ------
    ReportError
        If it cannot be read, is encrypted, too large, or none of ours.
    """
    try:
        reader = PdfReader(BytesIO(content))
        if reader.is_encrypted:
            raise ReportError("file_encrypted")
        if len(reader.pages) > MOST_PAGES:
            raise ReportError("file_too_large", limit=MOST_PAGES)
        listing = manifest.parsed(_list(reader))
        return WrittenFile(listing=listing, figures=tuple(_figures(reader)), added=tuple(_added(reader)))
    except DependencyError as error:
        # A password is asked for by a method that needs one more library to be tried at all.
        raise ReportError("file_encrypted") from error
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError, IndexError) as error:
        raise ReportError("file_unreadable", reason=type(error).__name__) from error


def _list(reader: PdfReader) -> str:
    held = reader.attachments.get(manifest.FILE_NAME)
    if not held:
        raise ReportError("list_missing")
    return held[0].decode("utf-8")


def _figures(reader: PdfReader) -> Iterator[WrittenFigure]:
    root = reader.root_object.get("/StructTreeRoot")
    if root is None:
        raise ReportError("file_without_tags")
    numbers = {page.indirect_reference.idnum: at for at, page in enumerate(reader.pages) if page.indirect_reference}
    pages = [_marked(page) for page in reader.pages]
    named = ""
    for unit in _units(root.get_object()):
        page, text = _text(pages, [(numbers[page], mark) for page, mark in _marked_content(unit, None)])
        if named:
            yield WrittenFigure(place=message("verify.place.page", number=page), code=named, text=text)
        # In the register of figures a cell holds the reference alone, and the next one the figure.
        named = text.strip() if manifest.CODE.fullmatch(text.strip()) else ""
        said, codes = manifest.marked(text)
        for code in codes:
            yield WrittenFigure(place=message("verify.place.page", number=page), code=code, text=said or None)


def _units(element: Any, depth: int = 0) -> Iterator[Any]:  # noqa: ANN401 - pypdf's objects are of no narrower type
    """Yield the elements whose text belongs together: cells, paragraphs, points of a list, headings."""
    if depth > DEEPEST:
        raise ReportError("file_unreadable", reason="/StructTreeRoot")
    for kid in _kids(element):
        if isinstance(kid, int) or "/S" not in kid:
            continue
        if kid["/S"] in UNITS:
            yield kid
        else:
            yield from _units(kid, depth + 1)


def _marked_content(element: Any, page: int | None, depth: int = 0) -> Iterator[tuple[int, int]]:  # noqa: ANN401 - see above
    """Yield the page and number of each piece of marked content inside an element, in reading order."""
    if depth > DEEPEST:
        raise ReportError("file_unreadable", reason="/StructTreeRoot")
    page = _page(element, page)
    for kid in _kids(element):
        if isinstance(kid, int):
            mark, at = kid, page
        elif "/MCID" in kid:
            mark, at = int(kid["/MCID"]), _page(kid, page)
        else:
            mark, at = None, None
        if mark is not None and at is not None:
            yield at, mark
        elif mark is None and "/S" in kid:
            yield from _marked_content(kid, page, depth + 1)


def _page(element: Any, page: int | None) -> int | None:  # noqa: ANN401 - see above
    """Return the object number of the page that an element names, or failing that ``page``."""
    return element.raw_get("/Pg").idnum if "/Pg" in element else page


def _kids(element: Any) -> list[Any]:  # noqa: ANN401 - see above
    held = element.get("/K", [])
    held = held.get_object() if hasattr(held, "get_object") else held
    kids = held if isinstance(held, list) else [held]
    return [kid.get_object() if hasattr(kid, "get_object") else kid for kid in kids]


def _text(pages: Sequence[Marked], held: Sequence[tuple[int, int]]) -> tuple[int, str]:
    """Return the number of the page that an element begins on, counted from 1, and its text."""
    text = " ".join(pages[page].get(mark, "") for page, mark in held)
    return (held[0][0] + 1 if held else 0), text


def _marked(page: PageObject) -> Marked:
    """Return the text of each piece of marked content of a page."""
    pieces: dict[int, list[str]] = {}
    open_marks: list[int | None] = []

    def operand(operator: bytes, operands: list[Any], _matrix: object, _text_matrix: object) -> None:
        if operator == b"BDC":
            about = operands[1]
            open_marks.append(about.get("/MCID") if isinstance(about, dict) else None)
        elif operator == b"BMC":
            open_marks.append(None)
        elif operator == b"EMC" and open_marks:
            open_marks.pop()

    def text(written: str, *_: object) -> None:
        number = next((mark for mark in reversed(open_marks) if mark is not None), None)
        if number is not None:
            pieces.setdefault(int(number), []).append(written)

    page.extract_text(visitor_operand_before=operand, visitor_text=text)
    return {number: "".join(written) for number, written in pieces.items()}


def _added(reader: PdfReader) -> Iterator[Message]:
    """Yield each page that something was laid upon: a note, a text box, a stamp."""
    for number, page in enumerate(reader.pages, start=1):
        notes = page.get("/Annots", [])
        notes = notes.get_object() if hasattr(notes, "get_object") else notes
        if any(note.get_object().get("/Subtype") != "/Link" for note in notes):
            yield message("verify.added", number=number)
