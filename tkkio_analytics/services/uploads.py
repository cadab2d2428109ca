"""Files of an own indicator's figures: looked at first, imported whole once confirmed, the original kept."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from tkkio_analytics.analysis.plausibility import far_from_others, leaps
from tkkio_analytics.config import Settings
from tkkio_analytics.data.upload import limits
from tkkio_analytics.data.upload.reading import ENDINGS, reading
from tkkio_analytics.domain.identity import Identity
from tkkio_analytics.domain.message import Message, message
from tkkio_analytics.domain.own_indicator import OwnIndicator, OwnValue
from tkkio_analytics.domain.region import Region, nation_of
from tkkio_analytics.domain.revision import Draft, Entry, Stored
from tkkio_analytics.domain.upload import ReadFigure, Upload, UploadChoice, UploadProblem, UploadReading
from tkkio_analytics.errors import UnknownIndicatorError, UploadError
from tkkio_analytics.services import writing
from tkkio_analytics.store.originals import FOLDER, Originals, digest

if TYPE_CHECKING:
    from tkkio_analytics.store.records import Store

FILE_TYPES: Final = tuple(ending.removeprefix(".") for ending in ENDINGS)
MOST_MEGABYTES: Final = limits.FILE_BYTES // 1024**2
PERCENT: Final = "pct"
LONGEST_NAME: Final = 120


class ChangeState(StrEnum):
    """What an import does to a figure."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"


