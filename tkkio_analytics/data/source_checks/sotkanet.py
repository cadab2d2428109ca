"""What Sotkanet is asked: its regions, one known figure, who may ask, and two doubts of the contract."""

from typing import Any, Final

from tkkio_analytics.data.connectors.json_answers import unexpected
from tkkio_analytics.data.connectors.sotkanet import parser
from tkkio_analytics.data.source_checks.asking import Asking, Check, CheckedSource, Finding, listed
from tkkio_analytics.domain.message import message
from tkkio_analytics.errors import SourceError

COUNTY_IDS: Final = set(range(956, 979))
"""Åland and the 21 counties and Helsinki."""
POPULATION, YEAR = 127, 2023
HELSINKI_ID, HELSINKI_PEOPLE, NATION_ID = 46, 674500, 658
"""The population of Helsinki at the end of 2023, as a genuine answer of 2026 has it."""
COUNTIES_ONLY: Final = 3815
"""Published by county although its description has named no region category."""
ANOTHER: Final = 4
FORBIDDEN: Final = 403


def regions(asking: Asking) -> Finding:
    """Find the counties' ids; those of the collaborative areas are told, as the contract infers them."""
    found = parser.regions(asking.get("/regions"))
    counties = sorted(region.id for region in found if region.category == "HYVINVOINTIALUE")
    together = sorted(f"{region.code}={region.id}" for region in found if region.category == "YTA")
    ends = f"{counties[0]}\N{EN DASH}{counties[-1]}" if counties else listed(())
    told = message("source_check.found.regions", count=len(counties), ids=ends, ytas=listed(together))
    return Finding(expected=set(counties) == COUNTY_IDS, found=told)


def known_figure(asking: Asking) -> Finding:
    """Find a figure that is known, and the nation."""
    query = (("indicator", str(POPULATION)), ("years", str(YEAR)), ("genders", "total"))
    frame = parser.rows(asking.get("/json", query), indicator_id=POPULATION)
    by_region = dict(zip(frame["region"], frame["value"], strict=True))
    helsinki = by_region.get(HELSINKI_ID)
    told = message(
        "source_check.found.rows",
        count=len(frame),
        helsinki=listed(()) if helsinki is None else f"{helsinki:g}" if helsinki % 1 else str(int(helsinki)),
        nation=listed([int(by_region[NATION_ID])] if NATION_ID in by_region else ()),
    )
    return Finding(expected=helsinki == HELSINKI_PEOPLE and NATION_ID in by_region, found=told)


def library_agent(asking: Asking) -> Finding:
    """Find whether the library's own name is still refused: ours is sent because of that."""
    try:
        asking.as_library().get("/regions")
    except SourceError as error:
        if "status" not in error.params:
            raise
        return Finding(
            expected=error.params["status"] == FORBIDDEN,
            found=message("source_check.found.status", status=str(error.params["status"])),
        )
    return Finding(expected=False, found=message("source_check.found.answered"))


def two_indicators(asking: Asking) -> Finding:
    """Find whether one question may name two indicators; ours name one, which always works."""
    query = [("indicator", str(number)) for number in (POPULATION, ANOTHER)]
    table = asking.json("/json", (*query, ("years", str(YEAR)), ("genders", "total")))
    if not isinstance(table, list):
        raise unexpected(asking.source, "json", found=table)
    numbers = sorted({row["indicator"] for row in table if isinstance(row, dict) and "indicator" in row})
    told = message("source_check.found.indicators", ids=listed(numbers))
    return Finding(expected=numbers == sorted((POPULATION, ANOTHER)), found=told)


def region_values(asking: Asking) -> Finding:
    """Find whether a description still does not name the categories that there are figures for."""
    table: Any = asking.json(f"/indicators/{COUNTIES_ONLY}")
    try:
        values = list(table["classifications"]["region"]["values"])
    except (KeyError, TypeError) as error:
        raise unexpected(asking.source, "indicators", found=table) from error
    return Finding(expected=not values, found=message("source_check.found.categories", values=listed(values)))


SOTKANET: Final = CheckedSource(
    id="sotkanet",
    name="Sotkanet",
    url="https://sotkanet.fi/rest/1.1",
    checks=(
        Check(id="sotkanet_regions", ask=regions),
        Check(id="sotkanet_rows", ask=known_figure),
        Check(id="sotkanet_library_agent", ask=library_agent),
        Check(id="sotkanet_two_indicators", ask=two_indicators),
        Check(id="sotkanet_empty_regions", ask=region_values),
    ),
)
