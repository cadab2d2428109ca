"""Budgets read at the State Treasury itself: whole and the same as in force, or the earlier ones untouched."""

import gzip
import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import sotkanet_server as server
import valtiokonttori_server as treasury
from answering_server import Answers, serving

from tkkio_analytics.data.connectors.valtiokonttori import parser
from tkkio_analytics.data.connectors.valtiokonttori.client import ValtiokonttoriClient
from tkkio_analytics.data.http import Door, Policy
from tkkio_analytics.data.refresh.bodies import Bodies
from tkkio_analytics.data.refresh.in_force import InForce
from tkkio_analytics.data.refresh.plug import Asking, Fetched
from tkkio_analytics.data.refresh.valtiokonttori import ASKED_AGAIN, begin, policy
from tkkio_analytics.data.refresh.valtiokonttori_series import (
    REPORTED,
    areas_of,
    codes,
    figures_table,
    valtiokonttori_series,
)
from tkkio_analytics.data.repository import Repository
from tkkio_analytics.data.snapshot import release_ids
from tkkio_analytics.domain import observation as obs
from tkkio_analytics.domain.refresh import RefreshReport, SeriesState
from tkkio_analytics.errors import SourceError
from tkkio_analytics.i18n import Translator

NOW = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)
QUICK = Policy(pace=0.0, attempts=2, connect=1.0, silence=0.3, whole=0.5, longest_rest=1.0, largest=10**6)
FEW = ["06", "07", "13", "90"]
BUDGET, FIGURE = treasury.BUDGET, REPORTED[treasury.BUDGET]
Refresh = Callable[..., RefreshReport]


@pytest.fixture
def answers() -> Answers:
    return Answers()


@pytest.fixture
def treasury_address(answers: Answers, shipped: InForce) -> Iterator[str]:
    with serving(answers) as found:
        treasury.taught(answers, shipped.published, found)
        yield found


@pytest.fixture
def fetch(refresh: Refresh, treasury_address: str) -> Refresh:
    asked = {"source_ids": ["valtiokonttori"], "base_urls": {"valtiokonttori": treasury_address}}
    return lambda **changes: refresh(**(asked | changes))


@pytest.fixture
def fetched(answers: Answers, shipped: InForce, tmp_path: Path) -> Iterator[Callable[[], Fetched]]:
    """Three areas fetched by themselves, without the release around them."""
    mine = shipped.published[(shipped.published[obs.INDICATOR] == BUDGET) & shipped.published[obs.REGION].isin(FEW)]
    source = next(entry for entry in shipped.catalog.sources if entry.id == "valtiokonttori")
    with serving(answers) as found:
        treasury.taught(answers, mine, found)
        asking = Asking(
            source=source,
            door=Door(source=source.name, user_agent="tkkio-analytiikka/test", policy=QUICK),
            base_url=found,
            bodies=Bodies(folder=tmp_path, asked_at=found, now=lambda: NOW),
            catalog=shipped.catalog,
            published=mine,
        )
        (series,) = valtiokonttori_series(shipped.catalog)
        yield lambda: begin(asking)(series)


def reason(report: RefreshReport) -> tuple[str, dict[str, Any]]:
    found = report.series[0].reason
    return ("", {}) if found is None else (found.key, dict(found.params))


def test_the_figures_in_force_are_found_again_at_the_source(
    fetch: Refresh, answers: Answers, root: Path, tmp_path: Path
) -> None:
    report = fetch()
    assert [(entry.indicator_id, entry.state) for entry in report.series] == [(BUDGET, SeriesState.UNCHANGED)]
    difference = report.series[0].difference
    assert difference is not None
    assert difference.unchanged == 88
    assert not [path for path in answers.asked if "alustava" in path]
    repository = Repository.from_folder(root / "data", refreshed=tmp_path / "data")
    rows = repository.observations[repository.observations[obs.INDICATOR] == BUDGET]
    assert set(rows[obs.ORIGIN]) == {"valtiokonttori_operating_budget"}
    origin = repository.catalog.origin_by_id()["valtiokonttori_operating_budget"]
    assert "vahvistamaton" in origin.title.fi


def test_a_new_year_and_a_revision_come_with_the_rest(fetched: Callable[[], Fetched], answers: Answers) -> None:
    treasury.put(answers, treasury.report_path(treasury.business_id("06"), "2026"), treasury.report("2600000000,5"))
    listed = json.loads(answers.bodies["/aineistot"])
    row = next(entry for entry in listed["aineistot"] if entry["ytunnus"] == treasury.business_id("13"))
    url = row["tunnusluvut"].replace(row["raportointikausi"], "2027")
    listed["aineistot"].append(row | {"raportointikausi": "2027", "tunnusluvut": url})
    treasury.put(answers, "/aineistot", listed)
    treasury.put(answers, "/" + url.split("/", maxsplit=3)[3], treasury.report("1300000000"))
    told = fetched().table.set_index([obs.REGION, obs.PERIOD])
    assert len(told) == 4 * 5
    assert (told.loc[("06", "2026"), obs.VALUE], told.loc[("13", "2027"), obs.VALUE]) == (2600.0, 1300.0)
    assert told.loc[("06", "2027"), obs.STATUS] == "missing"