@dataclass(frozen=True, slots=True, kw_only=True)
class UploadChange:
    """A figure of a file beside the one that is stored.

    Parameters
    ----------
    figure
        As it was read.
    state
        What an import does.
    before
        The stored one; None where there is none.
    flags
        Why the figure should be looked at; none of them stops an import.
    """

    figure: ReadFigure
    state: ChangeState
    before: Stored[OwnValue] | None
    flags: tuple[Message, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UploadPreview:
    """What an import would do; nothing is stored yet.

    Parameters
    ----------
    name, data
        The file.
    indicator
        Whose figures it holds.
    reading
        What was understood of it.
    problems
        Everything that stands in the way: with any, nothing of the file is imported.
    changes
        In the order of the file.
    """

    name: str
    data: bytes
    indicator: OwnIndicator
    reading: UploadReading
    problems: tuple[UploadProblem, ...]
    changes: tuple[UploadChange, ...]

    @property
    def is_clean(self) -> bool:
        """Say whether it can be imported."""
        return not self.problems

    @property
    def drafts(self) -> list[Draft[Entry]]:
        """Return what an import saves: new and changed figures, each with the version that the preview shows."""
        return [
            Draft(
                entry=_value(self.indicator, change.figure), expected=change.before.version if change.before else None
            )
            for change in self.changes
            if change.state is not ChangeState.SAME
        ]

    def count(self, state: ChangeState) -> int:
        """Return how many figures are in a state."""
        return sum(change.state is state for change in self.changes)


def check(
    data: bytes,
    *,
    name: str,
    choice: UploadChoice,
    indicator_id: str | None,
    indicators: Sequence[Stored[OwnIndicator]],
    values: Sequence[Stored[OwnValue]],
    regions: Sequence[Region],
    today: date,
) -> UploadPreview:
    """Return what is understood of a file, and what an import of it would do.

    Parameters
    ----------
    data, name
        The file.
    choice
        What the reader says of its sheet and columns.
    indicator_id
        The own indicator; None for the one that the file names.
    indicators, values
        As they are stored.
    regions
        Of the catalogue.
    today
        No figure is entered for a year that has not begun.

    Raises
    ------
    UploadError
        If the file cannot be read at all, or nothing says whose figures it holds.
    UnknownIndicatorError
        If there is no such own indicator.
    """
    found = reading(data, name=name, choice=choice, regions=regions)
    indicator = _indicator(indicator_id, found, indicators)
    problems = [*found.problems, *_named_problems(indicator, found), *_year_problems(indicator, found, today=today)]
    stored = {
        (value.entry.region_code, value.entry.year): value
        for value in values
        if value.entry.indicator_id == indicator.id
    }
    nation = nation_of(regions)
    flags = _Flags(indicator, found.figures, stored, nation=nation.code if nation else "")
    return UploadPreview(
        name=name[-LONGEST_NAME:],
        data=data,
        indicator=indicator,
        reading=found,
        problems=tuple(problems),
        changes=tuple(_change(figure, stored, flags=flags) for figure in found.figures),
    )


def confirm(preview: UploadPreview, *, store: "Store", settings: Settings, identity: Identity, now: datetime) -> None:
    """Import what a preview shows: all of it, or nothing.

    Parameters
    ----------
    preview
        As the editor has seen it.
    store
        Where to.
    settings
        Name the folder of the originals.
    identity, now
        Who, and when.

    Raises
    ------
    UploadError
        If the preview has problems.
    NotAllowedError, ConflictError, StoreError
        As `writing.save`; neither a figure nor the file is kept then.
    """
    if not preview.is_clean:
        raise UploadError("upload_has_problems", count=len(preview.problems))
    drafts = preview.drafts
    for draft in drafts:
        writing.permit(identity, draft.entry)
    if not drafts:
        return
    upload = Upload(
        sha256=digest(preview.data),
        size_bytes=len(preview.data),
        name=preview.name,
        author=identity.name,
        at=now.isoformat(),
        indicator_id=preview.indicator.id,
        **{state.value: preview.count(state) for state in ChangeState},
    )
    with Originals(folder=settings.state_dir / FOLDER).kept(preview.data, upload):
        writing.save(store, drafts, identity=identity, now=now)


def uploads(settings: Settings, *, indicator_id: str) -> tuple[Upload, ...]:
    """Return the imports of an own indicator, the latest first."""
    every = Originals(folder=settings.state_dir / FOLDER).uploads()
    return tuple(upload for upload in every if upload.indicator_id == indicator_id)


def _indicator(
    indicator_id: str | None, found: UploadReading, indicators: Sequence[Stored[OwnIndicator]]
) -> OwnIndicator:
    wanted = indicator_id or next(iter(found.indicator_ids), None)
    if wanted is None:
        raise UploadError("upload_no_indicator")
    entry = next((stored.entry for stored in indicators if stored.entry.id == wanted), None)
    if entry is None:
        raise UnknownIndicatorError("unknown_own_indicator", indicator=wanted)
    return entry


def _named_problems(indicator: OwnIndicator, found: UploadReading) -> Iterator[UploadProblem]:
    others = tuple(name for name in found.indicator_ids if name != indicator.id)
    if others:
        reason = message("uploads.problem.other_indicator", others=others, indicator=indicator.id)
        yield UploadProblem(row=None, column=None, text=others[0], reason=reason)


def _year_problems(indicator: OwnIndicator, found: UploadReading, *, today: date) -> Iterator[UploadProblem]:
    """Yield a problem for each figure of a year for which none are collected."""
    for figure in found.figures:
        if not indicator.first_year <= figure.year <= today.year:
            reason = message(
                "uploads.problem.year_outside", year=figure.year, first=indicator.first_year, last=today.year
            )
            yield UploadProblem(row=figure.row, column=figure.column, text=str(figure.year), reason=reason)


class _Flags:
    """What makes a figure of a file worth a second look."""

    def __init__(
        self,
        indicator: OwnIndicator,
        figures: Sequence[ReadFigure],
        stored: Mapping[tuple[str, int], Stored[OwnValue]],
        *,
        nation: str,
    ) -> None:
        self._indicator = indicator
        self._values = {key: value.entry.value for key, value in stored.items()}
        self._values |= {(figure.region_code, figure.year): figure.value for figure in figures}
        years = {year for _, year in self._values}
        self._far = {
            year: far_from_others(
                {code: value for (code, when), value in self._values.items() if when == year and code != nation}
            )
            for year in years
        }

    def of(self, figure: ReadFigure) -> tuple[Message, ...]:
        """Return the flags of a figure."""
        found = []
        if self._indicator.unit_id == PERCENT and not 0 <= figure.value <= 100:  # noqa: PLR2004 - per cent
            found.append(message("uploads.flag.percent"))
        if figure.region_code in self._far[figure.year]:
            found.append(message("uploads.flag.far"))
        before = self._values.get((figure.region_code, figure.year - 1))
        if before is not None and leaps(figure.value, before=before):
            found.append(message("uploads.flag.leap", year=figure.year - 1))
        return tuple(found)


def _change(figure: ReadFigure, stored: Mapping[tuple[str, int], Stored[OwnValue]], *, flags: _Flags) -> UploadChange:
    before = stored.get((figure.region_code, figure.year))
    if before is None:
        state = ChangeState.NEW
    else:
        state = ChangeState.SAME if before.entry.value == figure.value else ChangeState.CHANGED
    return UploadChange(figure=figure, state=state, before=before, flags=flags.of(figure))


def _value(indicator: OwnIndicator, figure: ReadFigure) -> OwnValue:
    return OwnValue(indicator_id=indicator.id, region_code=figure.region_code, year=figure.year, value=figure.value)
