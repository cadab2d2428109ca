"""`tkkio verify`: a figure changed by hand is caught in every format, and told apart from a revised one."""

import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from openpyxl import load_workbook
from pptx import Presentation

from tkkio_analytics.cli import main
from tkkio_analytics.data.snapshot import json_bytes, sha256

FORMATS = ("pptx", "pdf", "xlsx")
AREA, INDICATOR, YEAR = "H01", "access_in_seven_days", "2025"
SHOWN, EDITED = "91,1", "97,1"
Ask = Callable[..., tuple[int, dict[str, Any]]]


@pytest.fixture(scope="module")
def packs(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Return a folder of data with one release, and a pack of it in every format beside it."""
    folder = tmp_path_factory.mktemp("packs")
    for part in ("reference", "practice"):
        shutil.copytree(root / "data" / part, folder / "data" / part)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TKKIO_DATA_DIR", str(folder / "data"))
        patch.setenv("TKKIO_TODAY", "2026-11-24")
        for ending in FORMATS:
            order = ["report", "--practice", "--region", AREA, "--kind", "leadership", "--format", ending]
            assert main([*order, "--out", str(folder / f"pack.{ending}")]) == 0
        yield folder


@pytest.fixture
def here(packs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the same in a folder of the test's own."""
    shutil.copytree(packs, tmp_path / "packs")
    monkeypatch.setenv("TKKIO_DATA_DIR", str(tmp_path / "packs" / "data"))
    monkeypatch.setenv("TKKIO_TODAY", "2027-03-01")
    return tmp_path / "packs"


@pytest.fixture
def ask(capsys: pytest.CaptureFixture[str]) -> Ask:
    def asked(file: Path) -> tuple[int, dict[str, Any]]:
        capsys.readouterr()
        code = main(["verify", str(file), "--json"])
        return code, json.loads(capsys.readouterr().out)

    return asked


def level(answer: dict[str, Any]) -> dict[str, Any]:
    """Return what is said of the area's latest level."""
    wanted = {"indicator_id": INDICATOR, "region_code": AREA, "period": YEAR, "measure": "level"}
    (found,) = [
        figure for figure in answer["figures"] if figure["listed"] and wanted.items() <= figure["listed"].items()
    ]
    return found


def publish(data: Path, *, value: str) -> None:
    """Put a release into force in which the area's latest level is another one."""
    practice = data / "practice"
    (release,) = (practice / "releases").glob("*.json")
    table = json.loads(release.read_text())
    entry = table["snapshots"][0]
    old, new = practice / "snapshots" / entry["id"], practice / "snapshots" / f"{entry['id']}r"
    shutil.copytree(old, new)
    rows = (new / "observations.csv").read_text()
    changed = rows.replace(
        f"{INDICATOR},HYVINVOINTIALUE,{AREA},{YEAR},total,91.1",
        f"{INDICATOR},HYVINVOINTIALUE,{AREA},{YEAR},total,{value}",
    )
    assert changed != rows
    (new / "observations.csv").write_text(changed)
    package = json.loads((new / "datapackage.json").read_text())
    package["id"] = f"{entry['id']}r"
    for resource in package["resources"]:
        content = (new / resource["path"]).read_bytes()
        resource |= {"bytes": len(content), "hash": f"sha256:{sha256(content)}"}
    descriptor = json_bytes(package)
    (new / "datapackage.json").write_bytes(descriptor)
    table |= {
        "id": "2027-02-01-1",
        "created": "2027-02-01",
        "snapshots": [{"id": package["id"], "sha256": sha256(descriptor)}],
    }
    (practice / "releases" / "2027-02-01-1.json").write_bytes(json_bytes(table))


def edit(file: Path) -> None:
    """Change the area's latest level in a file, as people would."""
    {".pptx": edit_slides, ".xlsx": edit_cells, ".pdf": edit_page}[file.suffix](file)


def edit_slides(file: Path) -> None:
    deck = Presentation(str(file))
    cells = [
        cell for slide in deck.slides for shape in slide.shapes if shape.has_table for cell in shape.table.iter_cells()
    ]
    run = next(
        run for cell in cells for line in cell.text_frame.paragraphs for run in line.runs if run.text.startswith(SHOWN)
    )
    run.text = run.text.replace(SHOWN, EDITED)
    deck.save(str(file))


def edit_cells(file: Path) -> None:
    book = load_workbook(file)
    cell = next(cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if cell.value == 91.1)
    cell.value = 97.1
    book.save(file)


def edit_page(file: Path) -> None:
    """Replace one glyph on a page: the font's own table of letters says which."""
    with pikepdf.open(file, allow_overwriting_input=True) as document:
        page = document.pages[0]
        letters = {name: codes(font) for name, font in page.Resources.Font.items()}
        font, done = "", False
        stream = []
        for operands, operator in pikepdf.parse_content_stream(page):
            if str(operator) == "Tf":
                font = str(operands[0])
            if str(operator) == "TJ" and not done:
                done = swap(operands[0], letters[font])
            stream.append((operands, operator))
        assert done
        page.Contents = document.make_stream(pikepdf.unparse_content_stream(stream))
        document.save(file)


def codes(font: pikepdf.Object) -> dict[bytes, str]:
    table = font.ToUnicode.read_bytes().decode()
    return {
        bytes.fromhex(code): bytes.fromhex(letter).decode("utf-16-be")
        for code, letter in re.findall(r"<([0-9a-fA-F]{4})>\s*<([0-9a-fA-F]{4})>", table)
    }


def swap(pieces: pikepdf.Object, letters: dict[bytes, str]) -> bool:
    code = {letter: code for code, letter in letters.items()}
    written = "".join(
        letters.get(bytes(piece)[at : at + 2], "?")
        for piece in pieces
        if isinstance(piece, pikepdf.String)
        for at in range(0, len(bytes(piece)), 2)
    )
    if not written.startswith(SHOWN) or "7" not in code:
        return False
    place = 0
    for number, piece in enumerate(pieces):
        if isinstance(piece, pikepdf.String):
            content = bytes(piece)
            if place <= 1 < place + len(content) // 2:
                at = 2 * (1 - place)
                pieces[number] = pikepdf.String(content[:at] + code["7"] + content[at + 2 :])
            place += len(content) // 2
    return True


@pytest.mark.parametrize("ending", FORMATS)
def test_a_file_as_it_was_exported_is_in_order(here: Path, ask: Ask, ending: str) -> None:
    code, answer = ask(here / f"pack.{ending}")
    assert code == 0
    assert answer["in_order"] is True
    assert set(answer["counts"]) == {"same"}
    assert answer["counts"]["same"] == len(answer["figures"]) >= 20
    assert level(answer)["named"]["text"] == "91,1\xa0%"


@pytest.mark.parametrize("ending", FORMATS)
def test_a_figure_changed_by_hand_is_caught(here: Path, ask: Ask, ending: str) -> None:
    file = here / f"pack.{ending}"
    edit(file)
    code, answer = ask(file)
    assert code == 1
    assert level(answer)["verdict"] == "edited"
    assert "97" in level(answer)["shown"]
    assert answer["counts"]["edited"] == 1


@pytest.mark.parametrize("ending", FORMATS)
def test_a_revised_figure_is_told_apart_from_an_edited_one(here: Path, ask: Ask, ending: str) -> None:
    publish(here / "data", value="93.4")
    code, answer = ask(here / f"pack.{ending}")
    assert code == 1
    found = level(answer)
    assert (found["verdict"], found["named"]["text"], found["current"]["text"]) == ("revised", "91,1\xa0%", "93,4\xa0%")
    assert answer["named_release"]["state"] == "here"
    assert "edited" not in answer["counts"]
    edit(here / f"pack.{ending}")
    assert level(ask(here / f"pack.{ending}")[1])["verdict"] == "edited"


@pytest.mark.parametrize("ending", FORMATS)
def test_a_file_of_a_release_that_is_gone_says_so(here: Path, ask: Ask, ending: str) -> None:
    publish(here / "data", value="93.4")
    next((here / "data" / "practice" / "releases").glob("2026*.json")).unlink()
    code, answer = ask(here / f"pack.{ending}")
    assert code == 1
    assert answer["named_release"]["state"] == "gone"
    assert set(answer["counts"]) == {"untraceable"}


def test_a_list_edited_to_fit_an_edited_page_is_caught(here: Path, ask: Ask) -> None:
    file = here / "pack.pdf"
    edit(file)
    with pikepdf.open(file, allow_overwriting_input=True) as document:
        held = document.attachments["tkkio-figures.json"]
        content = held.get_file().read_bytes().decode().replace('"91.1"', '"97.1"').replace(SHOWN, EDITED)
        document.attachments["tkkio-figures.json"] = pikepdf.AttachedFileSpec(document, content.encode())
        document.save(file)
    code, answer = ask(file)
    assert code == 1
    assert level(answer)["verdict"] == "list_edited"


def test_a_slide_that_was_taken_out_leaves_its_figures_missing(here: Path, ask: Ask) -> None:
    file = here / "pack.xlsx"
    book = load_workbook(file)
    for name in book.sheetnames[:-1]:
        if "91.1" in {str(cell.value) for row in book[name].iter_rows() for cell in row} or name == "Teksti":
            del book[name]
    book.save(file)
    code, answer = ask(file)
    assert code == 1
    assert answer["counts"]["removed"] > 0


def test_a_note_laid_upon_a_page_is_said(here: Path, ask: Ask) -> None:
    file = here / "pack.pdf"
    with pikepdf.open(file, allow_overwriting_input=True) as document:
        note = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.FreeText, Rect=[0, 0, 90, 20], Contents="97,1 %"
        )
        page = document.pages[0]
        page.Annots = document.make_indirect(pikepdf.Array([*page.get("/Annots", []), document.make_indirect(note)]))
        document.save(file)
    code, answer = ask(file)
    assert code == 1
    assert [part["key"] for part in answer["added"]] == ["verify.added"]


@pytest.mark.parametrize(
    ("language", "words"),
    [("fi", "1 luku on muutettu"), ("sv", "1 tal har ändrats"), ("en", "1 figure has been edited")],
)
def test_the_answer_is_said_in_three_languages(
    here: Path, capsys: pytest.CaptureFixture[str], language: str, words: str
) -> None:
    file = here / "pack.xlsx"
    edit(file)
    capsys.readouterr()
    assert main(["verify", str(file), "--lang", language]) == 1
    said = capsys.readouterr().out
    assert words in said
    assert "97.1" in said


def test_a_file_that_cannot_be_read_ends_with_code_two(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("91,1 %")
    assert main(["verify", str(file), "--lang", "en"]) == 2
    assert "notes.txt is not a PPTX, PDF or XLSX file" in capsys.readouterr().err
