"""The whole data set in one file: complete, hashed, the same every time, and nothing in it that a spreadsheet runs."""

import csv
import json
from dataclasses import replace
from hashlib import sha256
from io import BytesIO, StringIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from tkkio_analytics.data.repository import Repository
from tkkio_analytics.domain.data_set import DataSet, DataTable
from tkkio_analytics.i18n import LANGUAGES, Translator
from tkkio_analytics.reporting.data_set import archive
from tkkio_analytics.services.data_set import data_set

TRANSLATORS = [Translator(language) for language in LANGUAGES]


@pytest.fixture(scope="module")
def shipped(root: Path) -> Repository:
    return Repository.from_folder(root / "data")


@pytest.fixture(scope="module")
def files(shipped: Repository) -> dict[str, bytes]:
    content = archive(data_set(shipped), translators=TRANSLATORS)
    assert content == archive(data_set(shipped), translators=TRANSLATORS)
    with ZipFile(BytesIO(content)) as whole:
        assert whole.testzip() is None
        return {name: whole.read(name) for name in whole.namelist()}


def rows(files: dict[str, bytes], name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(files[name].decode())))


def test_every_file_is_named_and_hashed_in_the_descriptor(files: dict[str, bytes], shipped: Repository) -> None:
    descriptor = json.loads(files["datapackage.json"])
    assert descriptor["release"] == {"id": shipped.release.id, "sha256": shipped.release.sha256}
    named = {entry["path"]: entry for entry in descriptor["resources"]}
    assert set(named) == {name for name in files if name.endswith(".csv")}
    for path, entry in named.items():
        assert entry["hash"] == f"sha256:{sha256(files[path]).hexdigest()}"
        header = files[path].decode().split("\n", 1)[0].split(",")
        assert header == [field["name"] for field in entry["schema"]["fields"]]


def test_figures_and_code_lists_are_complete(files: dict[str, bytes], shipped: Repository) -> None:
    figures = rows(files, "observations.csv")
    assert len(figures) == len(shipped.observations)
    found = {(row["indicator_id"], row["region_code"], row["period"]): row["value"] for row in figures}
    assert found["avoidable_hospital_episodes", "01", "2020"] == "1708.0"
    assert found["operating_budget", "17", "2025"] == "898.589"
    assert {row["region_code"] for row in figures} <= {row["code"] for row in rows(files, "regions.csv")}
    assert {row["indicator_id"] for row in figures} <= {row["id"] for row in rows(files, "indicators.csv")}
    assert {row["origin_id"] for row in figures} <= {row["id"] for row in rows(files, "sources.csv")}
    assert len(rows(files, "breaks.csv")) == len(shipped.catalog.breaks)
    assert len(rows(files, "corrections.csv")) == len(shipped.catalog.corrections)
    assert len(rows(files, "targets.csv")) == len(shipped.catalog.targets)


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_told_in_every_language(files: dict[str, bytes], language: str) -> None:
    said, text = files[f"README.{language}.md"].decode(), Translator(language).text
    assert text("data_set.table.observations") in said
    assert text("data_set.own") in said
    assert "CC BY 4.0" in files["LICENCE.txt"].decode()


def test_text_that_could_run_as_a_formula_is_neutral_and_a_negative_number_stays_one(shipped: Repository) -> None:
    table = DataTable(
        name="points", columns=(("quote", "string"), ("value", "number")), rows=[["=1+1", -2.5], [None, None]]
    )
    content = archive(DataSet(release=shipped.release, tables=(table,), licences=()), translators=TRANSLATORS[:1])
    with ZipFile(BytesIO(content)) as whole:
        assert whole.read("points.csv").decode() == "quote,value\n'=1+1,-2.5\n,\n"


def test_practice_data_say_that_they_are_made_up(shipped: Repository) -> None:
    practice = replace(data_set(shipped), release=replace(shipped.release, practice=True), tables=())
    with ZipFile(BytesIO(archive(practice, translators=TRANSLATORS))) as whole:
        assert json.loads(whole.read("datapackage.json"))["practice"] is True
        assert Translator("sv").text("ui.practice.row") in whole.read("README.sv.md").decode()
