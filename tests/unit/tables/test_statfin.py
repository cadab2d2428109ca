"""Tables of Statistics Finland by county, or summed from municipalities; or the figures before untouched."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import sotkanet_server as server
from tables_server import Services

from tkkio_analytics.data.connectors.statfi.correspondence import county_correspondence, county_of_municipality
from tkkio_analytics.data.connectors.statfi.tables import Limits, limits, variables
from tkkio_analytics.data.refresh.in_force import InForce
from tkkio_analytics.data.refresh.px_question import px_question
from tkkio_analytics.data.repository import Repository
from tkkio_analytics.data.snapshot import release_ids
from tkkio_analytics.domain.provenance import SourceTable
from tkkio_analytics.domain.refresh import RefreshReport, SeriesState
from tkkio_analytics.errors import SourceError

Refresh = Callable[..., RefreshReport]
Json = dict[str, Any]
KEY, PEOPLE = "StatFin/vaerak/11ra", "StatFin/vaerak/11re"
COUNTIES = [*(f"HVA{number:02d}" for number in range(1, 22)), "HVA90", "HVA91"]
YEARS = ["2023", "2024"]
OLD = "65 vuotta täyttäneiden osuus väestöstä, %"


def variable(code: str, values: dict[str, str], **more: object) -> Json:
    return {"code": code, "text": code, "values": list(values), "valueTexts": list(values.values())} | more


@pytest.fixture
def tables(services: Services) -> Services:
    """Key figures by county, where the first has lost its zero; people by municipality, age and sex."""
    areas = ["SSS", "MK07", "KU091", "HVA1", *COUNTIES[1:]]
    years = variable("timeperiod_y", {year: year for year in YEARS}, time=True)
    services.tables[KEY] = [
        variable("alue_23_20260101", {code: code for code in areas}),
        years,
        variable("contentscode", {"vaerak-a": "Väkiluku", "vaerak-b": OLD, "vaerak-c": "Väestöllinen huoltosuhde"}),
    ]
    services.figures[KEY] = {(area, year): 20.0 for area in areas for year in YEARS}
    municipalities = ["SSS", *(f"KU{int(code):03d}" for code, _ in services.pairs)]
    services.tables[PEOPLE] = [
        variable("alue_23_20260101", {code: code for code in municipalities}),
        variable("ika", {"SSS": "Yhteensä", "000": "0"}, elimination=True),
        variable("sukupuoli_9_20180101", {"1": "Miehet", "2": "Naiset"}, elimination=True),
        years,
        variable("contentscode", {"vaesto": "Väestö 31.12."}),
    ]
    services.figures[PEOPLE] = {(area, year): 1000.0 for area in municipalities for year in YEARS}
    return services


def told(repository: Repository, indicator: str, period: str) -> dict[str, tuple[float | None, str]]:
    frame = repository.observations
    rows = frame[(frame["indicator_id"] == indicator) & (frame["period"] == period)]
    return {
        row.region_code: (None if row.value != row.value else row.value, row.status)
        for row in rows.itertuples(index=False)
    }


def test_a_figure_by_county_with_the_ways_of_having_none(
    refreshed: Refresh, tables: Services, opened: Callable[[], Repository]
) -> None:
    tables.figures[KEY] |= {
        ("HVA1", "2024"): 18.5,
        ("HVA02", "2024"): "...",
        ("HVA03", "2024"): ".",
        ("SSS", "2024"): "-",
    }
    report = refreshed("statfi", indicator_ids=["share_65_plus"], accepted=["share_65_plus"])
    assert [entry.state for entry in report.series] == [SeriesState.CHANGED]
    found = told(opened(), "share_65_plus", "2024")
    assert (found["01"], found["02"], found["03"]) == ((18.5, "observed"), (None, "suppressed"), (None, "missing"))
    assert (found["FI"], found["90"], found["07"]) == ((0.0, "observed"), (20.0, "observed"), (20.0, "observed"))
    assert sorted(found) == [*(f"{number:02d}" for number in range(1, 22)), "90", "FI"]
    sent = json.loads(next(body for method, _, body in tables.asked if method == "POST"))
    chosen = {entry["code"]: entry["selection"]["values"] for entry in sent["query"]}
    assert (chosen["contentscode"], chosen["timeperiod_y"]) == (["vaerak-b"], YEARS)
    assert (len(chosen["alue_23_20260101"]), sent["response"]) == (23, {"format": "json-stat2"})


def test_people_are_summed_from_municipalities_by_the_official_key(
    refreshed: Refresh, tables: Services, opened: Callable[[], Repository]
) -> None:
    tables.pairs.append(("999", "01"))
    tables.tables[PEOPLE][0] = variable(
        "alue_23_20260101", {f"KU{int(code):03d}": "" for code, _ in tables.pairs} | {"SSS": ""}
    )
    tables.figures[PEOPLE] |= {("KU999", year): 500.0 for year in YEARS}
    tables.figures[PEOPLE] |= {("KU002", "2024"): "...", ("KU003", "2024"): "..", ("SSS", "2024"): 99_000.0}
    report = refreshed("statfi", indicator_ids=["population"], accepted=["population"])
    assert [entry.state for entry in report.series] == [SeriesState.CHANGED]
    found = told(opened(), "population", "2024")
    assert (found["01"], found["90"], found["FI"]) == (
        (1500.0, "observed"),
        (1000.0, "observed"),
        (99_000.0, "observed"),
    )
    assert (found["02"], found["03"]) == ((None, "suppressed"), (None, "missing"))
    sent = json.loads(next(body for method, _, body in tables.asked if method == "POST"))
    assert {entry["code"] for entry in sent["query"]} == {"alue_23_20260101", "ika", "timeperiod_y", "contentscode"}
    assert any("kunta_1_20260101%23hyvinvointialue_1_20260101/maps" in path for _, path, _ in tables.asked)


def test_a_large_question_is_split_by_years(refreshed: Refresh, tables: Services) -> None:
    tables.config["maxCells"] = 30
    report = refreshed("statfi", indicator_ids=["share_65_plus"], accepted=["share_65_plus"])
    assert report.published
    assert sum(method == "POST" for method, _, _ in tables.asked) == 2


def reason(report: RefreshReport) -> Any:
    result = report.series[0]
    assert result.state is SeriesState.FAILED
    assert result.reason is not None
    return result.reason


def no_time(tables: Services) -> None:
    tables.tables[KEY][1].pop("time")


def months(tables: Services) -> None:
    tables.tables[KEY][1] |= {"values": ["2024M01"], "valueTexts": ["2024M01"]}


def two_figures(tables: Services) -> None:
    tables.tables[KEY][2]["valueTexts"][2] = OLD


def no_figure(tables: Services) -> None:
    tables.tables[KEY][2]["valueTexts"][1] = "Jokin muu"


def no_total(tables: Services) -> None:
    tables.tables[KEY].append(variable("ika", {"1": "0-14", "2": "15-64"}))


def no_counties(tables: Services) -> None:
    tables.tables[KEY][0] = variable("alue_23_20260101", {"SSS": "", "KU091": "", "MK07": ""})


def a_county_less(tables: Services) -> None:
    tables.tables[KEY][0] = variable("alue_23_20260101", {code: code for code in COUNTIES[:20]})


@pytest.mark.parametrize(
    ("spoil", "key"),
    [
        (no_time, "answer_unexpected"),
        (months, "answer_unexpected"),
        (two_figures, "figure_not_found"),
        (no_figure, "figure_not_found"),
        (no_total, "total_missing"),
        (no_counties, "answer_unexpected"),
        (a_county_less, "region_missing"),
    ],
)
def test_a_table_of_another_shape_is_refused(
    shipped: InForce, tables: Services, spoil: Callable[[Services], None], key: str
) -> None:
    spoil(tables)
    body = json.dumps({"variables": tables.tables[KEY]}).encode()
    entry = SourceTable(indicator_id="share_65_plus", table=KEY, words=("65", "täyttäneiden osuus"))
    with pytest.raises(SourceError) as error:
        px_question(variables(body, table=KEY), entry, regions=shipped.catalog.regions)
    assert (error.value.key, error.value.params["source"]) == (f"errors.{key}", "Tilastokeskus")


def test_a_table_of_several_figures_needs_words_for_the_wanted_one(shipped: InForce, tables: Services) -> None:
    body = json.dumps({"variables": tables.tables[KEY]}).encode()
    entry = SourceTable(indicator_id="share_65_plus", table=KEY)
    with pytest.raises(SourceError) as error:
        px_question(variables(body, table=KEY), entry, regions=shipped.catalog.regions)
    assert error.value.key == "errors.figure_ambiguous"
    assert error.value.params["found"] == f"Väkiluku, {OLD}, Väestöllinen huoltosuhde"


def test_municipalities_that_the_key_lacks_are_not_left_out_of_a_sum(refreshed: Refresh, tables: Services) -> None:
    tables.pairs.pop(3)
    why = reason(refreshed("statfi", indicator_ids=["population"]))
    assert (why.key, why.params["beginning"]) == ("errors.answer_unexpected", "['KU004']")


ANSWER = {"id": ["alue_23_20260101"], "size": [1], "dimension": {"alue_23_20260101": {"category": {"index": ["XX"]}}}}


@pytest.mark.parametrize(
    ("action", "key", "asked"),
    [
        (server.status(400), "source_refused", 1),
        (server.status(429), "source_refused", 2),
        (server.half_of_it, "answer_not_json", 1),
        (server.instead(json.dumps(ANSWER | {"value": [1.0]}).encode()), "answer_unexpected", 1),
        (server.instead(b"[]"), "answer_unexpected", 1),
    ],
)
def test_what_goes_wrong_is_told_and_changes_nothing(
    refreshed: Refresh, tables: Services, tmp_path: Path, action: Any, key: str, asked: int
) -> None:
    tables.fail(f"/px/{KEY}.px", action)
    assert reason(refreshed("statfi", indicator_ids=["share_65_plus"])).key == f"errors.{key}"
    assert len(tables.questions(f"/px/{KEY}")) == asked
    assert release_ids(tmp_path / "data") == ()


def test_limits_set_the_pace_and_are_refused_where_they_are_none() -> None:
    genuine = b'{"maxValues": 120000, "maxCells": 120000, "maxCalls": 40, "timeWindow": 60, "CORS": true}'
    assert limits(genuine) == Limits(cells=120000, pace=1.5)
    for body in (
        b"{}",
        b"[]",
        genuine.replace(b"40", b"0"),
        genuine.replace(b"60", b'"60"'),
        genuine.replace(b"60", b"6000"),
    ):
        with pytest.raises(SourceError):
            limits(body)


def test_the_key_of_the_same_day_as_the_areas_is_taken() -> None:
    host = "https://data.stat.fi/api/classifications/v2/correspondenceTables"
    days = ("20250101", "20260101", "20270101")
    listed = [f"{host}/kunta_1_{day}%23hyvinvointialue_1_{day}" for day in days] + [f"{host}/a_1_2026%23b_1_2026"]
    body = json.dumps(listed).encode()
    assert county_correspondence(body, vintage="20260101") == "kunta_1_20260101%23hyvinvointialue_1_20260101"
    assert county_correspondence(body, vintage=None) == "kunta_1_20270101%23hyvinvointialue_1_20270101"
    for wrong in (b"{}", b"[1]", b"[]"):
        with pytest.raises(SourceError):
            county_correspondence(wrong, vintage="20260101")


def test_lost_zeros_are_put_back_and_a_municipality_of_two_counties_is_refused() -> None:
    pairs = [("91", "90"), ("KU005", "HVA14"), ("091", "90")]
    entries = [{"sourceItem": {"code": one}, "targetItem": {"code": other}} for one, other in pairs]
    body = json.dumps(entries).encode()
    assert county_of_municipality(body, correspondence="k") == {"091": "90", "005": "14"}
    for wrong in ([*entries, entries[0] | {"targetItem": {"code": "1"}}], [{"sourceItem": {}}], [1], []):
        with pytest.raises(SourceError):
            county_of_municipality(json.dumps(wrong).encode(), correspondence="k")
