"""The State Treasury as a source of a refresh."""

from functools import partial
from typing import Final

import pandas as pd

from tkkio_analytics.data.connectors.valtiokonttori import parser
from tkkio_analytics.data.connectors.valtiokonttori.client import ValtiokonttoriClient
from tkkio_analytics.data.http import MEGABYTE, Policy
from tkkio_analytics.data.refresh.bodies import Body
from tkkio_analytics.data.refresh.plug import Asking, Fetch, Fetched, Plug, SourceSeries, origin_of
from tkkio_analytics.data.refresh.valtiokonttori_series import (
    REPORTED,
    SOURCE_ID,
    ReportedFigure,
    areas_of,
    code_of,
    codes,
    figures_table,
    kept_of_helsinki,
    long_table,
    valtiokonttori_series,
)
from tkkio_analytics.domain import observation as obs
from tkkio_analytics.domain.provenance import Source
from tkkio_analytics.errors import SourceError

ASKED_AGAIN: Final = frozenset({500, 502, 503, 504})
"""The contract asks again after time-outs and 5xx only."""
LARGEST: Final = 128 * MEGABYTE
"""The list of reports and some taxonomies have tens of megabytes."""


def policy(source: Source) -> Policy:
    """Return the manners towards the State Treasury."""
    return Policy(pace=source.pace_seconds, asked_again=ASKED_AGAIN, largest=LARGEST)


def begin(asking: Asking) -> Fetch:
    """Ask for the lists of reports and of taxonomies, and return how one series is fetched.

    Raises
    ------
    SourceError
        If either list cannot be had.
    """
    client = ValtiokonttoriClient(door=asking.door, base_url=asking.base_url)
    listed = asking.bodies.answer("aineistot", client.catalogue).content
    packages = parser.county_packages(listed)
    addresses = parser.taxonomy_addresses(asking.bodies.answer("taksonomia", client.taxonomies).content)
    regions = {region.code: region for region in asking.catalog.regions}

    def fetch(series: SourceSeries) -> Fetched:
        figure = REPORTED[series.indicator.id]
        if figure.package not in addresses or figure.package not in packages:
            raise SourceError("package_missing", source=asking.source.name, package=figure.package)
        yearly = [entry for entry in parser.reports(listed, package=figure.package) if entry.period.isdigit()]
        described = asking.bodies.answer(figure.package, partial(client.followed, addresses[figure.package]))
        by_version = codes(parser.taxonomy(described.content, package=figure.package), figure=figure)
        read = [_report(asking, client, entry) for entry in yearly]
        rows = [
            (entry.business_id, entry.period, _value(body, entry, by_version, figure))
            for entry, body in zip(yearly, read, strict=True)
        ]
        figures = figures_table(rows, figure=figure)
        published = asking.published[asking.published[obs.INDICATOR] == series.indicator.id]
        areas = areas_of(figures, published, decimals=figure.decimals, regions=regions)
        origin = origin_of(series, source=asking.source, read=tuple(read))
        table = long_table(figures, series=series, areas=areas, origin_id=origin.id)
        kept = kept_of_helsinki(published, areas=areas)
        origins = tuple(entry for entry in asking.catalog.origins if entry.id in set(kept[obs.ORIGIN]))
        cited = kept[kept[obs.ORIGIN].isin([entry.id for entry in origins])]
        return Fetched(table=pd.concat([table, cited], ignore_index=True), origins=(origin, *origins))

    return fetch


def _report(asking: Asking, client: ValtiokonttoriClient, entry: parser.DataSet) -> Body:
    question = f"{entry.package}/{entry.business_id}/{entry.period}/{entry.stage}/{entry.approved}"
    return asking.bodies.answer(question, partial(client.followed, entry.url))


def _value(body: Body, entry: parser.DataSet, by_version: dict[str, str], figure: ReportedFigure) -> float:
    """Return the figure of one report in euros; NaN where it has none, which is not zero."""
    frame = parser.figures(body.content, report=entry)
    version = str(frame["version"].iloc[0]) if len(frame) else ""
    found = frame.loc[frame["code"] == code_of(by_version, version=version, figure=figure), "value"]
    return float(found.iloc[0]) if len(found) else float("nan")


VALTIOKONTTORI: Final = Plug(source_id=SOURCE_ID, series=valtiokonttori_series, begin=begin, policy=policy)