def test_a_report_without_the_figure_is_missing_and_not_zero(fetched: Callable[[], Fetched], answers: Answers) -> None:
    treasury.put(answers, treasury.report_path(treasury.business_id("06"), "2023"), treasury.report(".."))
    treasury.put(answers, treasury.report_path(treasury.business_id("07"), "2023"), treasury.report("", code="999"))
    treasury.put(answers, treasury.report_path(treasury.business_id("13"), "2023"), treasury.report("0"))
    table = fetched().table
    mine = table[table[obs.PERIOD] == "2023"].set_index(obs.REGION)
    assert mine[obs.STATUS].to_dict() == {"06": "missing", "07": "missing", "13": "observed", "90": "observed"}
    assert mine[obs.VALUE].isna().to_dict() == {"06": True, "07": True, "13": False, "90": False}
    assert mine.loc["13", obs.VALUE] == 0.0


def test_where_the_source_does_not_have_helsinki_its_figures_stay_with_their_own_origin(
    fetched: Callable[[], Fetched], answers: Answers, shipped: InForce
) -> None:
    whole = json.loads(answers.bodies["/aineistot"])["aineistot"]
    others = [row for row in whole if row["ytunnus"] != treasury.business_id("90")]
    treasury.put(answers, "/aineistot", {"aineistot": others})
    found = fetched()
    mine = found.table[found.table[obs.REGION] == "90"]
    before = shipped.published[(shipped.published[obs.INDICATOR] == BUDGET) & (shipped.published[obs.REGION] == "90")]
    assert mine[obs.VALUE].tolist() == before[obs.VALUE].tolist()
    assert [origin.id for origin in found.origins] == ["valtiokonttori_operating_budget", "valtiokonttori_budgets"]
    assert set(found.table[obs.ORIGIN]) == {origin.id for origin in found.origins}


def test_an_area_that_cannot_be_told_is_named(fetch: Refresh, answers: Answers, tmp_path: Path) -> None:
    for period in ("2023", "2024", "2025"):
        treasury.put(answers, treasury.report_path(treasury.business_id("06"), period), treasury.report("7"))
    report = fetch()
    key, params = reason(report)
    assert (report.series[0].state, key, params["count"]) == (SeriesState.FAILED, "errors.areas_not_recognised", 1)
    assert "Satakunta" in Translator("fi").text(key, **params)
    assert release_ids(tmp_path / "data") == ()


@pytest.mark.parametrize(
    ("begins", "action", "key"),
    [
        ("/dokumentti", server.status(404), "source_refused"),
        ("/dokumentti", server.status(429), "source_refused"),
        ("/dokumentti", server.status(503), "source_refused"),
        ("/dokumentti", server.reset, "source_not_reached"),
        ("/dokumentti", server.cut_short, "source_cut_short"),
        ("/dokumentti", server.half_of_it, "answer_not_json"),
        ("/dokumentti", server.instead(b"<html>Huoltokatko</html>"), "answer_is_a_page"),
        ("/dokumentti", server.instead(b'{"tunnusluku": "632"}'), "answer_unexpected"),
        ("/dokumentti", server.instead(b'[{"tunnusluku": "632", "arvo": [1]}]'), "answer_unexpected"),
        (
            "/dokumentti",
            server.instead(json.dumps([*treasury.report("1"), *treasury.report("2")]).encode()),
            "answer_contradicts",
        ),
        ("/dokumentti", server.instead(b"[]"), "areas_not_recognised"),
        ("/taksonomiat", server.instead(b"[]"), "taxonomy_unclear"),
        ("/taksonomiat", server.instead(b'[{"tunnusluku": 1}]'), "answer_unexpected"),
        ("/taksonomia", server.instead(b"[]"), "package_missing"),
        ("/taksonomia", server.instead(b'["https://example.org/HTAS.json"]'), "source_leads_elsewhere"),
    ],
)
def test_what_the_source_does_wrong_is_told(
    fetched: Callable[[], Fetched], answers: Answers, begins: str, action: Callable[..., None], key: str
) -> None:
    answers.fail(begins, action)
    with pytest.raises(SourceError, match=f"errors.{key} ") as refused:
        fetched()
    assert refused.value.params["source"] == "Valtiokonttori"


@pytest.mark.parametrize(
    ("action", "key"),
    [
        (server.status(403), "source_refused"),
        (server.silent(0.5), "source_too_slow"),
        (server.instead(b"[]"), "answer_unexpected"),
        (server.instead(b'{"aineistot": [{"raportointikokonaisuus": "HTAS"}]}'), "answer_unexpected"),
        (server.instead(b'{"aineistot": []}'), "package_missing"),
    ],
)
def test_a_list_that_cannot_be_had_is_told(
    fetched: Callable[[], Fetched], answers: Answers, action: Callable[..., None], key: str
) -> None:
    answers.fail("/aineistot", action)
    with pytest.raises(SourceError, match=f"errors.{key} "):
        fetched()


