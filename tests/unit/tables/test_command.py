"""`tkkio refresh` of sources that have not been seen before, in three languages."""

import json
from pathlib import Path

import pytest
import sotkanet_server as server
from jsonschema import Draft202012Validator
from tables_server import Services, serving

from tkkio_analytics.cli import main
from tkkio_analytics.data.refresh.plugs import PLUGS
from tkkio_analytics.i18n import LANGUAGES, Translator


@pytest.mark.parametrize("language", LANGUAGES)
def test_borders_are_told_with_their_caveat(
    services: Services, tmp_path: Path, capsys: pytest.CaptureFixture[str], language: str
) -> None:
    with serving(services) as address:
        asked = ["refresh", "--source", "borders", "--base-url", f"{address}/wfs", "--data-dir", str(tmp_path / "data")]
        assert main([*asked, "--quiet", "--lang", language]) == 0
        said = " ".join(capsys.readouterr().out.split())
        name, text = "Tilastokeskus (geo.stat.fi)", Translator(language).text
        assert text("refresh.file.added", source=name) in said
        assert text("refresh.unverified", source=name) in said
        assert main([*asked, "--quiet", "--json"]) == 0
        told = json.loads(capsys.readouterr().out)
        assert [(entry["source"], entry["state"]) for entry in told["files"]] == [("borders", "unchanged")]
        services.fail("/wfs", server.instead(b"{}"))
        assert main([*asked, "--quiet", "--lang", language]) == 2


def test_what_a_table_has_is_told_beside_what_was_sought(
    services: Services, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    services.dimensions[3]["children"][0]["children"][0]["label"] = "Jonossa olevat"
    with serving(services) as address:
        asked = ["refresh", "--source", "thl_pivot", "--base-url", f"{address}/pivot", "--quiet"]
        assert main([*asked, "--data-dir", str(tmp_path / "data")]) == 1
    said = " ".join(capsys.readouterr().out.split())
    assert "jonka nimessä on: käyn. Taulukossa on: Jonossa olevat, Asukkaita." in said


def test_a_release_may_name_the_snapshots_of_every_source(root: Path) -> None:
    path = root / "data" / "reference" / "schemas" / "release.schema.json"
    schema = json.loads(path.read_text(encoding="utf-8"))
    named = [{"id": f"{plug.source_id}/2026-11-25-0123456789ab", "sha256": "0" * 64} for plug in PLUGS]
    release = {"id": "2026-11-25-1", "created": "2026-11-25", "snapshots": named}
    assert list(Draft202012Validator(schema).iter_errors(release)) == []
