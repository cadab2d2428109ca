"""A server on loopback that speaks Sotkanet's REST 1.1 and misbehaves on demand."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tkkio_analytics.data.catalog import Catalog
from tkkio_analytics.data.refresh.sotkanet_series import source_code

Rows = list[dict[str, Any]]
COUNTY_IDS, YTA_IDS, NATION_ID, ELSEWHERE_ID = 956, 845, 658, 46


@dataclass(kw_only=True)
class Fault:
    """What the server does instead of answering: `action` is handed the handler and the body it would have sent."""

    action: Callable[[BaseHTTPRequestHandler, bytes], None]
    times: int = 10**6


@dataclass(kw_only=True)
class Sotkanet:
    """What the server knows, what it was asked, and what goes wrong."""

    regions: Rows
    rows: dict[int, Rows] = field(default_factory=dict)
    about: dict[int, dict[str, Any]] = field(default_factory=dict)
    faults: dict[str, Fault] = field(default_factory=dict)
    asked: list[tuple[float, str, str]] = field(default_factory=list)

    def add(self, number: int, rows: Rows, **about: object) -> None:
        """Let it know an indicator."""
        years = [row["year"] for row in rows] or [2020]
        self.rows[number] = rows
        self.about[number] = {
            "id": number,
            "data-updated": "2026-11-20",
            "range": {"start": min(years), "end": max(years)},
            "title": {"fi": f"Tunnusluku {number}", "sv": f"Indikator {number}", "en": f"Indicator {number}"},
            "description": {"fi": "Kuvaus.<p id=a>Lisää</p>", "sv": " ", "en": " "},
            "classifications": {"sex": {"values": sorted({row["gender"] for row in rows})}},
            "organization": {"id": 2, "title": {"fi": "THL", "sv": "THL", "en": "THL"}},
            "primaryValueType": {"code": "PERCENTAGE"},
            "decimals": 1,
        } | about

    def questions(self, begins: str) -> list[str]:
        """Return the paths with queries that were asked for."""
        return [path for _, path, _ in self.asked if path.startswith(begins)]

    def fail(self, begins: str, action: Callable[[BaseHTTPRequestHandler, bytes], None], *, times: int = 10**6) -> None:
        """Let paths that begin so go wrong, for ever or some times."""
        self.faults[begins] = Fault(action=action, times=times)

    def answer(self, path: str) -> bytes | None:
        """Return the body of a right answer; None where there is none."""
        parts = urlsplit(path)
        query = parse_qs(parts.query)
        match parts.path.strip("/").split("/"):
            case ["regions"]:
                return json.dumps(self.regions).encode()
            case ["indicators", number] if int(number) in self.about:
                return json.dumps(self.about[int(number)]).encode()
            case ["json"] if int(query["indicator"][0]) in self.rows:
                years, sexes = {int(year) for year in query["years"]}, set(query["genders"])
                rows = self.rows[int(query["indicator"][0])]
                return json.dumps([r for r in rows if r["year"] in years and r["gender"] in sexes]).encode()
        return None

    def fault(self, path: str) -> Fault | None:
        """Return what is to go wrong with this question, counting it."""
        for begins, fault in self.faults.items():
            if path.startswith(begins) and fault.times > 0:
                fault.times -= 1
                return fault
        return None


@dataclass(kw_only=True)
class WholeScope(Sotkanet):
    """A made-up Sotkanet of thousands of indicators, each worked out when it is asked for and then forgotten.

    Parameters
    ----------
    indicators, years
        How many there are.
    places
        Ids of the regions that have figures.
    """

    indicators: int
    years: int = 25
    places: tuple[int, ...] = ()
    first_number: int = 900_000
    sexes: tuple[str, ...] = ("male", "female", "total")

    @property
    def rows_of_each(self) -> int:
        """Return how many figures each indicator has."""
        return len(self.places) * self.years * len(self.sexes)

    def answer(self, path: str) -> bytes | None:
        """Return the body of a right answer; None where there is none."""
        parts = urlsplit(path)
        match parts.path.strip("/").split("/"):
            case ["indicators"]:
                return json.dumps([self._about(number) for number in self._numbers()]).encode()
            case ["indicators", number] if int(number) in self._numbers():
                return json.dumps(self._about(int(number))).encode()
            case ["json"] if (number := int(parse_qs(parts.query)["indicator"][0])) in self._numbers():
                return json.dumps(self._rows(number)).encode()
        return super().answer(path)

    def _numbers(self) -> range:
        return range(self.first_number, self.first_number + self.indicators)

    def _about(self, number: int) -> dict[str, Any]:
        title = {"fi": f"Keksitty tunnusluku {number}", "sv": f"Påhittad {number}", "en": f"Made-up {number}"}
        return {
            "id": number,
            "data-updated": "2026-11-20",
            "range": {"start": 2025 - self.years + 1, "end": 2025},
            "title": title,
            "description": {"fi": "Kuvaus", "sv": "Beskrivning", "en": "Description"},
            "classifications": {"sex": {"values": list(self.sexes)}},
            "organization": {"id": 2, "title": {"fi": "Keksitty", "sv": "Påhittad", "en": "Made-up"}},
            "primaryValueType": {"code": "PER1000", "title": {"fi": "Tuhatta", "sv": "Per 1 000", "en": "Per 1 000"}},
            "decimals": 1,
        }

    def _rows(self, number: int) -> Rows:
        return [
            {
                "indicator": number,
                "region": place,
                "year": 2025 - back,
                "gender": sex,
                "value": round(10 + (number * 7 + place * 13 + back * 5) % 97 / 10, 1),
            }
            for place in self.places
            for back in range(self.years)
            for sex in self.sexes
        ]


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    sotkanet: Sotkanet

    def do_GET(self) -> None:
        self.sotkanet.asked.append((time.monotonic(), self.path, self.headers.get("User-Agent", "")))
        body = self.sotkanet.answer(self.path)
        if "python-requests" in self.headers.get("User-Agent", "python-requests"):
            send(self, b"", status=403)
            return
        fault = self.sotkanet.fault(self.path)
        if fault is not None:
            fault.action(self, body or b"")
        elif body is None:
            send(self, b"", status=404)
        else:
            send(self, body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def send(handler: BaseHTTPRequestHandler, body: bytes, *, status: int = 200, **headers: str) -> None:
    handler.send_response(status)
    handler.send_header("Content-Type", "application/json")
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    for name, value in ({"Content-Length": str(len(body))} | named).items():
        handler.send_header(name, value)
    handler.end_headers()
    handler.wfile.write(body)


def status(code: int, **headers: str) -> Callable[[BaseHTTPRequestHandler, bytes], None]:
    return lambda handler, _: send(handler, b"no", status=code, **headers)


def instead(body: bytes) -> Callable[[BaseHTTPRequestHandler, bytes], None]:
    return lambda handler, _: send(handler, body)


def reset(handler: BaseHTTPRequestHandler, _: bytes) -> None:
    handler.close_connection = True
    handler.connection.close()


def cut_short(handler: BaseHTTPRequestHandler, body: bytes) -> None:
    send(handler, body[: len(body) // 2], Content_Length=str(len(body)))
    handler.close_connection = True
    handler.connection.close()


def half_of_it(handler: BaseHTTPRequestHandler, body: bytes) -> None:
    send(handler, body[: len(body) // 2])


def silent(seconds: float) -> Callable[[BaseHTTPRequestHandler, bytes], None]:
    def wait(handler: BaseHTTPRequestHandler, body: bytes) -> None:
        time.sleep(seconds)
        send(handler, body)

    return wait


def dripping(handler: BaseHTTPRequestHandler, body: bytes) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    for place in range(len(body)):
        handler.wfile.write(body[place : place + 1])
        handler.wfile.flush()
        time.sleep(0.02)


def regions_of(catalog: Catalog) -> Rows:
    """Return the catalogue's regions as Sotkanet lists them, among others that have the same codes."""
    listed = [
        {"id": region_id(region.code), "code": source_code(region), "category": region.category.value}
        for region in catalog.regions
    ]
    provinces = [{"id": 488 + number, "code": f"{number:02d}", "category": "MAAKUNTA"} for number in range(1, 20)]
    municipality = [{"id": ELSEWHERE_ID, "code": "091", "category": "KUNTA"}]
    return [row | {"title": {"fi": row["code"], "sv": "", "en": ""}} for row in (*provinces, *listed, *municipality)]


def region_id(code: str) -> int:
    if code == "FI":
        return NATION_ID
    return YTA_IDS + int(code[-1]) if code.startswith("YTA") else COUNTY_IDS + int(code)


@contextmanager
def listening(handler: type[BaseHTTPRequestHandler]) -> Iterator[str]:
    """Answer on a free port of loopback and yield the address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()


def serving(sotkanet: Sotkanet) -> AbstractContextManager[str]:
    """Serve on a free port of loopback and yield the address."""
    return listening(type("Handler", (_Handler,), {"sotkanet": sotkanet}))
