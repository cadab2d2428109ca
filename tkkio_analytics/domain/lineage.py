"""Where one number comes from: source, snapshot, each step on the way, and the release it is shown in."""

from dataclasses import dataclass

from tkkio_analytics.domain.message import Message
from tkkio_analytics.domain.provenance import Origin, Release, Snapshot


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFigure:
    """A figure as it stands in a snapshot, before anything is done to it.

    Parameters
    ----------
    indicator_id
        Whose figure it is there; of a derived series, the source series.
    file, line
        Table of the snapshot and the line in it, the heading being line 1; of an own figure, no file.
    value, status
        As written there; None where there is no number.
    source_row
        Line of the file that it was read from, or number of the change that entered an own figure.
    """

    indicator_id: str
    file: str
    line: int | None
    value: float | None
    status: str
    source_row: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Lineage:
    """The way of one number from its source to the screen.

    Parameters
    ----------
    indicator_id, region_code, period
        Which number.
    value, status
        As shown in unit of publication; None where there is no number.
    source, origin, snapshot
        The figure in its snapshot, where that was read, and the snapshot; None where it cannot be traced.
    answer_kept
        Whether the source's answer, as it was received, is on this machine; None where there never was one.
    steps
        What was done with it on the way, in order: at least one.
    release
        What it is shown in.
    reference_sha256
        Of the curated files that the steps are declared in.
    model_version
        Program that forecasts and compares it.
    """

    indicator_id: str
    region_code: str
    period: str
    value: float | None
    status: str
    source: SourceFigure | None
    origin: Origin | None
    snapshot: Snapshot | None
    answer_kept: bool | None
    steps: tuple[Message, ...]
    release: Release
    reference_sha256: str
    model_version: str
