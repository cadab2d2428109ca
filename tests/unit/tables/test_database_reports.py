"""Shares of those who waited at most so long, from THL's database reports, or the figures before untouched."""

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import sotkanet_server as server
from tables_server import HELSINKI, NATION, Services, node

from tkkio_analytics.data.connectors.thl_pivot import parser
from tkkio_analytics.data.refresh.in_force import InForce
from tkkio_analytics.data.refresh.pivot_nodes import area_nodes, measure_node, period_nodes
from tkkio_analytics.data.repository import Repository
from tkkio_analytics.data.snapshot import release_ids
from tkkio_analytics.domain.refresh import RefreshReport, SeriesState
from tkkio_analytics.errors import SourceError

Refresh = Callable[..., RefreshReport]
Json = dict[str, Any]
WEEK, FORTNIGHT = "access_within_7_days_all_professionals", "access_within_14_days"
SAVO = 913


def told(repository: Repository, indicator: str, period: str) -> dict[str, tuple[float | None, str]]:
    frame = repository.observations
    rows = frame[(frame["indicator_id"] == indicator) & (frame["period"] == period)]
    return {
        row.region_code: (None if row.value != row.value else row.value, row.status)
        for row in rows.itertuples(index=False)
    }


def dimensions(listed: list[Json]) -> tuple[parser.PivotDimension, ...]:
    body = b"thl.pivot.loadDimensions(" + json.dumps(listed).encode() + b");"
    return parser.dimensions(body, cube="kuutio")


def test_shares_by_area_and_month_with_what_is_hidden_and_what_is_missing(
    refreshed: Refresh, services: Services, opened: Callable[[], Repository]
) -> None:
    services.classes[SAVO, 10] = [150, 30, 20]
    services.classes[901, 10] = [5, "..", ".."]
    services.classes[902, 10] = [None, None, None]
    services.classes[903, 10] = [40, None, 10]
    services.classes[904, 10] = [0, 0, 8]
    report = refreshed("thl_pivot")
    assert [(entry.indicator_id, entry.state) for entry in report.series] == [
        (WEEK, SeriesState.ADDED),
        (FORTNIGHT, SeriesState.ADDED),
    ]
    repository = opened()
    week, fortnight = (told(repository, indicator, "2026-01") for indicator in (WEEK, FORTNIGHT))
    assert (week["13"], fortnight["13"]) == ((75.0, "observed"), (90.0, "observed"))
    assert (week["FI"], week["90"], week["07"]) == ((60.0, "observed"),) * 3
    assert (week["01"], week["02"]) == ((None, "suppressed"), (None, "missing"))
    assert (week["03"], fortnight["03"]) == ((80.0, "observed"), (80.0, "observed"))
    assert week["04"] == (0.0, "observed")
    assert sorted(week) == [*(f"{number:02d}" for number in range(1, 22)), "90", "FI"]
    assert told(repository, WEEK, "2026-02")["01"] == (60.0, "observed")
    origin = repository.catalog.origin_by_id()[f"thl_pivot_{WEEK}"]
    assert "kuutio avohpaasy/pthjono01/fact_ahil_pthjono01 (vahvistamaton" in origin.title.fi


def test_a_cube_without_figures_is_told_to_have_none(refreshed: Refresh, services: Services, tmp_path: Path) -> None:
    services.classes.clear()
    report = refreshed("thl_pivot")
    assert [entry.state for entry in report.series] == [SeriesState.EMPTY] * 2
    assert release_ids(tmp_path / "data") == ()


def test_the_dimensions_are_read_once_and_exactly_these_nodes_are_asked_for(
    refreshed: Refresh, services: Services
) -> None:
    services.dimensions[1]["children"][0]["children"][0]["children"].append(node(12, "2026-11", "kuukausi"))
    refreshed("thl_pivot")
    assert len([path for path in services.questions("/pivot") if "dimensions" in path]) == 1
    question = next(path for path in services.questions("/pivot") if ".json?" in path)
    assert f".{HELSINKI}.{NATION}." in question
    assert "row=aika-10.11.&" in question
    assert "column=odotus-701.702.703.700." in question
    assert question.endswith("filter=measure-801")


def renumbered(nodes: list[Json], by: int) -> list[Json]:
    return [entry | {"sid": entry["sid"] + by, "children": renumbered(entry["children"], by)} for entry in nodes]


def test_sids_are_looked_up_each_time(shipped: InForce, services: Services) -> None:
    moved = [entry | {"children": renumbered(entry["children"], 5000)} for entry in services.dimensions]
    for by, listed in ((0, services.dimensions), (5000, moved)):
        name, joined = area_nodes(dimensions(listed), regions=shipped.catalog.regions, what="kuutio")
        assert name == "alue"
        assert {joined[sid].code for sid in joined} == {*(f"{number:02d}" for number in range(1, 22)), "90", "FI"}
        assert joined[907 + by].name.fi == "Kanta-Hämeen hyvinvointialue"
        assert joined[HELSINKI + by].code == "90"
        assert period_nodes(dimensions(listed), what="kuutio") == ("aika", {10 + by: "2026-01", 11 + by: "2026-02"})
        assert measure_node(dimensions(listed), ["käyn"], what="kuutio") == ("measure", 801 + by)


def counties(listed: list[Json]) -> list[Json]:
    found: list[Json] = listed[0]["children"][0]["children"]
    return found


