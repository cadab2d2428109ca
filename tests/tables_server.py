"""A server on loopback that speaks for THL's database reports and for Statistics Finland, and misbehaves on demand."""

import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from itertools import product
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from sotkanet_server import Fault, listening, send

from tkkio_analytics.data.catalog import Catalog
from tkkio_analytics.domain.region import RegionCategory

Json = dict[str, Any]
CUBE = "avohpaasy/pthjono01/fact_ahil_pthjono01"
CORRESPONDENCE = "kunta_1_20260101%23hyvinvointialue_1_20260101"
CORRESPONDENCES = (CORRESPONDENCE, "kunta_1_20260101%23maakunta_1_20260101")
CLASSIFICATIONS = "https://api.stat.fi/classificationservice/open/api/classifications/v2/correspondenceTables"
NATION, HELSINKI, TOTAL, VISITS = 900, 990, 700, 801
MONTHS = ("2026-01", "2026-02")


@dataclass(kw_only=True)
class Services:
    """What the services know, what they were asked, and what goes wrong.

    Parameters
    ----------
    dimensions
        Of the one cube, before it is wrapped in JavaScript.
    classes
        Visits by class of waiting time, of an area (sid) and a month (sid); ``..`` is hidden, None an empty cell.
    tables, figures
        Variables of each table of PxWeb, its figures by area and year: a number, or dots that say why there is none.
    pairs, features
        Municipality and county of the correspondence; features of the borders.
    faults, asked
        By the beginning of the path.
    """

    dimensions: list[Json]
    classes: dict[tuple[int, int], list[int | str | None]] = field(default_factory=dict)
    tables: dict[str, list[Json]] = field(default_factory=dict)
    figures: dict[str, dict[tuple[str, str], float | str]] = field(default_factory=dict)
    pairs: list[tuple[str, str]] = field(default_factory=list)
    features: list[Json] = field(default_factory=list)
    faults: dict[str, Fault] = field(default_factory=dict)
    asked: list[tuple[str, str, str]] = field(default_factory=list)
    config: Json = field(default_factory=lambda: {"maxCells": 120000, "maxCalls": 4000, "timeWindow": 1})

    def fail(self, begins: str, action: Callable[[BaseHTTPRequestHandler, bytes], None], *, times: int = 10**6) -> None:
        """Let paths that begin so go wrong, for ever or some times."""
        self.faults[begins] = Fault(action=action, times=times)

    def questions(self, begins: str) -> list[str]:
        """Return the paths with queries that were asked for."""
        return [path for _, path, _ in self.asked if path.startswith(begins)]

    def answer(self, path: str, sent: bytes) -> bytes | None:
        """Return the body of a right answer; None where there is none."""
        parts = urlsplit(path)
        told = self._told(unquote(parts.path).strip("/").split("/"), parse_qs(parts.query), sent)
        if told is None or isinstance(told, bytes):
            return told
        return json.dumps(told).encode()

    def _told(self, steps: list[str], query: dict[str, list[str]], sent: bytes) -> Json | list[Any] | bytes | None:
        told: Json | list[Any] | bytes | None = None
        match steps:
            case ["pivot", "prod", "fi", *cube] if "/".join(cube) == f"{CUBE}.dimensions.json":
                told = b"thl.pivot.loadDimensions(" + json.dumps(self.dimensions).encode() + b");"
            case ["pivot", "prod", "fi", *cube] if "/".join(cube) == f"{CUBE}.json":
                told = self._cube(query)
            case ["px"]:
                told = self.config
            case ["px", "classifications", "v2", "correspondenceTables"]:
                told = [
                    f"{CLASSIFICATIONS}/{name}" for name in (CORRESPONDENCE, "kunta_1_20260101%23maakunta_1_20260101")
                ]
            case ["px", "classifications", "v2", "correspondenceTables", _, "maps"]:
                told = [{"sourceItem": {"code": one}, "targetItem": {"code": other}} for one, other in self.pairs]
            case ["px", *table] if (name := "/".join(table).removesuffix(".px")) in self.tables:
                described = {"title": name, "variables": self.tables[name]}
                told = self._table(name, json.loads(sent)["query"]) if sent else described
            case ["wfs"]:
                told = borders(self.features)
        return told

    def fault(self, path: str) -> Fault | None:
        """Return what is to go wrong with this question, counting it."""
        for begins, fault in self.faults.items():
            if path.startswith(begins) and fault.times > 0:
                fault.times -= 1
                return fault
        return None

    def _cube(self, query: dict[str, list[str]]) -> Json:
        chosen: dict[str, list[str]] = {}
        for token in query["row"] + query["column"]:
            name, _, sids = token.partition("-")
            chosen[name] = sids.strip(".").split(".")
        value: dict[str, str] = {}
        for place, codes in enumerate(product(*chosen.values())):
            cell = dict(zip(chosen, map(int, codes), strict=True))
            told = self._visits(cell["alue"], cell["aika"], cell["odotus"])
            value |= {} if told is None else {str(place): str(told)}
        dimension: Json = {"id": list(chosen), "size": [len(sids) for sids in chosen.values()]}
        for name, sids in chosen.items():
            index = {sid: place for place, sid in enumerate(sids)}
            dimension[name] = {"category": {"index": index, "label": {sid: sid for sid in sids}}}
        inner = {
            "version": "2.0",
            "class": "dataset",
            "label": "Keksitty",
            "dimension": dimension,
            "value": value or [],
        }
        return {"dataset": inner}

    def _visits(self, area: int, month: int, sid: int) -> int | str | None:
        classes = self.classes.get((area, month), [None] * 3)
        if sid != TOTAL:
            return classes[sid - TOTAL - 1]
        return ".." if ".." in classes else sum(int(told) for told in classes if told is not None)

    def _table(self, name: str, asked: list[Json]) -> Json:
        chosen = {entry["code"]: entry["selection"]["values"] for entry in asked}
        area = next(entry["code"] for entry in self.tables[name] if entry["code"].lower().startswith("alue"))
        time = next(entry["code"] for entry in self.tables[name] if entry.get("time"))
        value: list[float | None] = []
        status: dict[str, str] = {}
        for place, codes in enumerate(product(*chosen.values())):
            cell = dict(zip(chosen, codes, strict=True))
            told = self.figures[name].get((cell[area], cell[time]), ".")
            value.append(None if isinstance(told, str) else told)
            status |= {str(place): told} if isinstance(told, str) else {}
        return {
            "version": "2.0",
            "class": "dataset",
            "updated": "2026-11-20T06:00:00Z",
            "id": list(chosen),
            "size": [len(codes) for codes in chosen.values()],
            "dimension": {
                code: {"category": {"index": {value: place for place, value in enumerate(values)}}}
                for code, values in chosen.items()
            },
            "value": value,
            "status": status,
        }


