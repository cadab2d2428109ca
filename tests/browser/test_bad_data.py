"""Damaged or missing data, or a broken catalogue, is said in the reader's language, and the app stays up."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from browser.harness import Server, Visit

from tkkio_analytics.i18n import LANGUAGES, Translator

pytestmark = pytest.mark.browser


def flip_a_byte(data_dir: Path) -> None:
    file = max((data_dir / "snapshots").rglob("observations.csv"))
    content = bytearray(file.read_bytes())
    content[-2] ^= 1
    file.write_bytes(content)


def lose_the_snapshots(data_dir: Path) -> None:
    shutil.rmtree(data_dir / "snapshots")


def break_the_schema(data_dir: Path) -> None:
    file = data_dir / "reference" / "indicators" / "9_need.toml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace('polarity = "neutral"', 'polarity = "sideways"', 1), encoding="utf-8")


@pytest.mark.parametrize("harm", [flip_a_byte, lose_the_snapshots, break_the_schema])
def test_bad_data_is_said_in_every_language(
    root: Path, tmp_path: Path, start: Callable[..., Server], visit: Visit, harm: Callable[[Path], None]
) -> None:
    data_dir = shutil.copytree(root / "data", tmp_path / "data")
    harm(data_dir)
    server = start(data_dir)
    for language in LANGUAGES:
        visit.page.goto(server.link("risks", lang=language))
        notice = visit.page.locator(".tk-notice")
        notice.wait_for(timeout=30_000)
        words = notice.inner_text()
        assert Translator(language).text("ui.error.title") in words
        assert "errors." not in words
        assert "Traceback" not in words
        assert visit.page.evaluate("document.documentElement.lang") == language
        assert server.answers()
    assert visit.page.locator("[data-testid=stException]").count() == 0
    assert visit.outside == []
