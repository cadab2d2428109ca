"""What a reader should know of the data before quoting a number: freshness, corrections, and what a check finds."""

from datetime import date
from typing import Final

from tkkio_analytics.analysis.freshness import due_by
from tkkio_analytics.config import Settings
from tkkio_analytics.data.corrections import Correction, CorrectionAction
from tkkio_analytics.data.repository import Repository
from tkkio_analytics.data.validation import Finding, validate_all
from tkkio_analytics.domain import observation as obs
from tkkio_analytics.domain.data_quality import (
    CorrectedFigure,
    SeriesFreshness,
    SourceFreshness,
    ValidationFinding,
)
from tkkio_analytics.domain.indicator import Break
from tkkio_analytics.domain.message import Message, Quantity, message
from tkkio_analytics.domain.period import Period
from tkkio_analytics.domain.provenance import Origin, Snapshot

ROW_NAMES: Final = ("row", "line", "where", "correction")
CELL_NAMES: Final = ("indicator", "region", "period")
"""Together they name a row of the long table."""
COLUMN_NAMES: Final = ("column", "columns")


def freshness(repository: Repository, *, today: date) -> tuple[SourceFreshness, ...]:
    """Return how fresh each source of the release is, those with overdue series first, then the longest unread."""
    series = _series(repository)
    found = [
        SourceFreshness(
            origin=origin,
            age_days=(today - date.fromisoformat(origin.date_accessed)).days,
            verified=_verified(repository, origin, snapshot),
            series=tuple(
                sorted(series.get(origin.id, ()), key=lambda entry: (entry.due_by or date.max, entry.indicator_id))
            ),
        )
        for snapshot in repository.release.snapshots
        for origin in snapshot.origins
    ]
    return tuple(sorted(found, key=lambda entry: (-len(entry.overdue(today)), -entry.age_days, entry.origin.id)))


def corrected_figures(repository: Repository) -> tuple[CorrectedFigure, ...]:
    """Return the figures that are declared wrong or doubtful, in the order of the declarations."""
    return tuple(
        CorrectedFigure(
            id=entry.id,
            indicator_id=entry.indicator_id,
            region_code=entry.region_code,
            period=entry.period,
            published=entry.expect,
            outcome=_outcome(repository, entry),
            reason=entry.reason,
            source=entry.source,
        )
        for entry in repository.catalog.corrections
    )


def declared_breaks(repository: Repository) -> tuple[Break, ...]:
    """Return every break of the catalogue, the latest first."""
    return tuple(sorted(repository.catalog.breaks, key=lambda entry: (entry.date, entry.id), reverse=True))


def validation_findings(settings: Settings, *, release_id: str) -> tuple[ValidationFinding, ...]:
    """Return what is wrong with the reference data and one release, as `tkkio validate` finds it."""
    found = validate_all(settings.data_dir, refreshed=settings.refreshed_dir, only=release_id)
    return tuple(_finding(entry) for entry in found)


def _series(repository: Repository) -> dict[str, tuple[SeriesFreshness, ...]]:
    """Return the indicators by the source of their newest figure; a derived one is as fresh as its source series."""
    frame = repository.observations[repository.observations[obs.STATUS] == obs.Status.OBSERVED]
    derived = {entry.id for entry in repository.catalog.indicators if entry.derivation is not None}
    grouped: dict[str, tuple[SeriesFreshness, ...]] = {}
    for indicator, rows in frame.groupby(obs.INDICATOR, observed=True):
        if indicator in derived:
            continue
        origins = dict(zip(rows[obs.PERIOD], rows[obs.ORIGIN], strict=True))
        periods = {Period.parse(str(code)) for code in origins}
        newest = max(periods, key=lambda period: period.position)
        entry = SeriesFreshness(indicator_id=str(indicator), newest=newest, due_by=due_by(periods))
        origin = str(origins[newest.code])
        grouped[origin] = (*grouped.get(origin, ()), entry)
    return grouped


def _verified(repository: Repository, origin: Origin, snapshot: Snapshot) -> bool | None:
    if origin.public_copy is not None:
        return None
    known = {source.id: source.verified for source in repository.catalog.sources}
    return known.get(snapshot.id.split("/", maxsplit=1)[0])


def _outcome(repository: Repository, entry: Correction) -> Message:
    if entry.action is CorrectionAction.REPLACE and entry.value is not None:
        indicator = repository.catalog.indicator(entry.indicator_id)
        value = Quantity(value=entry.value, unit=indicator.unit, decimals=indicator.decimals)
        return message("quality.outcome.replace", value=value)
    return message(f"quality.outcome.{entry.action}")


def _finding(found: Finding) -> ValidationFinding:
    params = found.message.params
    named = [str(params[name]) for name in ROW_NAMES if name in params]
    cell = " ".join(str(params[name]) for name in CELL_NAMES if name in params)
    column = next((str(params[name]) for name in COLUMN_NAMES if name in params), "")
    return ValidationFinding(file=found.file, row=next(iter(named), cell), column=column, message=found.message)
