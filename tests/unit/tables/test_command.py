"""`tkkio refresh` of sources that have not been seen before, in three languages."""

import json
from pathlib import Path

import pytest
import sotkanet_server as server
from tables_server import Services, serving

from tkkio_analytics.cli import main
from tkkio_analytics.i18n import LANGUAGES, Translator


@pytest.mark.parametrize("language", LANGUAGES)
def test_borders_are_told_with_their_caveat(
    services: Services, tmp_path: Path, capsys: pytest.CaptureFixture[str], language: str
) -> None:
    with serving(services) as address:
        asked = ["refresh", "--source", "borders", "--base-url", f"{address}/wfs", "--data-dir", str(tmp_path / "data")]
        assert main([*asked, "--quiet", "--lang", language]) == 0
        said = " ".join(capsys.readouterr().out.split())
        name, text = "Tilastokeskus, aluerajat", Translator(language).text
        assert text("refresh.file.added", source=name) in said
        assert text("refresh.unverified", source=name) in said
        assert main([*asked, "--quiet", "--json"]) == 0
        told = json.loads(capsys.readouterr().out)
        assert [(entry["source"], entry["state"]) for entry in told["files"]] == [("borders", "unchanged")]
        services.fail("/wfs", server.instead(b"{}"))
        assert main([*asked, "--quiet", "--lang", language]) == 2


def test_what_the_sources_gave_passes_validation_and_tells_what_a_table_has(
    services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TKKIO_STATE_DIR", str(tmp_path))
    with serving(services) as address:
        assert main(["refresh", "--source", "borders", "--base-url", f"{address}/wfs", "--quiet"]) == 0
        asked = ["refresh", "--source", "thl_pivot", "--base-url", f"{address}/pivot", "--quiet"]
        assert main(asked) == 0
        assert main(["validate"]) == 0
        capsys.readouterr()
        services.dimensions[3]["children"][0]["children"][0]["label"] = "Jonossa olevat"
        assert main(asked) == 1
    said = " ".join(capsys.readouterr().out.split())
    assert "jonka nimessä on: käyn. Taulukossa on: Jonossa olevat, Asukkaita." in said