def lose_a_county(listed: list[Json]) -> None:
    counties(listed).pop(3)


def contradict(listed: list[Json]) -> None:
    counties(listed)[1]["code"] = "7"


def no_counties(listed: list[Json]) -> None:
    counties(listed)[:] = [node(70, "Päijät-Häme", "maakunta", code="07")]


def no_areas(listed: list[Json]) -> None:
    listed.pop(0)


def no_limit(listed: list[Json]) -> None:
    listed[2]["children"][0]["children"][0]["label"] = "0-9 pv"
    listed[2]["children"][0]["children"][1]["label"] = "10-14 pv"


def gap(listed: list[Json]) -> None:
    listed[2]["children"][0]["children"][2]["label"] = "yli 30 pv"


def no_visits(listed: list[Json]) -> None:
    listed[3]["children"][0]["children"][0]["label"] = "Jonossa olevat"


def weeks(listed: list[Json]) -> None:
    for month in listed[1]["children"][0]["children"][0]["children"]:
        month["label"] = f"Viikko {month['label']}"
    listed[1]["children"][0]["children"][0]["label"] = "Kaikki viikot"


@pytest.mark.parametrize(
    ("spoil", "key"),
    [
        (lose_a_county, "region_missing"),
        (no_limit, "waiting_classes_unfit"),
        (gap, "waiting_classes_unfit"),
        (no_visits, "figure_not_found"),
    ],
)
def test_a_cube_of_another_shape_is_refused(
    refreshed: Refresh, services: Services, tmp_path: Path, spoil: Callable[[list[Json]], None], key: str
) -> None:
    spoil(services.dimensions)
    report = refreshed("thl_pivot", indicator_ids=[WEEK])
    result = report.series[0]
    assert result.reason is not None
    assert (result.state, result.reason.key) == (SeriesState.FAILED, f"errors.{key}")
    assert result.reason.params["source"] == "THL"
    assert release_ids(tmp_path / "data") == ()
    assert len(services.questions("/pivot")) == 1
    assert len(list((tmp_path / "data" / "fetched" / "thl_pivot" / "bodies").glob("*.gz"))) == 1


@pytest.mark.parametrize("spoil", [contradict, no_counties, no_areas])
def test_areas_are_joined_only_where_names_and_codes_agree(
    shipped: InForce, services: Services, spoil: Callable[[list[Json]], None]
) -> None:
    spoil(services.dimensions)
    with pytest.raises(SourceError):
        area_nodes(dimensions(services.dimensions), regions=shipped.catalog.regions, what="kuutio")


def test_weeks_are_no_periods_of_ours(services: Services) -> None:
    weeks(services.dimensions)
    with pytest.raises(SourceError) as error:
        period_nodes(dimensions(services.dimensions), what="kuutio")
    assert "Viikko 2026-02" in str(error.value.params["beginning"])


CELLS = "/pivot/prod/fi/avohpaasy/pthjono01/fact_ahil_pthjono01.json"


@pytest.mark.parametrize(
    ("begins", "action", "key", "asked"),
    [
        ("/pivot", server.status(403), "source_refused", 1),
        ("/pivot", server.status(500), "source_refused", 1),
        (CELLS, server.status(503), "source_refused", 3),
        (CELLS, server.instead(b"<html>Huoltokatko</html>"), "answer_is_a_page", 2),
        (CELLS, server.instead(b'{"dataset": {"dimension": {}, "value": []}}'), "answer_unexpected", 2),
        ("/pivot", server.instead(b'[{"id": "alue"}]'), "answer_unexpected", 1),
    ],
)
def test_what_goes_wrong_is_told_and_changes_nothing(
    refreshed: Refresh, services: Services, tmp_path: Path, begins: str, action: Any, key: str, asked: int
) -> None:
    services.fail(begins, action)
    result = refreshed("thl_pivot", indicator_ids=[WEEK]).series[0]
    assert result.reason is not None
    assert (result.state, result.reason.key) == (SeriesState.FAILED, f"errors.{key}")
    assert len(services.questions("/pivot")) == asked
    assert release_ids(tmp_path / "data") == ()


def test_classes_that_do_not_sum_to_the_total_are_refused(
    refreshed: Refresh, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    right = services._visits
    monkeypatch.setattr(
        Services, "_visits", lambda _, area, month, sid: 7 if (area, sid) == (SAVO, 700) else right(area, month, sid)
    )
    result = refreshed("thl_pivot", indicator_ids=[WEEK]).series[0]
    assert result.reason is not None
    assert result.reason.key == "errors.answer_unexpected"
    assert "total" in str(result.reason.params["beginning"])


@pytest.mark.parametrize(
    "wrong",
    [
        [{"id": "alue", "children": []}],
        [{"id": "alue", "children": [{"sid": "1", "label": "Koko maa"}]}],
        [{"id": "alue", "children": [{"sid": 1, "label": None}]}],
        [{"id": "alue", "children": [{"sid": 1, "label": "a", "children": [{"sid": 1, "label": "b"}]}]}],
        [{"id": "alue", "children": [{"sid": 1, "label": "a"}]}] * 2,
        [1],
    ],
)
def test_dimensions_of_another_shape_are_refused(wrong: list[Any]) -> None:
    with pytest.raises(SourceError) as error:
        dimensions(copy.deepcopy(wrong))
    assert error.value.key == "errors.answer_unexpected"
    assert error.value.params["what"] == "kuutio.dimensions.json"
