"""Files that are not read at all: each says what it is and what to do."""

import pytest
from unit.upload.conftest import Reader
from unit.upload.sheets import as_it_is, repacked, workbook

from tkkio_analytics.data.upload import limits
from tkkio_analytics.errors import UploadError

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
WHOLE = workbook([["Alue", 2024], ["Kainuu", 1]])
LAUGHS = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><worksheet'


def refusal(read: Reader, data: bytes | str, name: str, **choice: str) -> tuple[str, dict[str, object]]:
    with pytest.raises(UploadError) as caught:
        read(data, name, **choice)
    return caught.value.key.removeprefix("errors.upload_"), dict(caught.value.params)


@pytest.mark.parametrize(
    ("name", "data", "key"),
    [
        ("luvut.csv", b"", "empty"),
        ("luvut.pdf", b"%PDF", "ending"),
        ("luvut", b"Alue;2024", "ending"),
        ("luvut.xls", COMPOUND, "old_workbook"),
        ("luvut.xlsx", COMPOUND + b"Workbook", "old_workbook"),
        ("luvut.xlsx", COMPOUND + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        ("luvut.xlsm", WHOLE, "macros"),
        ("luvut.xlsx", repacked(WHOLE, as_it_is, add={"xl/vbaProject.bin": b"x"}), "macros"),
        ("luvut.xlsx", b"Alue;2024\nKainuu;1\n", "not_a_workbook"),
        ("luvut.xlsx", WHOLE[:900], "broken_workbook"),
        ("luvut.xlsx", repacked(WHOLE, lambda _, content: content.replace(b"<worksheet", LAUGHS)), "declares_entities"),
        (
            "luvut.xlsx",
            repacked(WHOLE, as_it_is, add={"a.bin": b"\0" * (limits.UNPACKED_BYTES + 1)}),
            "unpacks_too_large",
        ),
        ("luvut.xlsx", repacked(WHOLE, as_it_is, add={f"a{n}": b"" for n in range(limits.PARTS)}), "too_many_parts"),
        ("luvut.csv", b"Alue;2024\nKainuu;\x00\x011\n", "not_text"),
        ("luvut.csv", "Alue;2024\nItä-Uusimaa;1\nEtelä".encode()[:-1] + b"\xff", "broken_utf8"),
        ("luvut.csv", b'Alue;2024\n"Kainuu;1\n', "quotes"),
        ("luvut.csv", b"x" * (limits.FILE_BYTES + 1), "too_large"),
        ("luvut.csv", b"Alue;2024\n" + b"Kainuu;1\n" * limits.ROWS, "too_many_rows"),
        ("luvut.csv", b";".join([b"1"] * (limits.COLUMNS + 1)), "too_many_columns"),
    ],
)
def test_each_kind_of_file_is_refused_by_its_name(read: Reader, name: str, data: bytes, key: str) -> None:
    assert refusal(read, data, name)[0] == key


def test_a_refusal_says_where(read: Reader) -> None:
    assert refusal(read, b"Alue;2024\nKainuu;\x011\n", "a.csv") == ("not_text", {"line": 2, "code": "U+0001"})
    assert refusal(read, b'Alue;2024\nKainuu;1\n"Lappi;1', "a.csv") == ("quotes", {"line": 3})


def test_a_sheet_or_column_that_is_not_there_is_named(read: Reader) -> None:
    assert refusal(read, WHOLE, "a.xlsx", sheet="Toinen") == (
        "unknown_sheet",
        {"sheet": "Toinen", "sheets": ("Sheet",)},
    )
    assert refusal(read, "Alue;2024\nKainuu;1\n", "a.csv", region_column="Kunta") == (
        "unknown_column",
        {"column": "Kunta", "columns": ("A", "B")},
    )
    assert refusal(read, "Alue;2024\nKainuu;1\n", "a.csv", sheet="Luvut")[0] == "no_sheets"


def test_links_to_other_files_are_not_followed_and_said(read: Reader) -> None:
    found = read(repacked(WHOLE, as_it_is, add={"xl/externalLinks/externalLink1.xml": b"<externalLink/>"}), "a.xlsx")
    assert [note.key for note in found.notes] == ["uploads.note.external_links"]
    assert [figure.value for figure in found.figures] == [1.0]


def test_a_hidden_sheet_is_not_read(read: Reader) -> None:
    hidden = repacked(WHOLE, lambda _, content: content.replace(b'state="visible"', b'state="hidden"'))
    assert hidden != WHOLE
    assert refusal(read, hidden, "a.xlsx") == ("no_sheet", {})
