"""Workbooks for the tests, made by the same library that Excel's files are read with, and changed part by part."""

import re
from collections.abc import Callable, Mapping, Sequence
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook

Rows = Sequence[Sequence[object]]


def workbook(
    rows: Rows, *, formats: Mapping[str, str] | None = None, results: Mapping[str, str] | None = None, **more: Rows
) -> bytes:
    """Return a workbook; ``results`` are what Excel keeps of a formula, ``more`` are further sheets."""
    book = Workbook()
    first = book.worksheets[0]
    for sheet, content in [(first, rows), *((book.create_sheet(name), content) for name, content in more.items())]:
        for row in content:
            sheet.append(list(row))
    for place, number_format in (formats or {}).items():
        first[place].number_format = number_format
    target = BytesIO()
    book.save(target)
    data = repacked(target.getvalue(), _undated)
    for formula, result in (results or {}).items():
        data = repacked(data, _with_result(formula.removeprefix("="), result))
    return data


def repacked(data: bytes, change: Callable[[str, bytes], bytes], *, add: Mapping[str, bytes] | None = None) -> bytes:
    """Return a package with its parts changed, and further parts."""
    target = BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(target, "w", ZIP_DEFLATED) as package:
        for part in source.infolist():
            package.writestr(ZipInfo(part.filename), change(part.filename, source.read(part.filename)), ZIP_DEFLATED)
        for name, content in (add or {}).items():
            package.writestr(ZipInfo(name), content, ZIP_DEFLATED)
    return target.getvalue()


def as_it_is(_name: str, content: bytes) -> bytes:
    return content


def in_sheet(pattern: str, replacement: str) -> Callable[[str, bytes], bytes]:
    """Return a change of the text of every sheet."""

    def change(name: str, content: bytes) -> bytes:
        if "worksheets/" not in name:
            return content
        return re.sub(pattern, lambda _: replacement, content.decode(), count=1).encode()

    return change


def _with_result(formula: str, result: str) -> Callable[[str, bytes], bytes]:
    return in_sheet(rf"<f>{re.escape(formula)}</f><v\s*(?:/>|></v>)", f"<f>{formula}</f><v>{result}</v>")


def _undated(name: str, content: bytes) -> bytes:
    """Return a part without the time at which it was written, so that the same rows are the same bytes."""
    return (
        re.sub(rb"\d{4}-\d\d-\d\dT[\d:]+Z", b"2026-01-01T00:00:00Z", content) if name.endswith("core.xml") else content
    )
