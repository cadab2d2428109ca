"""Files of an indicator's figures: looked at first, imported whole once confirmed, the original kept."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Final, TypeAlias

from tkkio_analytics.analysis.plausibility import far_from_others, leaps
from tkkio_analytics.config import Settings
from tkkio_analytics.data.upload import limits
from tkkio_analytics.data.upload.reading import ENDINGS, reading
from tkkio_analytics.domain.identity import Identity
from tkkio_analytics.domain.message import Message, message
from tkkio_analytics.domain.own_indicator import OwnValue, is_own
from tkkio_analytics.domain.region import Region, nation_of
from tkkio_analytics.domain.revision import Draft, Entry, Stored
from tkkio_analytics.domain.upload import (
    ReadFigure,
    Upload,
    UploadChoice,
    UploadProblem,
    UploadReading,
    UploadSubject,
)
from tkkio_analytics.domain.uploaded_value import UploadedValue
from tkkio_analytics.errors import UnknownIndicatorError, UploadError
from tkkio_analytics.services import writing
from tkkio_analytics.services.fields import typed_number
from tkkio_analytics.store.originals import FOLDER, Originals, digest

if TYPE_CHECKING:
    from tkkio_analytics.store.records import Store

FILE_TYPES: Final = tuple(ending.removeprefix(".") for ending in ENDINGS)
MOST_MEGABYTES: Final = limits.FILE_BYTES // 1024**2
PERCENT: Final = "pct"
LONGEST_NAME: Final = 120
Value: TypeAlias = OwnValue | UploadedValue
"""A figure that files may hold: of an own indicator, or of one of the catalogue."""


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
    before: Stored[Value] | None
    flags: tuple[Message, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UploadPreview:
    """What an import would do; nothing is stored yet.

    Parameters
    ----------
    name, data
        The file.
    subject
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
    subject: UploadSubject
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
            Draft(entry=self._value(change.figure), expected=change.before.version if change.before else None)
            for change in self.changes
            if change.state is not ChangeState.SAME
        ]

    def count(self, state: ChangeState) -> int:
        """Return how many figures are in a state."""
        return sum(change.state is state for change in self.changes)

    def _value(self, figure: ReadFigure) -> Value:
        subject = self.subject
        value = subject.published(figure.value)
        place = {"indicator_id": subject.id, "region_code": figure.region_code}
        if is_own(subject.id):
            return OwnValue(**place, year=figure.year, value=value)
        return UploadedValue(**place, year=figure.year, value=value, file=self.name, sha256=digest(self.data))