def borders(features: list[Json], *, crs: str = "urn:ogc:def:crs:EPSG::3067") -> Json:
    return {
        "type": "FeatureCollection",
        "features": features,
        "totalFeatures": len(features),
        "numberMatched": len(features),
        "numberReturned": len(features),
        "crs": {"type": "name", "properties": {"name": crs}},
    }


def node(sid: int, label: str, stage: str, children: list[Json] | None = None, **more: str) -> Json:
    return {"id": sid + 10**6, "sid": sid, "label": label, "stage": stage, "children": children or []} | more


def services_of(catalog: Catalog) -> Services:
    """Return services that know the counties of the catalogue, among others that have the same names and codes."""
    counties = [region for region in catalog.regions if region.category is RegionCategory.COUNTY]
    helsinki = node(HELSINKI, "Helsinki", "hyvinvointialue", [node(91, "Helsinki", "kunta", code="091")], code="90")
    areas = [
        node(900 + int(region.code), region.name.fi, "hyvinvointialue", code=region.code.lstrip("0"))
        for region in counties
        if region.code != "90"
    ]
    province = node(70, "Päijät-Häme", "maakunta", code="07")
    months = [node(10 + number, label, "kuukausi") for number, label in enumerate(MONTHS)]
    waits = [node(TOTAL + 1, "0-7 pv", ""), node(TOTAL + 2, "8–14 pv", ""), node(TOTAL + 3, "yli 14 pv", "")]
    measures = [node(VISITS, "Käyntien\nlukumäärä", ""), node(802, "Asukkaita", "")]
    dimensions = [
        {"id": "alue", "label": "Alue", "children": [node(NATION, "Koko maa", "maa", [province, *areas, helsinki])]},
        {"id": "aika", "label": "Aika", "children": [node(1, "Kaikki", "", [node(2, "2026", "vuosi", months)])]},
        {"id": "odotus", "label": "Odotusaika", "children": [node(TOTAL, "Yhteensä", "", waits)]},
        {"id": "measure", "label": "Mittari", "children": [node(800, "Mittarit", "", measures)]},
    ]
    sids = [NATION, *(900 + int(region.code) for region in counties)]
    return Services(
        dimensions=dimensions,
        classes={(sid, 10 + month): [60, 20, 20] for sid in sids for month in range(len(MONTHS))},
        pairs=[(f"{int(region.code)}", region.code) for region in counties] + [("170", "91")],
        features=[square(number, region.code) for number, region in enumerate(counties)],
    )


def square(number: int, code: str, *, year: int = 2026, east: float = 100_000.0) -> Json:
    """Return a feature of borders: a square of ten kilometres with a position that lies a few metres off the line."""
    left, low = east + 10_000.0 * number, 6_700_000.0
    right, high = left + 10_000.0, low + 10_000.0
    ring = [[left, low], [right, low], [right + 3.0, low + 4_990.0], [right, high], [left, high], [left, low]]
    properties = {"id": number, "hyvinvointialue": code, "vuosi": year, "nimi": code, "namn": code, "name": code}
    return {"type": "Feature", "properties": properties, "geometry": {"type": "MultiPolygon", "coordinates": [[ring]]}}


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    services: Services

    def do_GET(self) -> None:
        self._reply(b"")

    def do_POST(self) -> None:
        self._reply(self.rfile.read(int(self.headers["Content-Length"])))

    def _reply(self, sent: bytes) -> None:
        self.services.asked.append((self.command, self.path, sent.decode()))
        fault = self.services.fault(self.path)
        body = self.services.answer(self.path, sent)
        if fault is not None:
            fault.action(self, body or b"")
        elif body is None:
            send(self, b"", status=400)
        else:
            send(self, body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def serving(services: Services) -> AbstractContextManager[str]:
    """Serve on a free port of loopback and yield the address."""
    return listening(type("Handler", (_Handler,), {"services": services}))
