"""JSON-stat in the layouts of both sources: values, and the three ways of having none."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tkkio_analytics.data.connectors.jsonstat import Cube, read_cube
from tkkio_analytics.errors import SourceError

OBSERVED, SUPPRESSED, MISSING = "observed", "suppressed", "missing"
AREA = {"label": "Alue", "category": {"index": ["HVA01", "HVA02", "HVA03"], "label": {"HVA01": "Kuvitelma"}}}
YEAR = {"category": {"index": {"2024": 1, "2023": 0}}}


def table(**changes: object) -> dict[str, Any]:
    whole = {
        "version": "2.0",
        "class": "dataset",
        "label": "Keksitty",
        "updated": "2030-05-01T08:00:00Z",
        "id": ["area", "year"],
        "size": [3, 2],
        "dimension": {"area": AREA, "year": YEAR},
        "value": [1, 2.5, None, None, None, 0],
        "status": {"2": "3", "3": "...", "4": "."},
    }
    return whole | changes


def read(given: Mapping[str, Any] | bytes, **options: Any) -> Cube:
    body = given if isinstance(given, bytes) else json.dumps(given).encode()
    return read_cube(body, source="Laitos", what="taulu", **options)


def told(cube: Cube, *names: str) -> dict[tuple[str, ...], tuple[float | None, str]]:
    return {
        tuple(row[name] for name in names): (None if row["value"] != row["value"] else row["value"], row["status"])
        for row in cube.cells.to_dict("records")
    }


def test_each_cell_has_its_codes_its_value_and_why_it_has_none() -> None:
    cube = read(table())
    assert told(cube, "area", "year") == {
        ("HVA01", "2023"): (1.0, OBSERVED),
        ("HVA01", "2024"): (2.5, OBSERVED),
        ("HVA02", "2023"): (None, SUPPRESSED),
        ("HVA02", "2024"): (None, SUPPRESSED),
        ("HVA03", "2023"): (None, MISSING),
        ("HVA03", "2024"): (0.0, OBSERVED),
    }
    assert cube.cells["cell"].tolist() == [1, 2, 3, 4, 5, 6]
    assert cube.updated == "2030-05-01T08:00:00Z"
    assert cube.dimensions[0].labels == {"HVA01": "Kuvitelma", "HVA02": "HVA02", "HVA03": "HVA03"}


def test_a_magnitude_that_is_nil_is_zero_and_other_reasons_are_missing() -> None:
    cube = read(table(value=[None] * 6, status={"0": "7", "1": "-", "2": "1", "3": "..", "4": "5"}))
    assert list(told(cube, "area", "year").values()) == [(0.0, OBSERVED)] * 2 + [(None, MISSING)] * 4


def test_the_layout_of_database_reports_with_texts_in_a_sparse_object() -> None:
    inside = {"id": ["area", "year"], "size": [3, 2], "area": AREA, "year": YEAR}
    value = {"0": "797", "1": "12,5", "2": "12.5", "3": "..", "5": "0"}
    whole = {"dataset": {"version": "2.0", "class": "dataset", "dimension": inside, "value": value}}
    cube = read(whole, hidden={".."})
    assert list(told(cube, "area", "year").values()) == [
        (797.0, OBSERVED),
        (12.5, OBSERVED),
        (12.5, OBSERVED),
        (None, SUPPRESSED),
        (None, MISSING),
        (0.0, OBSERVED),
    ]
    empty = {"dataset": {"dimension": inside, "value": []}}
    assert set(told(read(empty), "area", "year").values()) == {(None, MISSING)}


@pytest.mark.parametrize(
    "wrong",
    [
        [],
        {},
        {"dataset": 1},
        table(value=[1, 2]),
        table(value={"6": 1}),
        table(value={"-1": 1}),
        table(value="1"),
        table(value=[1, 2, 3, 4, 5, True]),
        table(value=[1, 2, 3, 4, 5, "12 345"]),
        table(value=[1, 2, 3, 4, 5, ".."]),
        table(value=[1, 2, 3, 4, 5, float("nan")]),
        table(status={"2": "secret"}),
        table(status={"2": ["3"]}),
        table(size=[2, 3]),
        table(size=[3]),
        table(size=[3, True]),
        table(id=["area", "area"]),
        table(id=["area", "value"]),
        table(id=["area", "month"]),
        table(id=[], size=[]),
        table(dimension={"area": AREA, "year": {"category": {"index": {"2024": 1, "2023": 1}}}}),
        table(dimension={"area": AREA, "year": {"category": {"index": ["2024", "2024"]}}}),
        table(dimension={"area": AREA, "year": {"category": {"index": [2023, 2024]}}}),
        table(dimension={"area": AREA, "year": {}}),
        table(dimension={"area": AREA, "year": []}),
    ],
)
def test_any_other_shape_is_refused_by_name(wrong: Any) -> None:
    with pytest.raises(SourceError) as error:
        read(wrong)
    assert error.value.key == "errors.answer_unexpected"
    assert (error.value.params["source"], error.value.params["what"]) == ("Laitos", "taulu")


def test_a_cell_that_is_told_twice_with_two_values_is_refused() -> None:
    body = json.dumps(table(value={"0": 1})).encode()
    assert read(body.replace(b'{"0": 1}', b'{"0": 1, "0": 1}')).cells["value"][0] == 1.0
    with pytest.raises(SourceError) as error:
        read(body.replace(b'{"0": 1}', b'{"0": 1, "0": 2}'))
    assert error.value.key == "errors.answer_not_json"


def test_a_table_that_would_fill_the_memory_is_refused() -> None:
    many = {"category": {"index": [str(number) for number in range(1500)]}}
    with pytest.raises(SourceError) as error:
        read(table(size=[1500, 1500], dimension={"area": many, "year": many}, value=[]))
    assert error.value.params["beginning"] == "2250000 cells"


@pytest.fixture(scope="module")
def genuine(root: Path) -> Path:
    folder = root.parent / "shared" / "reference" / "fixtures"
    if not folder.is_dir():
        pytest.skip("the folder of genuine answers is not beside the project")
    return folder


def test_genuine_deaths_by_county(genuine: Path) -> None:
    cube = read((genuine / "pxweb" / "REAL_jsonstatgraphs_13u5_deaths_by_HVA_2024.json").read_bytes())
    found = told(cube, "hyvinvointialue", "vuosi", "tiedot")
    assert len(found) == 23
    assert found["HVA01", "2024", "ksyylkm"] == (976.0, OBSERVED)
    assert found["HVA90", "2024", "ksyylkm"] == (5412.0, OBSERVED)
    assert cube.updated == "2025-10-29T08:00:00"


def test_a_genuine_weekly_report_with_hidden_cells(genuine: Path) -> None:
    body = (genuine / "thl_pivot" / "REAL_fact_epirapo_covid19case_weekly_2021-04-24.json").read_bytes()
    cube = read(body, hidden={".."})
    counts = cube.cells["status"].value_counts().to_dict()
    assert counts == {OBSERVED: 35960 - 18241, SUPPRESSED: 18241, MISSING: 98580 - 35960}
    places = cube.cells.set_index("cell")["value"]
    assert (places[98580], places[98524]) == (29169.0, 29189.0)


def test_a_genuine_monthly_report(genuine: Path) -> None:
    cube = read((genuine / "thl_pivot" / "REAL_fact_shp_2021-04-24.json").read_bytes(), hidden={".."})
    found = told(cube, "agegroup", "time")
    assert found["12299", "429400"] == (797.0, OBSERVED)
    assert found["12299", "429352"] == (None, MISSING)
    assert found["12046", "510113"] == (48756.0, OBSERVED)
    assert sum(status == OBSERVED for _, status in found.values()) == 283
