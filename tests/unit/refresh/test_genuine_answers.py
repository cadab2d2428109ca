"""Genuine answers of the source, where their folder lies beside the project: parsed to their values."""

import json
from pathlib import Path

import pytest

from tkkio_analytics.data.connectors.sotkanet import parser


@pytest.fixture(scope="module")
def genuine(root: Path) -> Path:
    folder = root.parent / "shared" / "reference" / "fixtures" / "sotkanet"
    if not folder.is_dir():
        pytest.skip("the folder of genuine answers is not beside the project")
    return folder


@pytest.mark.parametrize(
    ("file", "number"),
    [
        ("REAL_2026-06_json_indicator_5513_trimmed.json", 5513),
        ("REAL_2026-06_json_indicator_127_trimmed.json", 127),
        ("REAL_2026-06_json_indicator_171_two_years_trimmed.json", 171),
    ],
)
def test_rows(genuine: Path, file: str, number: int) -> None:
    body = (genuine / file).read_bytes()
    frame = parser.rows(body, indicator_id=number)
    told = {(row["region"], row["year"], row["gender"]): row["value"] for row in json.loads(body)}
    found = {(row.region, row.year, row.sex): row.value for row in frame.itertuples(index=False)}
    assert found == told
    assert found


def test_helsinki_has_674500_inhabitants_in_2023(genuine: Path) -> None:
    frame = parser.rows((genuine / "REAL_2026-06_json_indicator_127_trimmed.json").read_bytes(), indicator_id=127)
    assert frame[(frame["region"] == 46) & (frame["year"] == 2023)]["value"].tolist() == [674500.0]


def test_regions(genuine: Path) -> None:
    listed = parser.regions((genuine / "REAL_2026-06_regions_trimmed.json").read_bytes())
    codes = {(region.category, region.code): region for region in listed}
    assert codes["KUNTA", "091"].title.sv == "Helsingfors"
    assert len(parser.regions((genuine / "REAL_2016_regions_full.json").read_bytes())) == 511


def test_an_indicator(genuine: Path) -> None:
    about = parser.indicator((genuine / "REAL_indicator_4_metadata_2016.json").read_bytes())
    assert (about.id, about.first_year, about.last_year, about.updated) == (4, 1996, 2015, "2016-11-02")
    assert (about.unit, about.sexes) == ("PER1000", ("male", "female", "total"))
    assert about.organization.fi == "Terveyden ja hyvinvoinnin laitos (THL)"
    assert "<" not in about.description.fi
    assert about.description.fi.endswith("Tilastokeskuksen Väestötilaston tietoja.")
