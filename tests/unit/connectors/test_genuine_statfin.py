"""Genuine questions and answers of Statistics Finland, where their folder lies beside the project."""

import json
from pathlib import Path
from typing import Any

import pytest

from tkkio_analytics.data.connectors.statfi.borders import county_polygons
from tkkio_analytics.data.connectors.statfi.client import PxWebClient
from tkkio_analytics.data.connectors.statfi.tables import Limits, cells, limits
from tkkio_analytics.data.http import Door
from tkkio_analytics.errors import SourceError


@pytest.fixture(scope="module")
def genuine(root: Path) -> Path:
    folder = root.parent / "shared" / "reference" / "fixtures"
    if not folder.is_dir():
        pytest.skip("the folder of genuine answers is not beside the project")
    return folder


class Listening(Door):
    """A door that keeps what is asked and answers nothing."""

    def post(self, url: str, question: object) -> bytes:
        self.kept: Any = (url, question)
        return b""


def test_our_question_is_one_that_was_answered(genuine: Path) -> None:
    asked = json.loads((genuine / "pxweb" / "REAL_2026-08-29_post_115q_request.json").read_bytes())
    door = Listening(source="Tilastokeskus", user_agent="test")
    client = PxWebClient(door=door, base_url="https://pxdata.stat.fi/PxWeb/api/v1/en")
    client.cells(
        "StatFin/tyokay/115q",
        chosen={
            "ammatti_104_20161021": ("2512",),
            "sukupuoli_9_20180101": ("SSS",),
            "ammattiasema_7_20121201": ("SS",),
            "timeperiod_y": ("2023",),
            "contentscode": ("tyokay-tyolliset2",),
        },
    )
    assert door.kept == ("https://pxdata.stat.fi/PxWeb/api/v1/en/StatFin/tyokay/115q.px", asked)


def test_limits(genuine: Path) -> None:
    assert limits((genuine / "pxweb" / "REAL_2026-08-29_config.json").read_bytes()) == Limits(cells=120_000, pace=1.5)


def test_deaths_by_county(genuine: Path) -> None:
    body = (genuine / "pxweb" / "REAL_jsonstatgraphs_13u5_deaths_by_HVA_2024.json").read_bytes()
    found = cells(body, table="StatFin/ksyyt/13u5").cells.set_index("hyvinvointialue")["value"]
    assert (found["HVA13"], found["HVA91"], int(found.sum())) == (3007.0, 309.0, 58_214)


def test_another_format_of_answer_is_refused(genuine: Path) -> None:
    body = (genuine / "pxweb" / "REAL_2026-08-29_post_115q_response_format_json.json").read_bytes()
    with pytest.raises(SourceError) as error:
        cells(body, table="StatFin/tyokay/115q")
    assert error.value.key == "errors.answer_unexpected"


def test_an_envelope_of_borders_without_lines_is_refused(genuine: Path) -> None:
    path = genuine / "statfi_wfs" / "PARTIAL_2026-05_hyvinvointialue4500k_envelope_no_geometry.json"
    whole = json.loads(path.read_bytes())
    with pytest.raises(SourceError):
        county_polygons(path.read_bytes())
    alone = whole | dict.fromkeys(("totalFeatures", "numberMatched", "numberReturned"), 1)
    with pytest.raises(SourceError) as error:
        county_polygons(json.dumps(alone).encode())
    assert "'hyvinvointialue': '91'" in str(error.value.params["beginning"])
    east, north = 100_000.0, 6_700_000.0
    ring = [[east, north], [east + 9_000.0, north], [east, north + 9_000.0], [east, north]]
    alone["features"][0]["geometry"]["coordinates"] = [[ring]]
    year, areas = county_polygons(json.dumps(alone).encode())
    assert (year, list(areas)) == (2026, ["91"])