def test_only_what_passes_is_asked_again() -> None:
    assert not ASKED_AGAIN & set(range(400, 500))


def test_a_body_that_unpacks_beyond_all_limits_is_refused(fetched: Callable[[], Fetched], answers: Answers) -> None:
    bomb = gzip.compress(b" " * 20_000_000)

    def packed(handler: BaseHTTPRequestHandler, _: bytes) -> None:
        server.send(handler, bomb, Content_Length=str(len(bomb)), Content_Encoding="gzip")

    answers.fail("/taksonomiat", packed)
    with pytest.raises(SourceError, match="source_too_large"):
        fetched()


def report_of(**changes: str) -> dict[str, str]:
    told = {
        "ytunnus": "1234567-1",
        "raportointikokonaisuus": "HHKNR",
        "raportointikausi": "2024C06",
        "hyvaksymisvaihe": "Lopullinen",
        "hyvaksymispvm": "2024-08-01",
        "tunnusluvut": "u",
    }
    return told | changes


def listed(*rows: dict[str, str]) -> bytes:
    return json.dumps({"aineistot": rows}).encode()


def test_of_several_stages_the_latest_counts() -> None:
    corrected = report_of(hyvaksymisvaihe="Jälkikorjattu", hyvaksymispvm="2024-07-01")
    body = listed(report_of(), corrected, report_of(hyvaksymisvaihe="Alustava", hyvaksymispvm="2024-09-01"))
    (best,) = parser.reports(body, package="HHKNR")
    assert (best.period, best.approved) == ("2024C06", "2024-07-01")
    assert parser.county_packages(body) == {"HHKNR": 3}


@pytest.mark.parametrize(
    "changes", [{"hyvaksymisvaihe": "Luonnos"}, {"ytunnus": "123"}, {"raportointikausi": "2024C13"}]
)
def test_a_report_of_another_kind_stops_its_own_package_only(changes: dict[str, str]) -> None:
    body = listed(report_of(**changes), report_of(raportointikokonaisuus="HTAS", raportointikausi="2024"))
    with pytest.raises(SourceError, match="answer_unexpected"):
        parser.reports(body, package="HHKNR")
    assert [entry.period for entry in parser.reports(body, package="HTAS")] == ["2024"]


@pytest.mark.parametrize(
    ("told", "value"), [("12,50", 12.5), ("-3", -3.0), ("\u22121 000", -1000.0), ("0", 0.0), (7, 7.0), (2.5, 2.5)]
)
def test_numbers_are_read_as_they_are_written(told: object, value: float) -> None:
    (report,) = parser.reports(listed(report_of()), package="HHKNR")
    body = json.dumps([{"tunnusluku": 632, "arvo": told}]).encode()
    assert parser.figures(body, report=report)["value"].tolist() == [value]


def test_the_row_of_all_services_is_meant_and_doubt_is_refused() -> None:
    rows = parser.taxonomy(json.dumps(treasury.TAXONOMY).encode(), package="HTAS")
    assert codes(rows, figure=FIGURE) == {"jhs-2019-03/2019-08-31": treasury.EXPENSES}
    doubtful = [*treasury.TAXONOMY, treasury.taxonomy_row("701", "Toimintamenot", "Talousarvio 202x")]
    with pytest.raises(SourceError, match="taxonomy_unclear"):
        codes(parser.taxonomy(json.dumps(doubtful).encode(), package="HTAS"), figure=FIGURE)


def test_two_areas_with_the_same_figures_are_not_told_apart(shipped: InForce) -> None:
    published = shipped.published[shipped.published[obs.INDICATOR] == BUDGET].copy()
    known = published[published[obs.REGION] == "06"]
    rows = [("1", row.period, row.value * 1e6) for row in known.itertuples(index=False)]
    regions = {region.code: region for region in shipped.catalog.regions}
    found = areas_of(figures_table(rows, figure=FIGURE), known, decimals=3, regions=regions)
    assert {owner: region.code for owner, region in found.items()} == {"1": "06"}
    twin = known.assign(**{obs.REGION: "07"})
    both = pd.concat([known, twin])
    with pytest.raises(SourceError, match="areas_not_recognised"):
        areas_of(figures_table(rows, figure=FIGURE), both, decimals=3, regions=regions)


def test_another_host_is_not_followed() -> None:
    client = ValtiokonttoriClient(door=Door(source="Valtiokonttori", user_agent="test"))
    for url in ("https://example.org/a.json", "http://api.tutkihallintoa.fi/a", "file:///etc/passwd", "https://x@y/a"):
        with pytest.raises(SourceError, match="source_leads_elsewhere"):
            client.followed(url)


def test_the_pace_is_the_source_s_own(shipped: InForce) -> None:
    source = next(entry for entry in shipped.catalog.sources if entry.id == "valtiokonttori")
    assert (policy(source).pace, source.verified) == (1.0, False)
