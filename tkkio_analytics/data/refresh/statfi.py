"""Statistics Finland's tables as a source of a refresh."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

import pandas as pd

from tkkio_analytics.data.connectors.json_answers import unexpected
from tkkio_analytics.data.connectors.jsonstat import CELL, STATUS, VALUE
from tkkio_analytics.data.connectors.statfi import tables
from tkkio_analytics.data.connectors.statfi.client import CLASSIFICATIONS_URL, ClassificationClient, PxWebClient
from tkkio_analytics.data.connectors.statfi.correspondence import county_correspondence, county_of_municipality
from tkkio_analytics.data.connectors.statfi.tables import SOURCE
from tkkio_analytics.data.http import Policy
from tkkio_analytics.data.refresh.bodies import Body
from tkkio_analytics.data.refresh.municipalities import summed
from tkkio_analytics.data.refresh.plug import Asking, Fetch, Fetched, Plug, SourceSeries, origin_of
from tkkio_analytics.data.refresh.px_question import COUNTY, MUNICIPALITY, NATION, Question, px_question
from tkkio_analytics.data.refresh.table_series import AREA, long_rows, series_of_tables, table_entry
from tkkio_analytics.domain import observation as obs
from tkkio_analytics.domain.provenance import Source

SOURCE_ID: Final = "statfi"
ASKED_AGAIN: Final = frozenset({429, 503})
"""An unknown table is 400 and too large a question 403: neither passes."""


def begin(asking: Asking) -> Fetch:
    """Ask for the limits and keep to them, and return how one series is fetched.

    Raises
    ------
    SourceError
        If the limits cannot be had.
    """
    client = PxWebClient(door=asking.door, base_url=asking.base_url)
    limits = tables.limits(asking.bodies.answer("config", client.limits).content)
    asking.door.policy = replace(asking.door.policy, pace=max(asking.door.policy.pace, limits.pace))

    def fetch(series: SourceSeries) -> Fetched:
        entry = table_entry(asking.source, series)
        described = asking.bodies.answer(f"{entry.table}.px", partial(client.table, entry.table))
        variables = tables.variables(described.content, table=entry.table)
        question = px_question(variables, entry, regions=asking.catalog.regions)
        read, frames = [], []
        for chosen in question.parts(limits.cells):
            ask = partial(client.cells, entry.table, chosen=chosen)
            read.append(asking.bodies.answer(f"{entry.table}.px {chosen}", ask))
            frames.append(_cells(read[-1], question, chosen, entry.table))
        cells = pd.concat(frames, ignore_index=True)
        if len(read) > 1 or question.by_municipality:
            cells[obs.SOURCE_ROW] = None
        if question.by_municipality:
            pairs, counties = _counties(asking, question)
            read += pairs
            cells = summed(cells, counties=counties, nation=NATION, table=entry.table)
        origin = origin_of(series, source=asking.source, read=tuple(read))
        table = long_rows(cells, indicator_id=series.indicator.id, regions=question.regions, origin_id=origin.id)
        return Fetched(table=table, origins=(origin,))

    return fetch


def _cells(body: Body, question: Question, chosen: Mapping[str, Sequence[str]], table: str) -> pd.DataFrame:
    """Return the cells of one answer, which must have exactly the values that were asked for."""
    cube = tables.cells(body.content, table=table)
    found = {dimension.id: set(dimension.labels) for dimension in cube.dimensions if len(dimension.labels) > 1}
    asked = {code: set(values) for code, values in chosen.items() if len(values) > 1}
    alone = {code: values for code, values in chosen.items() if len(values) == 1 and code in cube.cells}
    if found != asked or any(set(cube.cells[code]) != set(values) for code, values in alone.items()):
        raise unexpected(SOURCE, f"{table}.px", found={code: len(codes) for code, codes in found.items()})
    if not {question.area, question.time} <= set(cube.cells):
        raise unexpected(SOURCE, f"{table}.px", found=list(cube.cells))
    return pd.DataFrame(
        {
            AREA: cube.cells[question.area],
            obs.PERIOD: cube.cells[question.time],
            obs.VALUE: cube.cells[VALUE],
            obs.STATUS: cube.cells[STATUS],
            obs.SOURCE_ROW: cube.cells[CELL],
        }
    )


def _counties(asking: Asking, question: Question) -> tuple[list[Body], dict[str, str]]:
    """Return the county of each municipality, by the codes of the table, with the answer that it was read from."""
    own = asking.base_url == asking.source.url.rstrip("/")
    base_url = CLASSIFICATIONS_URL if own else f"{asking.base_url}/classifications/v2"
    client = ClassificationClient(door=asking.door, base_url=base_url)
    listed = asking.bodies.answer("correspondenceTables", client.correspondences)
    name = county_correspondence(listed.content, vintage=question.vintage)
    pairs = asking.bodies.answer(f"correspondenceTables/{name}", partial(client.pairs, name))
    found = county_of_municipality(pairs.content, correspondence=name)
    return [pairs], {f"{MUNICIPALITY}{code}": f"{COUNTY}{county}" for code, county in found.items()}


def _policy(source: Source) -> Policy:
    return Policy(pace=source.pace_seconds, asked_again=ASKED_AGAIN)


STATFI: Final = Plug(source_id=SOURCE_ID, series=series_of_tables(SOURCE_ID), begin=begin, policy=_policy)
