"""Sotkanet's indicators outside the catalogue: described by Sotkanet itself, read like the others."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Final

import pandas as pd

from tkkio_analytics.data.connectors.sotkanet import parser
from tkkio_analytics.data.connectors.sotkanet.client import SotkanetClient
from tkkio_analytics.data.connectors.sotkanet.parser import SotkanetIndicator
from tkkio_analytics.data.refresh.bodies import Body
from tkkio_analytics.data.refresh.plug import Asking, OutsideSource
from tkkio_analytics.data.refresh.sotkanet_series import SOURCE_ID, long_table, region_codes
from tkkio_analytics.domain.indicator import SourceFigure
from tkkio_analytics.domain.message import LocalizedText
from tkkio_analytics.domain.outside import OutsideEntry
from tkkio_analytics.domain.region import Region

OWN_LICENCE: Final = "CC BY 4.0"
THL: Final = "Terveyden ja hyvinvoinnin laitos"
DEFAULT_DECIMALS: Final = 1
MOST_DECIMALS: Final = 6
PERCENTAGES: Final = frozenset({"PERCENTAGE", "PERCENT"})


def outside(asking: Asking) -> OutsideSource:
    """Ask for the list of regions, and return how indicators outside the catalogue are described and fetched."""
    client = SotkanetClient(door=asking.door, base_url=asking.base_url)
    regions = region_codes(
        parser.regions(asking.bodies.answer("regions", client.regions).content), regions=asking.catalog.regions
    )

    def listed() -> tuple[tuple[str, LocalizedText], ...]:
        body = asking.bodies.answer("indicators", client.indicators)
        return tuple((str(number), title) for number, title in parser.listed(body.content))

    def described(number: str) -> tuple[SotkanetIndicator, Body]:
        body = asking.bodies.answer(f"indicators/{number}", partial(client.indicator, int(number)))
        return parser.indicator(body.content), body

    def describe(number: str) -> OutsideEntry:
        about, body = described(number)
        return _entry(about, body, page=asking.source.page.format(number=number))

    def fetch(entry: OutsideEntry) -> tuple[OutsideEntry, pd.DataFrame]:
        about, _ = described(entry.source_id)
        years = range(about.first_year, about.last_year + 1)
        question = f"json/{about.id}/{about.first_year}-{about.last_year}/{'-'.join(about.sexes)}"
        body = asking.bodies.answer(question, partial(client.rows, about.id, years=years, sexes=about.sexes))
        read = replace(entry, accessed=body.received.date().isoformat(), body_sha256=body.sha256)
        return read, _table(body, read, regions)

    return OutsideSource(listed=listed, describe=describe, fetch=fetch)


def _table(body: Body, entry: OutsideEntry, regions: Mapping[int, Region]) -> pd.DataFrame:
    return long_table(
        [parser.rows(body.content, indicator_id=int(entry.source_id))],
        indicator_id=entry.id,
        figure=SourceFigure.PRIMARY,
        regions=regions,
        origin_id=entry.origin_id,
    )


def _entry(about: SotkanetIndicator, body: Body, *, page: str) -> OutsideEntry:
    own = about.organization.fi.startswith(THL)
    decimals = DEFAULT_DECIMALS if about.decimals is None else about.decimals
    return OutsideEntry(
        id=f"{SOURCE_ID}_{about.id}",
        source=SOURCE_ID,
        source_id=str(about.id),
        title=about.title,
        description=about.description,
        unit=_unit(about),
        producer=about.organization,
        decimals=min(max(decimals, 0), MOST_DECIMALS),
        licence=OWN_LICENCE if own else f"{about.organization.fi}: tuottajan ehdot / producentens villkor / own terms",
        url=page,
        updated=about.updated,
        accessed=body.received.date().isoformat(),
        body_sha256=body.sha256,
    )


def _unit(about: SotkanetIndicator) -> LocalizedText:
    """Return the unit in the source's words, as they follow a number; the code where there are no words."""
    if about.unit in PERCENTAGES:
        return LocalizedText(fi="%", sv="%", en="%")
    fi, sv, en = (
        f"{text[:1].lower()}{text[1:]}" for text in (about.unit_title.fi, about.unit_title.sv, about.unit_title.en)
    )
    return LocalizedText(fi=fi or about.unit, sv=sv or about.unit, en=en or about.unit)
