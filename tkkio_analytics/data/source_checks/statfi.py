"""What Statistics Finland is asked: its limits, one table, one with hidden figures, and one key of areas."""

from typing import Any, Final
from urllib.parse import unquote, urlsplit

from tkkio_analytics.data.connectors.json_answers import unexpected
from tkkio_analytics.data.source_checks.asking import Asking, Check, CheckedSource, Finding, listed
from tkkio_analytics.domain.message import message

LIMITS: Final = {"maxCells": 120000, "maxCalls": 40, "timeWindow": 60}
POPULATION: Final = "/StatFin/vaerak/11re.px"
OCCUPATIONS: Final = "/StatFin/tyokay/115q.px"
"""Employed persons by occupation: small occupations are hidden."""
AREAS: Final = ("SSS", "KU")
CONTENTS: Final = "contentscode"
KEY: Final = "/correspondenceTables/kunta_1_20260101%23hyvinvointialue_1_20260101/maps"
COUNTIES: Final = 23


def config(asking: Asking) -> Finding:
    """Find how much may be asked at once and in a while."""
    table = asking.json("/?config")
    if not isinstance(table, dict):
        raise unexpected(asking.source, "config", found=table)
    found = {name: table.get(name) for name in LIMITS}
    told = message(
        "source_check.found.limits",
        cells=str(found["maxCells"]),
        calls=str(found["maxCalls"]),
        seconds=str(found["timeWindow"]),
    )
    return Finding(expected=found == LIMITS, found=told)


def population(asking: Asking) -> Finding:
    """Find the table's variables, and which are area, time and content."""
    variables = _variables(asking, POPULATION)
    area = [entry["code"] for entry in variables if _is_area(entry)]
    time = [entry["code"] for entry in variables if entry.get("time")]
    contents = [entry["code"] for entry in variables if entry["code"] == CONTENTS]
    told = message(
        "source_check.found.variables",
        variables=listed(entry["code"] for entry in variables),
        area=listed(area),
        time=listed(time),
        contents=listed(contents),
    )
    return Finding(expected=len(area) == len(time) == len(contents) == 1, found=told)


def hidden(asking: Asking) -> Finding:
    """Find what stands beside a figure that is not told."""
    variables = _variables(asking, OCCUPATIONS)
    largest = max(variables, key=lambda entry: len(entry["values"]))
    selections = [
        {"code": entry["code"], "selection": _selection(entry, whole=entry is largest)} for entry in variables
    ]
    answer = asking.post(OCCUPATIONS, {"query": selections, "response": {"format": "json-stat2"}})
    if not isinstance(answer, dict) or not isinstance(answer.get("value"), list | dict):
        raise unexpected(asking.source, OCCUPATIONS, found=answer)
    values, statuses = (
        table if isinstance(table, dict) else {str(place): entry for place, entry in enumerate(table)}
        for table in (answer["value"], answer.get("status") or {})
    )
    missing = [place for place, value in values.items() if value is None]
    codes = sorted({str(statuses.get(place)) for place in missing if statuses.get(place)})
    told = message("source_check.found.hidden", count=len(missing), cells=len(values), codes=listed(codes))
    return Finding(expected=bool(missing and codes), found=told)


def correspondence(asking: Asking) -> Finding:
    """Find the county of each municipality in the official classification."""
    table = asking.json(KEY, (("format", "json"),))
    if not isinstance(table, list) or not all(isinstance(entry, str) for entry in table):
        raise unexpected(asking.source, "correspondenceTables", found=table)
    pairs = {tuple(unquote(urlsplit(entry).path).rstrip("/").split("/")[-2:]) for entry in table}
    sources = [pair[0] for pair in pairs]
    targets = {pair[-1] for pair in pairs}
    told = message("source_check.found.correspondence", municipalities=len(set(sources)), counties=len(targets))
    return Finding(expected=len(sources) == len(set(sources)) and len(targets) == COUNTIES, found=told)


def _variables(asking: Asking, path: str) -> list[dict[str, Any]]:
    table = asking.json(path)
    try:
        variables = [dict(entry) for entry in table["variables"]]
        sound = bool(variables) and all(isinstance(entry["values"], list) and entry["code"] for entry in variables)
    except (KeyError, TypeError, ValueError) as error:
        raise unexpected(asking.source, path, found=table) from error
    if not sound:
        raise unexpected(asking.source, path, found=table)
    return variables


def _is_area(variable: dict[str, Any]) -> bool:
    values = [str(value) for value in variable["values"]]
    return any(value == AREAS[0] for value in values) and any(value.startswith(AREAS[1]) for value in values)


def _selection(variable: dict[str, Any], *, whole: bool) -> dict[str, object]:
    if whole:
        return {"filter": "all", "values": ["*"]}
    if variable.get("time"):
        return {"filter": "top", "values": ["1"]}
    return {"filter": "item", "values": variable["values"][:1]}


STATFI: Final = CheckedSource(
    id="statfi",
    name="Tilastokeskus, PxWeb",
    url="https://pxdata.stat.fi/PxWeb/api/v1/fi",
    checks=(
        Check(id="statfi_config", ask=config),
        Check(id="statfi_population", ask=population),
        Check(id="statfi_hidden", ask=hidden),
    ),
)
CLASSIFICATIONS: Final = CheckedSource(
    id="statfi_classifications",
    name="Tilastokeskus, luokitukset",
    url="https://data.stat.fi/api/classifications/v2",
    checks=(Check(id="statfi_correspondence", ask=correspondence),),
)
