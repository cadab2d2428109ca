"""A refresh as the command line and the pages ask for it."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from tkkio_analytics.config import Settings, moment
from tkkio_analytics.data.catalog import Catalog
from tkkio_analytics.data.refresh.plugs import PLUGS
from tkkio_analytics.data.refresh.refreshing import Progress, Request
from tkkio_analytics.data.refresh.refreshing import refresh as refreshed_sources
from tkkio_analytics.domain.indicator import Indicator
from tkkio_analytics.domain.outside import outside_indicator
from tkkio_analytics.domain.provenance import Source
from tkkio_analytics.domain.refresh import RefreshReport
from tkkio_analytics.domain.region import Region
from tkkio_analytics.errors import RefreshError

SOURCES: Final = tuple(plug.source_id for plug in PLUGS)
"""Ids of the sources that a refresh can ask."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refreshed:
    """What a refresh found, with the names that are needed to tell it.

    Parameters
    ----------
    report
        Series by series.
    indicators, regions, sources
        Of the catalogue, by id and code.
    """

    report: RefreshReport
    indicators: dict[str, Indicator] = field(repr=False)
    regions: dict[str, Region] = field(repr=False)
    sources: dict[str, Source] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is to be refreshed.

    Parameters
    ----------
    source_ids
        Only these sources; empty for every one.
    indicator_ids, accepted
        Only these series; those that somebody has looked at and takes although they are unlike what is in force.
    missing, whole, again
        Whether only series are fetched that have no figures in force; every indicator that the sources list, outside
        the catalogue as well; those outside the catalogue that are in force once more.
    dry_run
        Whether to stop before publication.
    base_url, folder
        Another address than the source's own, where one source is named; another folder to write to; None for the
        usual ones.
    run_id
        Of the order from a page that is carried out; empty otherwise.
    """

    source_ids: tuple[str, ...] = ()
    indicator_ids: tuple[str, ...] = ()
    accepted: tuple[str, ...] = ()
    missing: bool = False
    whole: bool = False
    again: bool = False
    dry_run: bool = False
    base_url: str | None = None
    folder: Path | None = None
    run_id: str = ""


def refresh(settings: Settings, order: Order, *, progress: Progress = lambda _done, _all, _label: None) -> Refreshed:
    """Fetch the series of the sources and publish a new release where there is news.

    Parameters
    ----------
    settings
        Where the data are, and who asks.
    order
        What is to be refreshed.
    progress
        Told of each series before it is asked for.

    Raises
    ------
    SourceError, RefreshError
        If nothing could be done; what was in force stays in force.
    """
    if order.base_url is not None and len(order.source_ids) != 1:
        raise RefreshError("refresh_one_address", known=", ".join(SOURCES))
    request = Request(
        data_dir=settings.data_dir,
        refreshed=order.folder or settings.refreshed_dir,
        user_agent=settings.user_agent,
        now=moment,
        source_ids=order.source_ids,
        indicator_ids=order.indicator_ids,
        accepted=order.accepted,
        missing=order.missing,
        whole=order.whole,
        again=order.again,
        dry_run=order.dry_run,
        base_urls=dict(settings.source_urls) | ({order.source_ids[0]: order.base_url} if order.base_url else {}),
        run_id=order.run_id,
        progress=progress,
    )
    report = refreshed_sources(request)
    catalog = Catalog.from_folder(settings.data_dir / "reference")
    return Refreshed(
        report=report,
        indicators={indicator.id: indicator for indicator in catalog.indicators} | _outside(report, catalog),
        regions={region.code: region for region in catalog.regions},
        sources={source.id: source for source in catalog.sources},
    )


def _outside(report: RefreshReport, catalog: Catalog) -> dict[str, Indicator]:
    words = catalog.outside_words
    return {} if words is None else {entry.id: outside_indicator(entry, words=words) for entry in report.outside}
