"""Every format on offer is written from the same briefing in words; one that is not on offer is refused in words."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from example_briefing import example

from tkkio_analytics.domain.briefing import Briefing
from tkkio_analytics.errors import ReportError
from tkkio_analytics.i18n import LANGUAGES, Translator
from tkkio_analytics.reporting import formats
from tkkio_analytics.reporting.worded import worded

BEGINNINGS = {"pptx": b"PK", "pdf": b"%PDF-", "xlsx": b"PK", "html": b"<!doctype html>", "pictures": b"PK"}


@pytest.fixture(scope="module")
def pack(root: Path) -> Briefing:
    return example(root)


def test_all_five_formats_are_on_offer() -> None:
    assert [found.id for found in formats.offered()] == list(BEGINNINGS)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("format_id", BEGINNINGS)
def test_a_format_is_written_and_the_same_each_time(pack: Briefing, format_id: str, language: str) -> None:
    said = worded(pack, translator=Translator(language))
    made = formats.write(said, format_id=format_id)
    assert made[:15].lower().startswith(BEGINNINGS[format_id].lower())
    assert content(formats.write(said, format_id=format_id)) == content(made)


def content(made: bytes) -> dict[str, bytes]:
    """Return the parts of an archive by name, whatever the moment written beside them; of another file, the file."""
    if not made.startswith(b"PK"):
        return {"": made}
    archive = ZipFile(BytesIO(made))
    return {name: archive.read(name) for name in archive.namelist()}


def test_a_format_whose_library_is_missing_is_not_offered(pack: Briefing, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formats, "find_spec", lambda name: None if name == "typst" else object())
    assert [found.id for found in formats.offered()] == ["pptx", "xlsx", "html", "pictures"]
    with pytest.raises(ReportError) as refused:
        formats.write(worded(pack, translator=Translator("fi")), format_id="pdf")
    assert refused.value.key == "errors.no_format"


def test_the_archive_holds_each_chart_twice(pack: Briefing) -> None:
    archive = ZipFile(BytesIO(formats.write(worded(pack, translator=Translator("fi")), format_id="pictures")))
    assert archive.namelist() == ["fan.png", "fan.svg", "levels.png", "levels.svg", "pace.png", "pace.svg"]
    assert archive.read("fan.png")[:8] == b"\x89PNG\r\n\x1a\n"
