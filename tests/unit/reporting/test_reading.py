"""A file that is not ours, or is dangerous to open, gets a clear answer."""

import json
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pikepdf
import pytest
from openpyxl import Workbook

from tkkio_analytics.errors import ReportError
from tkkio_analytics.reporting import manifest
from tkkio_analytics.reporting.pdf.document import pdf
from tkkio_analytics.reporting.reading import LARGEST_UNPACKED, read
from tkkio_analytics.reporting.wording import WordedBriefing
from tkkio_analytics.reporting.xlsx.workbook import xlsx


@pytest.fixture(scope="module")
def document(in_words: Mapping[str, WordedBriefing]) -> bytes:
    return pdf(in_words["fi"])


def refusal(folder: Path, content: bytes) -> str:
    file = folder / "file"
    file.write_bytes(content)
    with pytest.raises(ReportError) as refused:
        read(file)
    return refused.value.key.removeprefix("errors.")


def packed(**parts: bytes) -> bytes:
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/"), content)
    return target.getvalue()


def test_a_file_that_is_not_there_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(ReportError) as refused:
        read(tmp_path / "none.pdf")
    assert refused.value.key == "errors.file_missing_to_check"


def test_foreign_and_broken_files_are_refused(tmp_path: Path, document: bytes) -> None:
    book = BytesIO()
    Workbook().save(book)
    foreign_pdf = BytesIO()
    pikepdf.new().save(foreign_pdf)
    assert refusal(tmp_path, b"") == "file_foreign"
    assert refusal(tmp_path, b"hello") == "file_foreign"
    assert refusal(tmp_path, packed(word__document=b"")) == "file_foreign"
    assert refusal(tmp_path, b"PK\x03\x04 not a zip") == "file_unreadable"
    assert refusal(tmp_path, b"%PDF-1.7 nothing") == "file_unreadable"
    assert refusal(tmp_path, document[: len(document) // 2]) in {"file_unreadable", "list_missing"}
    assert refusal(tmp_path, book.getvalue()) == "list_missing"
    assert refusal(tmp_path, foreign_pdf.getvalue()) == "list_missing"
    assert refusal(tmp_path, b"\xd0\xcf\x11\xe0 locked") == "file_encrypted"


def test_a_locked_pdf_is_said_to_be_locked(tmp_path: Path, document: bytes) -> None:
    locked = BytesIO()
    pikepdf.open(BytesIO(document)).save(locked, encryption=pikepdf.Encryption(owner="a", user="b"))
    assert refusal(tmp_path, locked.getvalue()) == "file_encrypted"


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    part = bytes(LARGEST_UNPACKED // 4 + 1)
    bomb = packed(**{"xl__workbook.xml": b"", **{f"part{number}": part for number in range(4)}})
    assert len(bomb) < LARGEST_UNPACKED // 100
    assert refusal(tmp_path, bomb) == "file_too_large"


def test_entities_are_not_expanded(tmp_path: Path, in_words: Mapping[str, WordedBriefing]) -> None:
    swollen = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;">]><a>&c;</a>'
    target = BytesIO()
    with ZipFile(BytesIO(xlsx(in_words["fi"]))) as ours, ZipFile(target, "w") as changed:
        for name in ours.namelist():
            changed.writestr(name, swollen if name == "xl/sharedStrings.xml" else ours.read(name))
    assert refusal(tmp_path, target.getvalue()) == "file_unreadable"


def test_a_pdf_without_tags_is_told_so(tmp_path: Path, document: bytes) -> None:
    stripped = BytesIO()
    with pikepdf.open(BytesIO(document)) as opened:
        del opened.Root["/StructTreeRoot"]
        opened.save(stripped)
    assert refusal(tmp_path, stripped.getvalue()) == "file_without_tags"


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"format": "other"}, "list_missing"),
        ({"version": 2}, "list_newer"),
        ({"language": "de"}, "list_unreadable"),
        ({"date": "yesterday"}, "list_unreadable"),
        ({"figures": [{"code": "1"}]}, "list_unreadable"),
        ({"release": None}, "list_unreadable"),
    ],
)
def test_a_list_of_another_form_is_refused(
    in_words: Mapping[str, WordedBriefing], change: dict[str, object], key: str
) -> None:
    table = json.loads(manifest.text(in_words["fi"])) | change
    with pytest.raises(ReportError) as refused:
        manifest.parsed(json.dumps(table))
    assert refused.value.key == f"errors.{key}"


@pytest.mark.parametrize("content", ["", "[]", "null", "{", "[" * 100_000, '"\\ud800"'])
def test_what_is_no_list_is_refused(content: str) -> None:
    with pytest.raises(ReportError):
        manifest.parsed(content)


def test_a_list_reads_back_as_it_was_written(in_words: Mapping[str, WordedBriefing]) -> None:
    said = in_words["sv"]
    listing = manifest.parsed(manifest.text(said))
    assert (listing.release_sha256, listing.date, listing.language) == (said.release_sha256, said.date, "sv")
    assert [(figure.code, figure.exact, figure.text) for figure in listing.figures] == [
        (found.reference.code, found.reference.exact_text, found.text) for found in said.references
    ]
