"""Sotkanet as a source of a refresh."""

from functools import partial
from typing import Final

from tkkio_analytics.data.connectors.sotkanet import parser
from tkkio_analytics.data.connectors.sotkanet.client import SotkanetClient
from tkkio_analytics.data.connectors.sotkanet.parser import SotkanetIndicator
from tkkio_analytics.data.refresh.plug import Asking, Fetch, Fetched, Plug, SourceSeries, origin_of
from tkkio_analytics.data.refresh.sotkanet_outside import outside
from tkkio_analytics.data.refresh.sotkanet_series import SOURCE_ID, long_table, region_codes, sotkanet_series
from tkkio_analytics.errors import SourceError


def begin(asking: Asking) -> Fetch:
    """Ask for the list of regions, and return how one series is fetched.

    Raises
    ------
    SourceError
        If the list cannot be had, or the nation or a county is not in it.
    """
    client = SotkanetClient(door=asking.door, base_url=asking.base_url)
    listed = parser.regions(asking.bodies.answer("regions", client.regions).content)
    regions = region_codes(listed, regions=asking.catalog.regions)

    def fetch(series: SourceSeries) -> Fetched:
        answers, read = [], []
        for number in map(int, series.parts):
            described = asking.bodies.answer(f"indicators/{number}", partial(client.indicator, number))
            about = parser.indicator(described.content)
            refuse_other_title(series, about)
            years = range(about.first_year, about.last_year + 1)
            question = f"json/{number}/{about.first_year}-{about.last_year}/{'-'.join(about.sexes)}"
            body = asking.bodies.answer(question, partial(client.rows, number, years=years, sexes=about.sexes))
            answers.append(parser.rows(body.content, indicator_id=number))
            read.append(body)
        origin = origin_of(series, source=asking.source, read=tuple(read))
        table = long_table(
            answers,
            indicator_id=series.indicator.id,
            figure=series.indicator.source_figure,
            regions=regions,
            origin_id=origin.id,
        )
        return Fetched(table=table, origins=(origin,))

    return fetch


def refuse_other_title(series: SourceSeries, about: SotkanetIndicator) -> None:
    """Refuse an indicator that is called something else than the catalogue expects.

    Raises
    ------
    SourceError
        With the title that the source gives.
    """
    titles = (about.title.fi, about.title.sv, about.title.en)
    if any(all(word not in title.casefold() for title in titles) for word in series.indicator.source_title_words):
        words = ", ".join(series.indicator.source_title_words)
        raise SourceError("source_title_differs", source="Sotkanet", number=about.id, title=about.title, words=words)


SOTKANET: Final = Plug(source_id=SOURCE_ID, series=sotkanet_series, begin=begin, outside=outside)
