"""Kela as a source of a refresh: its series are outside the catalogue, each with Kela's own name."""

import zlib
from collections.abc import Mapping
from typing import Final

import pandas as pd

from tkkio_analytics.data.connectors.kela import parser
from tkkio_analytics.data.connectors.kela.client import KelaClient
from tkkio_analytics.data.http import Policy
from tkkio_analytics.data.refresh.bodies import Body
from tkkio_analytics.data.refresh.plug import Asking, Fetch, OutsideSource, Plug
from tkkio_analytics.data.refresh.table_series import AREA, long_rows
from tkkio_analytics.data.upload.names import RegionNames
from tkkio_analytics.domain import observation as obs
from tkkio_analytics.domain.message import LocalizedText
from tkkio_analytics.domain.outside import OutsideEntry
from tkkio_analytics.domain.provenance import Source
from tkkio_analytics.domain.region import Region, RegionCategory
from tkkio_analytics.domain.upload import CellKind, GridCell
from tkkio_analytics.errors import SourceError

SOURCE_ID: Final = "kela"
ASKED_AGAIN: Final = frozenset({500, 502, 503, 504})
"""The contract asks again after time-outs and 5xx only."""
LICENCE: Final = "CC BY 4.0"
PRODUCER: Final = LocalizedText(fi="Kela", sv="FPA", en="Kela")
NO_UNIT: Final = LocalizedText(fi="", sv="", en="")
"""The package names no unit: the name of the measure says what is counted."""
NUMBERS: Final = 10**9
MOST_DECIMALS: Final = 2


def policy(source: Source) -> Policy:
    """Return the manners towards Kela."""
    return Policy(pace=source.pace_seconds, asked_again=ASKED_AGAIN)


def number_of(series: str) -> str:
    """Return a number for a benefit and measure, which have only names: the same one each time.

    Examples
    --------
    >>> number_of("sairaus/saajat") == number_of("sairaus/saajat"), number_of("sairaus/saajat").isdigit()
    (True, True)
    """
    return str(zlib.crc32(series.encode()) % NUMBERS)


def outside(asking: Asking) -> OutsideSource:
    """Ask for the figures and their names, and return how each series is described and told.

    Raises
    ------
    SourceError
        If either file cannot be had or has another shape, a county is not in it, or two series share a number.
    """
    client = KelaClient(door=asking.door, base_url=asking.base_url)
    body = asking.bodies.answer(parser.FIGURES, client.figures)
    areas = _Areas(asking)
    frame = parser.figures(body.content, names_area=areas.is_named)
    regions = areas.regions(frame["area"])
    names = parser.labels(asking.bodies.answer(parser.LABELS, client.labels).content)
    keys = {number_of(series): series for series in sorted(frame["series"].unique())}
    if len(keys) < frame["series"].nunique():
        raise SourceError("numbers_clash", source=asking.source.name)

    def listed() -> tuple[tuple[str, LocalizedText], ...]:
        return tuple((number, _title(series, names)) for number, series in keys.items())

    def describe(number: str) -> OutsideEntry:
        if number not in keys:
            raise SourceError("number_unknown", source=asking.source.name, number=number)
        series = keys[number]
        return _entry(number, _title(series, names), frame[frame["series"] == series], body=body, source=asking.source)

    def fetch(entry: OutsideEntry) -> tuple[OutsideEntry, pd.DataFrame]:
        mine = frame[frame["series"] == keys[entry.source_id]]
        return entry, _table(mine, entry, regions)

    return OutsideSource(listed=listed, describe=describe, fetch=fetch)


class _Areas:
    """Kela's names of areas, and ours."""

    def __init__(self, asking: Asking) -> None:
        self._source = asking.source.name
        self._names = RegionNames(asking.catalog.regions)
        self._regions = {region.code: region for region in asking.catalog.regions}

    def is_named(self, text: str) -> bool:
        region = self._region(text)
        return region is not None and region.category is RegionCategory.COUNTY

    def regions(self, texts: "pd.Series[str]") -> dict[str, Region]:
        """Return our region by the name there; refuse where a county is not named at all."""
        found = {text: region for text in texts.unique() if (region := self._region(text)) is not None}
        told = {region.code for region in found.values()}
        for region in self._regions.values():
            if region.category is RegionCategory.COUNTY and region.code not in told:
                raise SourceError("region_missing", source=self._source, region=region.name, code=region.code)
        return found

    def _region(self, text: str) -> Region | None:
        if text.isdigit():
            return None
        named = self._names.named(GridCell(text=text, kind=CellKind.TEXT))
        return None if named.code is None else self._regions[named.code]


def _title(series: str, names: Mapping[str, LocalizedText]) -> LocalizedText:
    """Return the name of a series; its keys where Kela names it nowhere."""
    return names.get(series) or LocalizedText(fi=series, sv=series, en=series)


def _entry(number: str, title: LocalizedText, rows: pd.DataFrame, *, body: Body, source: Source) -> OutsideEntry:
    values = rows["value"].dropna()
    decimals = next((many for many in range(MOST_DECIMALS) if (values.round(many) == values).all()), MOST_DECIMALS)
    cited = LocalizedText(
        fi=source.title.fi.format(number=title.fi),
        sv=source.title.sv.format(number=title.sv),
        en=source.title.en.format(number=title.en),
    )
    return OutsideEntry(
        id=f"{SOURCE_ID}_{number}",
        source=SOURCE_ID,
        source_id=number,
        title=title,
        description=cited,
        unit=NO_UNIT,
        producer=PRODUCER,
        decimals=decimals,
        licence=LICENCE,
        url=source.page,
        updated="",
        accessed=body.received.date().isoformat(),
        body_sha256=body.sha256,
        origin_title=cited,
    )


def _table(mine: pd.DataFrame, entry: OutsideEntry, regions: Mapping[str, Region]) -> pd.DataFrame:
    gone = mine["value"].isna()
    cells = pd.DataFrame(
        {
            AREA: mine["area"],
            obs.PERIOD: mine["year"].astype(str),
            obs.VALUE: mine["value"],
            obs.STATUS: gone.map({True: obs.Status.MISSING.value, False: obs.Status.OBSERVED.value}),
            obs.SOURCE_ROW: mine["row"].astype("Int64"),
        }
    )
    return long_rows(cells, indicator_id=entry.id, regions=regions, origin_id=entry.origin_id)


def begin(asking: Asking) -> Fetch:
    """Refuse: no series of the catalogue is Kela's."""
    raise SourceError("package_missing", source=asking.source.name, package=SOURCE_ID)


KELA: Final = Plug(source_id=SOURCE_ID, series=lambda _: (), begin=begin, policy=policy, outside=outside)