def check(
    data: bytes,
    *,
    name: str,
    choice: UploadChoice,
    indicator_id: str | None,
    subjects: Sequence[UploadSubject],
    values: Sequence[Stored[Value]],
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
        The indicator; None for the one that the file names.
    subjects
        The indicators whose figures may be imported.
    values
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
        If there is no such indicator.
    """
    catalogue = frozenset(subject.id for subject in subjects if not is_own(subject.id))
    found = reading(data, name=name, choice=choice, regions=regions, catalogue=catalogue)
    subject = _subject(indicator_id, found, subjects)
    if not is_own(subject.id):
        found = replace(found, notes=(message("uploads.note.not_published"), *found.notes))
    stored = {
        (value.entry.region_code, value.entry.year): value for value in values if value.entry.indicator_id == subject.id
    }
    nation = nation_of(regions)
    flags = _Flags(subject, found.figures, stored, nation=nation.code if nation else "")
    return UploadPreview(
        name=name[-LONGEST_NAME:],
        data=data,
        subject=subject,
        reading=found,
        problems=(*found.problems, *_problems(subject, found, today=today)),
        changes=tuple(_change(figure, stored, subject=subject, flags=flags) for figure in found.figures),
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
        indicator_id=preview.subject.id,
        **{state.value: preview.count(state) for state in ChangeState},
    )
    with Originals(folder=settings.state_dir / FOLDER).kept(preview.data, upload):
        writing.save(store, drafts, identity=identity, now=now)


def uploads(settings: Settings, *, indicator_id: str) -> tuple[Upload, ...]:
    """Return the imports of an indicator, the latest first."""
    every = Originals(folder=settings.state_dir / FOLDER).uploads()
    return tuple(upload for upload in every if upload.indicator_id == indicator_id)


def _subject(indicator_id: str | None, found: UploadReading, subjects: Sequence[UploadSubject]) -> UploadSubject:
    wanted = indicator_id or next(iter(found.indicator_ids), None)
    if wanted is None:
        raise UploadError("upload_no_indicator")
    subject = next((known for known in subjects if known.id == wanted), None)
    if subject is None:
        key = "unknown_own_indicator" if is_own(wanted) else "upload_not_uploadable"
        raise UnknownIndicatorError(key, indicator=wanted)
    return subject


def _problems(subject: UploadSubject, found: UploadReading, *, today: date) -> Iterator[UploadProblem]:
    """Yield what stands in the way of a file that was understood."""
    yield from _named_problems(subject, found)
    yield from _year_problems(subject, found, today=today)
    yield from _bound_problems(subject, found)


def _named_problems(subject: UploadSubject, found: UploadReading) -> Iterator[UploadProblem]:
    others = tuple(name for name in found.indicator_ids if name != subject.id)
    if others:
        reason = message("uploads.problem.other_indicator", others=others, indicator=subject.id)
        yield UploadProblem(row=None, column=None, text=others[0], reason=reason)


def _year_problems(subject: UploadSubject, found: UploadReading, *, today: date) -> Iterator[UploadProblem]:
    """Yield a problem for each figure of a year for which none are collected."""
    key = "year_outside" if is_own(subject.id) else "year_outside_catalogue"
    for figure in found.figures:
        if not subject.first_year <= figure.year <= today.year:
            years = {"year": figure.year, "first": subject.first_year, "last": today.year}
            reason = message(f"uploads.problem.{key}", **years)
            yield UploadProblem(row=figure.row, column=figure.column, text=str(figure.year), reason=reason)


def _bound_problems(subject: UploadSubject, found: UploadReading) -> Iterator[UploadProblem]:
    """Yield a problem for each figure that the indicator can never have."""
    for figure in found.figures:
        value = subject.published(figure.value)
        for key, bound, passes in (
            ("below_bound", subject.lower_bound, value.__lt__),
            ("above_bound", subject.upper_bound, value.__gt__),
        ):
            if bound is not None and passes(bound):
                reason = message(f"uploads.problem.{key}", bound=subject.level(bound))
                yield UploadProblem(
                    row=figure.row, column=figure.column, text=typed_number(figure.value), reason=reason
                )


class _Flags:
    """What makes a figure of a file worth a second look."""

    def __init__(
        self,
        subject: UploadSubject,
        figures: Sequence[ReadFigure],
        stored: Mapping[tuple[str, int], Stored[Value]],
        *,
        nation: str,
    ) -> None:
        self._subject = subject
        self._values = {key: subject.written(value.entry.value) for key, value in stored.items()}
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
        if self._subject.unit.id == PERCENT and not 0 <= figure.value <= 100:  # noqa: PLR2004 - per cent
            found.append(message("uploads.flag.percent"))
        if figure.region_code in self._far[figure.year]:
            found.append(message("uploads.flag.far"))
        before = self._values.get((figure.region_code, figure.year - 1))
        if before is not None and leaps(figure.value, before=before):
            found.append(message("uploads.flag.leap", year=figure.year - 1))
        return tuple(found)


def _change(
    figure: ReadFigure, stored: Mapping[tuple[str, int], Stored[Value]], *, subject: UploadSubject, flags: _Flags
) -> UploadChange:
    before = stored.get((figure.region_code, figure.year))
    if before is None:
        state = ChangeState.NEW
    else:
        state = ChangeState.SAME if before.entry.value == subject.published(figure.value) else ChangeState.CHANGED
    return UploadChange(figure=figure, state=state, before=before, flags=flags.of(figure))
