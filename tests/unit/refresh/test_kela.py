"""Kela's package: every series outside the catalogue under Kela's own name, or nothing of it."""

import gzip
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import sotkanet_server as server
from answering_server import Answers, serving

from tkkio_analytics.data.connectors.kela import parser
from tkkio_analytics.data.refresh.in_force import InForce
from tkkio_analytics.data.refresh.kela import number_of
from tkkio_analytics.data.repository import Repository
from tkkio_analytics.data.snapshot import release_ids
from tkkio_analytics.domain.refresh import RefreshReport, SeriesState
from tkkio_analytics.domain.region import RegionCategory
from tkkio_analytics.errors import SourceError

FIGURES, LABELS = "/data/dat_hva.json", "/data/trans_label.json"
CLAIMANTS, SHARE = "asumistuki/saajat", "asumistuki/osuus"
Refresh = Callable[..., RefreshReport]


def rows(shipped: InForce) -> list[dict[str, Any]]:
    names = [region.name.fi for region in shipped.catalog.regions if region.category is RegionCategory.COUNTY]
    told = [
        {"etuus": "asumistuki", "indi": measure, "vuosi": year, "arvo": value, "hyvinvointialue_name_fi": name}
        for name in [*names, "Ahvenanmaa", "Jokin muu alue"]
        for measure, year, value in [("saajat", 2023, 120), ("saajat", 2024, 0), ("osuus", 2024, 4.25)]
    ]
    # Satakunta has no figure, which is not zero.
    return [row | ({"arvo": None} if row["hyvinvointialue_name_fi"].startswith("Satakunn") else {}) for row in told]


@pytest.fixture
def answers(shipped: InForce) -> Answers:
    labels = [
        {"etuus": "asumistuki", "indi": "saajat", "etuus_fi": "Asumistuki", "indi_fi": "Saajat", "indi_sv": "Mottagare"}
    ]
    told = {FIGURES: rows(shipped), LABELS: labels}
    return Answers(bodies={path: json.dumps(value).encode() for path, value in told.items()})


@pytest.fixture
def fetch(refresh: Refresh, answers: Answers) -> Iterator[Refresh]:
    with serving(answers) as found:
        yield lambda **changes: refresh(**({"source_ids": ["kela"], "base_urls": {"kela": found}} | changes))


def test_every_series_comes_under_its_own_name(fetch: Refresh, root: Path, tmp_path: Path) -> None:
    report = fetch()
    ids = {f"kela_{number_of(series)}" for series in (CLAIMANTS, SHARE)}
    assert {entry.indicator_id for entry in report.series} == ids
    assert {entry.state for entry in report.series} == {SeriesState.ADDED}
    outside = Repository.from_folder(root / "data", refreshed=tmp_path / "data").outside
    indicator = outside.indicator(f"kela_{number_of(CLAIMANTS)}")
    assert indicator is not None
    assert indicator.name.fi.startswith("Asumistuki, Saajat (")
    assert indicator.name.sv.startswith("Mottagare (")
    table = outside.observations(f"kela_{number_of(CLAIMANTS)}")
    assert sorted(table["region_code"].unique()) == [
        *(f"{n:02d}" for n in range(1, 10)),
        *map(str, range(10, 22)),
        "90",
    ]
    told = {
        (row.region_code, row.period): None if row.status == "missing" else row.value
        for row in table.itertuples(index=False)
    }
    assert (told["06", "2023"], told["05", "2023"], told["05", "2024"]) == (None, 120.0, 0.0)


def test_one_series_can_be_named(fetch: Refresh) -> None:
    report = fetch(indicator_ids=[f"kela_{number_of(SHARE)}"])
    assert [entry.source_id for entry in report.series] == [number_of(SHARE)]
    unknown = fetch(indicator_ids=["kela_1"])
    assert unknown.series[0].reason is not None
    assert unknown.series[0].reason.key == "errors.number_unknown"


@pytest.mark.parametrize(
    ("path", "action", "key"),
    [
        (FIGURES, server.status(403), "source_refused"),
        (FIGURES, server.status(404), "source_refused"),
        (FIGURES, server.status(429), "source_refused"),
        (FIGURES, server.status(500), "source_refused"),
        (FIGURES, server.reset, "source_not_reached"),
        (FIGURES, server.silent(0.6), "source_too_slow"),
        (FIGURES, server.cut_short, "source_cut_short"),
        (FIGURES, server.half_of_it, "answer_not_json"),
        (FIGURES, server.instead(b"<!DOCTYPE html>"), "answer_is_a_page"),
        (FIGURES, server.instead(b"[]"), "answer_unexpected"),
        (FIGURES, server.instead(b'[{"etuus": "a"}]'), "answer_unexpected"),
        (LABELS, server.instead(b'[{"etuus": "a"}]'), "answer_unexpected"),
    ],
)
def test_what_kela_does_wrong_leaves_all_as_it_was(
    fetch: Refresh, answers: Answers, tmp_path: Path, path: str, action: Callable[..., None], key: str
) -> None:
    answers.fail(path, action)
    with pytest.raises(SourceError, match=f"errors.{key} ") as refused:
        fetch()
    assert refused.value.params["source"] == "Kela"
    assert release_ids(tmp_path / "data") == ()


def test_an_answer_that_was_refused_is_asked_for_again(fetch: Refresh, answers: Answers, tmp_path: Path) -> None:
    page = b"<!DOCTYPE html>Huoltokatko"
    answers.fail(FIGURES, server.instead(page), times=1)
    with pytest.raises(SourceError, match=r"errors.answer_is_a_page "):
        fetch()
    kept = list((tmp_path / "data" / "fetched" / "kela" / "bodies").iterdir())
    assert [gzip.decompress(file.read_bytes()) for file in kept] == [page]
    assert fetch().published


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"arvo": "12"}, "answer_unexpected"),
        ({"arvo": True}, "answer_unexpected"),
        ({"vuosi": "viime vuosi"}, "answer_unexpected"),
        ({"indi": None}, "answer_unexpected"),
        ({"arvo": 7}, "answer_contradicts"),
        ({"hyvinvointialue_name_fi": "Atlantis"}, "region_missing"),
    ],
)
def test_rows_of_another_kind_are_refused(
    fetch: Refresh, answers: Answers, shipped: InForce, change: dict[str, object], key: str
) -> None:
    told = rows(shipped)
    if key == "region_missing":
        first = told[0]["hyvinvointialue_name_fi"]
        told = [row | (change if row["hyvinvointialue_name_fi"] == first else {}) for row in told]
    else:
        told.append(told[0] | change)
    answers.bodies[FIGURES] = json.dumps(told).encode()
    with pytest.raises(SourceError, match=f"errors.{key} "):
        fetch()


def test_the_column_of_the_areas_is_found_by_what_it_holds() -> None:
    table = [{"etuus": "a", "indi": "b", "vuosi": 2024, "arvo": 1.0, "kieli": "fi", "alue": "Kainuu"}]
    assert parser.area_column(table, names_area=lambda text: text == "Kainuu") == "alue"
    assert parser.area_column(table, names_area=lambda text: text == "Lappi") is None
