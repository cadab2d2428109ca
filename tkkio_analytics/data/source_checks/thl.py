"""What THL's database reports are asked: cubes on access to care, one of them whole, and the decimal sign."""

import json
from collections.abc import Iterator
from typing import Any, Final

from tkkio_analytics.data.connectors.json_answers import unexpected
from tkkio_analytics.data.source_checks.asking import Asking, Check, CheckedSource, Finding, listed
from tkkio_analytics.domain.message import message

SUBJECT, HYDRA, FACT = "avohpaasy", "pthjono01", "fact_ahil_pthjono01"
CUBE: Final = f"/prod/fi/{SUBJECT}/{HYDRA}/{FACT}"
BEGINS: Final = "thl.pivot.loadDimensions("
COUNTY: Final = "hyvinvointialue"
MEASURE: Final = "measure"


def cubes(asking: Asking) -> Finding:
    """Find the open cubes of a subject."""
    table = asking.json(f"/prod/api/{SUBJECT}.json")
    try:
        items = [str(item["href"]) for item in table["link"]["item"]]
    except (KeyError, TypeError) as error:
        raise unexpected(asking.source, SUBJECT, found=table) from error
    told = message("source_check.found.cubes", count=len(items), examples=listed(items, most=4))
    return Finding(expected=bool(items), found=told)


def dimensions(asking: Asking) -> Finding:
    """Find the counties and the measures of the cube."""
    table = _dimensions(asking)
    areas = [node for entry in table for node in _nodes(entry) if COUNTY in str(node.get("label")).casefold()]
    measures = [str(node.get("label")) for node in _measures(table)]
    told = message(
        "source_check.found.dimensions",
        dimensions=listed(entry.get("id") for entry in table),
        count=len(areas),
        stages=listed(sorted({str(node.get("stage")) for node in areas})),
        measures=listed(measures, most=6),
    )
    return Finding(expected=bool(areas and measures), found=told)


def decimals(asking: Asking) -> Finding:
    """Find the decimal sign of one measure that has decimals."""
    table = _dimensions(asking)
    chosen = next((node for node in _measures(table) if node.get("decimals")), None)
    other = next((entry for entry in table if entry.get("id") != MEASURE), None)
    if chosen is None or other is None:
        return Finding(expected=False, found=message("source_check.found.no_decimals"))
    query = (("row", f"{other['id']}-{_root(other)['sid']}"), ("column", f"{MEASURE}-{chosen['sid']}."))
    answer = asking.json(f"{CUBE}.json", query)
    try:
        told = answer["dataset"]["value"]
        values = [str(value) for value in (told.values() if isinstance(told, dict) else told)]
    except (KeyError, TypeError, AttributeError) as error:
        raise unexpected(asking.source, FACT, found=answer) from error
    signed = [value for value in values if value != ".." and ("," in value or "." in value)]
    if not signed:
        return Finding(expected=False, found=message("source_check.found.no_decimals"))
    return Finding(expected="," not in signed[0], found=message("source_check.found.decimal", example=signed[0]))


def latest(asking: Asking) -> Finding:
    """Find the run that the cube was made in."""
    query = (("subject", SUBJECT), ("hydra", HYDRA), ("fact", FACT))
    table = asking.json("/prod/api/latest", query)
    if not isinstance(table, dict):
        raise unexpected(asking.source, "latest", found=table)
    run, added = table.get("runid"), table.get("added")
    told = message("source_check.found.run", run=listed([run] if run else ()), added=listed([added] if added else ()))
    return Finding(expected=bool(run), found=told)


def _dimensions(asking: Asking) -> list[dict[str, Any]]:
    text = asking.get(f"{CUBE}.dimensions.json").decode("utf-8", errors="replace").strip()
    inner = text.removeprefix(BEGINS).rstrip(";").rstrip(")")
    try:
        # Labels are not fully escaped at the source.
        table = json.loads(inner, strict=False)
    except ValueError as error:
        raise unexpected(asking.source, "dimensions.json", found=text) from error
    if not isinstance(table, list) or not all(isinstance(entry, dict) and entry.get("children") for entry in table):
        raise unexpected(asking.source, "dimensions.json", found=table)
    return table


def _nodes(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for child in node.get("children") or ():
        yield child
        yield from _nodes(child)


def _measures(table: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [node for entry in table if entry.get("id") == MEASURE for node in _nodes(entry) if not node.get("children")]


def _root(dimension: dict[str, Any]) -> dict[str, Any]:
    root: dict[str, Any] = dimension["children"][0]
    return root


THL: Final = CheckedSource(
    id="thl_pivot",
    name="THL, tietokantaraportit",
    url="https://sampo.thl.fi/pivot",
    checks=(
        Check(id="thl_cubes", ask=cubes),
        Check(id="thl_dimensions", ask=dimensions),
        Check(id="thl_decimals", ask=decimals),
        Check(id="thl_latest", ask=latest),
    ),
)
