"""A server that answers every check of the sources as the contracts say."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from answering_server import Answers, serving

from tkkio_analytics.services.source_checks import CHECKED_SOURCES

AREAS = ["Kainuun hyvinvointialue", "Lapin hyvinvointialue"]
CUBE = "/thl_pivot/prod/fi/avohpaasy/pthjono01/fact_ahil_pthjono01"
DIMENSIONS = [
    {
        "id": "alue",
        "children": [
            {
                "sid": 1,
                "label": "Koko maa",
                "stage": "root",
                "children": [{"sid": 20 + n, "label": name, "stage": "hva"} for n, name in enumerate(AREAS)],
            }
        ],
    },
    {
        "id": "measure",
        "children": [
            {"sid": 7, "label": "Odottaneet", "decimals": 0},
            {"sid": 8, "label": "Osuus", "decimals": 1},
        ],
    },
]


def encoded(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()


def rows(*cells: tuple[int, int, float]) -> list[dict[str, Any]]:
    return [
        {"indicator": number, "region": region, "year": 2023, "gender": "total", "value": value}
        for number, region, value in cells
    ]


def variable(code: str, values: list[str], **more: object) -> dict[str, object]:
    return {"code": code, "text": code, "values": values, "valueTexts": values} | more


def sotkanet() -> dict[str, object]:
    counties = [{"id": 956 + n, "code": f"{n:02d}", "category": "HYVINVOINTIALUE"} for n in range(23)]
    return {
        "/sotkanet/regions": [*counties, {"id": 845, "code": "1", "category": "YTA"}],
        "/sotkanet/json?indicator=127&years=2023&genders=total": rows((127, 46, 674500), (127, 658, 5603851)),
        "/sotkanet/json?indicator=127&indicator=4&years=2023&genders=total": rows((127, 46, 1), (4, 46, 2)),
        "/sotkanet/indicators/3815": {"classifications": {"region": {"values": []}}},
    }


def thl() -> dict[str, object]:
    return {
        "/thl_pivot/prod/api/avohpaasy.json": {"link": {"item": [{"href": "pthjono01"}]}},
        f"{CUBE}.json?row=alue-1&column=measure-8.": {"dataset": {"value": {"0": "12.5", "1": ".."}}},
        "/thl_pivot/prod/api/latest?subject=avohpaasy&hydra=pthjono01&fact=fact_ahil_pthjono01": {
            "runid": "20261120000000001",
            "added": "2026-11-20",
        },
    }


def statfi() -> dict[str, object]:
    key = "/statfi_classifications/correspondenceTables/kunta_1_20260101%23hyvinvointialue_1_20260101/maps"
    contents = variable("contentscode", ["henkilot"])
    return {
        "/statfi/?config": {"maxValues": 120000, "maxCells": 120000, "maxCalls": 40, "timeWindow": 60},
        "/statfi/StatFin/vaerak/11re.px": {
            "variables": [
                variable("alue_23_20260101", ["SSS", "KU005"]),
                variable("timeperiod_y", ["2025"], time=True),
                contents,
            ]
        },
        "/statfi/StatFin/tyokay/115q.px": {
            "variables": [variable("ammatti", ["1", "2", "3"]), variable("timeperiod_y", ["2023"], time=True), contents]
        },
        "POST /statfi/StatFin/tyokay/115q.px": {"value": [10, None, 5], "status": {"1": ".."}},
        f"{key}?format=json": [f"https://data.stat.fi/x/maps/{n:03d}/{n % 23:02d}" for n in range(308)],
    }


def valtiokonttori_and_kela() -> dict[str, object]:
    reports = [
        {
            "ytunnus": f"10000{n:02d}-1",
            "raportointikokonaisuus": package,
            "raportointikausi": "2025",
            "hyvaksymisvaihe": "Lopullinen",
            "hyvaksymispvm": "2025-01-31 12:00:00",
            "tunnusluvut": "https://example.org/x",
        }
        for n in range(22)
        for package in ("HTAS", "KTAS")
    ]
    kela = [{"etuus": "e", "indi": "i", "vuosi": 2024, "arvo": 1.5, "hyvinvointialue_name_fi": name} for name in AREAS]
    return {"/valtiokonttori/aineistot": {"aineistot": reports}, "/kela/data/dat_hva.json": kela}


@pytest.fixture
def answers() -> Answers:
    told = sotkanet() | thl() | statfi() | valtiokonttori_and_kela()
    bodies = {path: encoded(value) for path, value in told.items()}
    bodies[f"{CUBE}.dimensions.json"] = b"thl.pivot.loadDimensions(" + encoded(DIMENSIONS) + b");"
    return Answers(bodies=bodies)


@pytest.fixture
def address(answers: Answers) -> Iterator[str]:
    with serving(answers) as found:
        yield found


@pytest.fixture
def addresses(address: str) -> list[str]:
    """Return the address of each source on the server, as the command line takes them."""
    return [f"{source}={address}/{source}" for source in CHECKED_SOURCES]
