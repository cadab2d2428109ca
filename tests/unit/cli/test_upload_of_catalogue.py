"""Figures of the catalogue's indicators from a file: beside what is published, and nowhere in it."""

from pathlib import Path

import pytest

from tkkio_analytics.cli import main
from tkkio_analytics.config import Settings
from tkkio_analytics.data.repository import Repository
from tkkio_analytics.i18n.own_words import own_words
from tkkio_analytics.services.own_data import own_data, store_of, with_own
from tkkio_analytics.services.uploaded_values import uploadable, uploaded

HEART = "Alue;2024;2025\nEtelä-Karjala;99,9;0,1\nPohjois-Savo;99,9;0,1\nKoko maa;99;1\n"
"""Figures that would turn every verdict, had they any part in one."""


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.setenv("TKKIO_STATE_DIR", str(tmp_path / "state"))
    monkeypatch.setenv("TKKIO_TODAY", "2026-11-24")
    monkeypatch.setenv("TKKIO_EDITOR", "Maija")
    return Settings.from_env()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    found = tmp_path / "luvut.csv"
    found.write_text(HEART, encoding="utf-8")
    return found


def written(settings: Settings) -> dict[str, float]:
    return {stored.entry.key: stored.entry.value for stored in uploaded(store_of(settings))}


def test_risks_and_a_pack_are_the_same_bytes_before_and_after_an_upload(
    settings: Settings, file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def answers(name: str) -> tuple[str, bytes]:
        capsys.readouterr()
        assert main(["risks", "--region", "13", "--json"]) == 0
        risks = capsys.readouterr().out
        out = tmp_path / f"{name}.html"
        assert main(["report", "--region", "13", "--format", "html", "--out", str(out)]) == 0
        return risks, out.read_bytes()

    before = answers("before")
    assert main(["import", str(file), "--indicator", "quick_contact"]) == 0
    assert len(written(settings)) == 6
    assert answers("after") == before


def test_the_release_is_the_published_one_whatever_is_uploaded(settings: Settings, file: Path, root: Path) -> None:
    assert main(["import", str(file), "--indicator", "quick_contact"]) == 0
    assert written(settings)["quick_contact/13/2024"] == 99.9
    repository = Repository.from_folder(root / "data")
    assert with_own(repository, own_data(store_of(settings)), words=own_words()) is repository


def test_practice_and_real_uploads_never_meet(
    settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "luvut.csv"
    file.write_text("Alue;2024\nLohikäärmevuori;41,9\n", encoding="utf-8")
    assert main(["import", str(file), "--indicator", "loneliness", "--practice"]) == 0
    assert written(settings.practice) == {"loneliness/H01/2024": 41.9}
    assert written(settings) == {}
    assert not settings.state_dir.joinpath("uploads").exists()
    assert "julkaistuina" in capsys.readouterr().out.replace("\n", " ")


def test_an_indicator_without_figures_by_area_takes_uploads(
    settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "digi.csv"
    file.write_text("Mittari;digital_service_users\nAlue;2025\nKainuu;144\n", encoding="utf-8")
    assert main(["check-upload", str(file)]) == 1
    assert "B3 ”144”: Luku on suurempi kuin mittarin suurin mahdollinen arvo, 100,0 %." in " ".join(
        capsys.readouterr().out.split()
    ).replace("\N{NO-BREAK SPACE}", " ")
    file.write_text("Mittari;digital_service_users\nAlue;2025\nKainuu;44\n", encoding="utf-8")
    assert main(["import", str(file)]) == 0
    assert written(settings) == {"digital_service_users/20/2025": 44.0}


def test_series_by_month_and_judgements_take_none(root: Path) -> None:
    real, practice = (
        {indicator.id for indicator in uploadable(Repository.from_folder(folder))}
        for folder in (root / "data", root / "data" / "practice")
    )
    assert {"quick_contact", "digital_service_users", "net_operating_costs"} <= real
    assert "digital_maturity" not in real
    assert "loneliness" in practice
    assert "owl_post_same_day" not in practice
