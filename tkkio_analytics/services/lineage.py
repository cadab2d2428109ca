"""The way of one number from its source to the screen, read again from the snapshot's own file."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Final

import pandas as pd

from tkkio_analytics.config import Settings
from tkkio_analytics.data.corrections import Correction, CorrectionAction
from tkkio_analytics.data.repository import OBSERVATIONS, Repository
from tkkio_analytics.data.snapshot import read_package
from tkkio_analytics.data.tables import read_csv
from tkkio_analytics.domain import observation as obs
from tkkio_analytics.domain.indicator import Indicator
from tkkio_analytics.domain.lineage import Lineage, SourceFigure
from tkkio_analytics.domain.message import Message, Quantity, message
from tkkio_analytics.domain.own_indicator import is_own
from tkkio_analytics.domain.provenance import Origin, Snapshot
from tkkio_analytics.errors import NoDataError
from tkkio_analytics.services.model_version import model_version

TOTAL: Final = "total"
HEADING_LINES: Final = 2
"""Line of the first row of a table: the heading is line 1."""


def traced_periods(repository: Repository, *, indicator_id: str, region_code: str) -> tuple[str, ...]:
    """Return the periods that a region has a figure or a mark of none for, the latest first."""
    frame = _cells(repository.rows_of(indicator_id), indicator_id, region_code)
    return tuple(sorted({str(period) for period in frame[obs.PERIOD]}, reverse=True))


def lineage(repository: Repository, settings: Settings, *, indicator_id: str, region_code: str, period: str) -> Lineage:
    """Return where one number comes from.

    Parameters
    ----------
    repository
        The release in force.
    settings
        Where its snapshots are.
    indicator_id, region_code, period
        Which number.

    Raises
    ------
    NoDataError
        If there is no such figure.
    SnapshotMissingError, SnapshotDamagedError
        If the snapshot's file is gone or changed since it was read.
    """
    indicator = repository.catalog.indicator(indicator_id)
    cells = _cells(repository.rows_of(indicator_id), indicator_id, region_code)
    found = cells[cells[obs.PERIOD] == period]
    if found.empty:
        raise NoDataError("no_such_figure", indicator=indicator.short_name, region=region_code, period=period)
    row = found.iloc[0]
    source_id = indicator.derivation.source_indicator_id if indicator.derivation else indicator_id
    origin, snapshot, source = _source(repository, settings, source_id, str(row[obs.ORIGIN]), region_code, period)
    if source is None and origin is not None:
        source = _entered(row, indicator_id, file="" if is_own(indicator_id) else OBSERVATIONS)
    return Lineage(
        indicator_id=indicator_id,
        region_code=region_code,
        period=period,
        value=_number(row),
        status=str(row[obs.STATUS]),
        source=source,
        origin=origin,
        snapshot=snapshot,
        answer_kept=_answer_kept(settings, origin, snapshot),
        steps=tuple(_steps(repository, indicator, source, region_code, period)),
        release=repository.release,
        reference_sha256=repository.reference_sha256,
        model_version=model_version(),
    )


def _cells(frame: pd.DataFrame, indicator_id: str, region_code: str) -> pd.DataFrame:
    chosen = (frame[obs.INDICATOR] == indicator_id) & (frame[obs.REGION] == region_code) & (frame[obs.SEX] == TOTAL)
    return frame[chosen]


def _number(row: "pd.Series") -> float | None:
    value = float(row[obs.VALUE])
    return None if pd.isna(value) else value


def _source(
    repository: Repository, settings: Settings, indicator_id: str, origin_id: str, region_code: str, period: str
) -> tuple[Origin | None, Snapshot | None, SourceFigure | None]:
    """Return origin, snapshot and row; of snapshots that hold the same indicator, the last one is in force."""
    outside = repository.outside.source(origin_id)
    if outside is not None:
        return *outside, None
    for snapshot in reversed(repository.release.snapshots):
        origin = next((entry for entry in snapshot.origins if entry.id == origin_id), None)
        if origin is None:
            continue
        if is_own(indicator_id):
            return origin, snapshot, None
        frame = _table(settings.release_folders, snapshot.id, snapshot.sha256)
        cells = _cells(frame, indicator_id, region_code)
        found = cells[cells[obs.PERIOD] == period]
        if not found.empty:
            return origin, snapshot, _written(found, indicator_id)
    return None, None, None


@lru_cache(maxsize=4)
def _table(folders: tuple[Path, ...], snapshot_id: str, digest: str) -> pd.DataFrame:
    package = read_package(*folders, snapshot_id=snapshot_id, expected=digest)
    return read_csv(package.files[OBSERVATIONS], file=OBSERVATIONS)


def _written(found: pd.DataFrame, indicator_id: str) -> SourceFigure:
    row = found.iloc[0]
    return SourceFigure(
        indicator_id=indicator_id,
        file=OBSERVATIONS,
        line=int(found.index[0]) + HEADING_LINES,
        value=_number(row),
        status=str(row[obs.STATUS]),
        source_row=int(row[obs.SOURCE_ROW]),
    )


def _entered(row: "pd.Series", indicator_id: str, *, file: str) -> SourceFigure:
    """Return a figure whose line in a snapshot is not told: an own one, or one of a series outside the catalogue."""
    return SourceFigure(
        indicator_id=indicator_id,
        file=file,
        line=None,
        value=_number(row),
        status=str(row[obs.STATUS]),
        source_row=int(row[obs.SOURCE_ROW]),
    )


def _answer_kept(settings: Settings, origin: Origin | None, snapshot: Snapshot | None) -> bool | None:
    """Return whether the answer that a refresh received is still there; a copy that was read by hand never was one."""
    if origin is None or snapshot is None or origin.sha256 is None or origin.public_copy is not None:
        return None
    source_id = snapshot.id.split("/", maxsplit=1)[0]
    return (settings.refreshed_dir / "fetched" / source_id / "bodies" / f"{origin.sha256}.gz").is_file()


def _steps(
    repository: Repository, indicator: Indicator, source: SourceFigure | None, region_code: str, period: str
) -> Iterator[Message]:
    if source is None:
        yield message("lineage.step.not_traced")
        return
    if is_own(indicator.id):
        yield message("lineage.step.entered", number=source.source_row)
        return
    read = repository.catalog.indicator(source.indicator_id)
    corrections = [
        entry
        for entry in repository.catalog.corrections
        if (entry.indicator_id, entry.region_code, entry.period) == (read.id, region_code, period)
    ]
    yield message(f"lineage.step.read.{read.source_figure}")
    yield from (_corrected(entry, read) for entry in corrections)
    if indicator.derivation is not None:
        total = _level(indicator.derivation.complement_total, indicator)
        yield message("lineage.step.derived", total=total, source=read.short_name)
    elif not corrections:
        yield message("lineage.step.unchanged")


def _corrected(correction: Correction, indicator: Indicator) -> Message:
    words = {"reason": correction.reason, "source": correction.source, "id": correction.id}
    if correction.action is CorrectionAction.REPLACE and correction.value is not None:
        return message("lineage.step.replaced", value=_level(correction.value, indicator), **words)
    return message(f"lineage.step.{'masked' if correction.action is CorrectionAction.MASK else 'flagged'}", **words)


def _level(value: float, indicator: Indicator) -> Quantity:
    return Quantity(value=value, unit=indicator.unit, decimals=indicator.decimals)
