"""The shape in which a source plugs into a refresh.

A source is four things: an entry of ``sources.toml`` (address, pace, whether genuine answers have been seen), the
series of the catalogue that it publishes, a first question whose answer all series need (regions, code lists), and the
way from its answers to the long table of one series. Everything else is the refresh's own and the same for all: the
lock, pace and retries, the bodies kept by hash, resuming, comparing with what is in force, holding back, publication.
"""

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from tkkio_analytics.data.catalog import Catalog
from tkkio_analytics.data.http import Door, Policy
from tkkio_analytics.data.refresh.bodies import Bodies, Body
from tkkio_analytics.domain.indicator import Indicator
from tkkio_analytics.domain.message import LocalizedText
from tkkio_analytics.domain.outside import OutsideEntry
from tkkio_analytics.domain.provenance import Origin, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceSeries:
    """A series of the catalogue and the source's own ids whose sum it is; most have one."""

    indicator: Indicator
    parts: tuple[str, ...]

    @property
    def source_id(self) -> str:
        """Return the source's id of the series, as the catalogue writes it."""
        return "+".join(self.parts)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Fetched:
    """One series as the source gave it.

    Parameters
    ----------
    table
        Columns `domain.observation.COLUMNS`; empty where the source has no figures for the areas.
    origins
        Where its rows were read; every ``origin_id`` of the table is among them. The first one's id begins with the
        source's id, so that it shows afterwards that the series was read at the source itself.
    """

    table: pd.DataFrame
    origins: tuple[Origin, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchedFile:
    """What a source gives that is no series, as one file of its snapshot: borders.

    Parameters
    ----------
    name, content
        Of the file; the same bytes for the same answer.
    origin
        Where it was read.
    """

    name: str
    content: bytes
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Asking:
    """What a source is asked with.

    Parameters
    ----------
    source
        Its entry of ``sources.toml``.
    door
        The way to the network, with the source's manners.
    base_url
        Where its answers begin; without a slash at the end.
    bodies
        Keeps each answer by its hash, and gives those of an interrupted refresh again. Every question goes through it.
    catalog
        Regions to join to, by category and code.
    published
        Long table of the figures in force as published, of every indicator.
    """

    source: Source
    door: Door
    base_url: str
    bodies: Bodies
    catalog: Catalog
    published: pd.DataFrame


Fetch = Callable[[SourceSeries], Fetched]
"""Asks for one series; raises SourceError for what concerns that series alone."""


def own_pace(source: Source) -> Policy:
    """Return the usual manners at the source's own pace."""
    return Policy(pace=source.pace_seconds)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class OutsideSource:
    """The indicators of a source that the catalogue does not have.

    Parameters
    ----------
    listed
        Returns the source's own ids and titles of all its indicators.
    describe
        Returns what the source says of one, by its id there.
    fetch
        Asks for the figures of one as they were described; the rows name the entry's id and origin.
    """

    listed: Callable[[], tuple[tuple[str, LocalizedText], ...]]
    describe: Callable[[str], OutsideEntry]
    fetch: Callable[[OutsideEntry], tuple[OutsideEntry, pd.DataFrame]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plug:
    """A source of a refresh.

    Parameters
    ----------
    source_id
        Of its entry in ``sources.toml``; also the first part of the ids of its snapshots.
    series
        Which of the catalogue's series it publishes, in the order of the catalogue.
    begin
        Asks what all series need, and returns how one is fetched. A SourceError here gives the whole source up.
    policy
        Manners, where they are more than a pace.
    outside
        Opens the indicators that the catalogue does not have, where the source describes them itself; they are asked
        for by numbers.
    file
        Asks for what the source gives that is no series; None for a source of series alone. It is asked for where no
        single series is wanted.
    """

    source_id: str
    series: Callable[[Catalog], tuple[SourceSeries, ...]]
    begin: Callable[[Asking], Fetch]
    policy: Callable[[Source], Policy] = own_pace
    outside: Callable[[Asking], OutsideSource] | None = None
    file: Callable[[Asking], FetchedFile] | None = None


def origin_of(series: SourceSeries, *, source: Source, read: tuple[Body, ...]) -> Origin:
    """Return where a series was read.

    Parameters
    ----------
    series
        Whose origin it is.
    source
        Names the series by the ``title`` and ``page`` of its entry.
    read
        Bodies that its figures are in. The origin carries the hash of a single one, and the earliest day of several.
    """
    title = type(source.title)(
        fi=source.title.fi.format(number=series.source_id),
        sv=source.title.sv.format(number=series.source_id),
        en=source.title.en.format(number=series.source_id),
    )
    return Origin(
        id=origin_id(series, source_id=source.id),
        producer=series.indicator.producer,
        title=title,
        url=source.page.format(number=series.parts[0]),
        licence=series.indicator.licence,
        date_accessed=min(body.received for body in read).date().isoformat(),
        public_copy=None,
        public_copy_note=None,
        sha256=read[0].sha256 if len(read) == 1 else None,
    )


def origin_id(series: SourceSeries, *, source_id: str) -> str:
    """Return the id of the origin of a series that was read at the source itself."""
    return f"{source_id}_{series.indicator.id}"
