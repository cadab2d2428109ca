"""How fresh the sources are, and what is wrong with the data: what a reader should know before quoting a number."""

from dataclasses import dataclass
from datetime import date

from tkkio_analytics.domain.message import LocalizedText, Message
from tkkio_analytics.domain.period import Period
from tkkio_analytics.domain.provenance import Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesFreshness:
    """How far one indicator reaches.

    Parameters
    ----------
    indicator_id
        The indicator.
    newest
        Its latest period with a figure.
    due_by
        Day by which the next period would be here at its own rhythm; None where the series has no rhythm yet.
    """

    indicator_id: str
    newest: Period
    due_by: date | None

    def is_overdue(self, today: date) -> bool:
        """Say whether the next period should be here already."""
        return self.due_by is not None and self.due_by < today


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFreshness:
    """How fresh one source is.

    Parameters
    ----------
    origin
        The source as it was read.
    age_days
        Days since it was read.
    verified
        Whether the shape of its answers has been seen in genuine ones; None where it was read from a copy.
    series
        Its indicators, those overdue first; empty for a source of single figures and grants.
    """

    origin: Origin
    age_days: int
    verified: bool | None
    series: tuple[SeriesFreshness, ...]

    @property
    def newest(self) -> Period | None:
        """Return the latest period of any of its series."""
        return max((entry.newest for entry in self.series), key=lambda period: period.position, default=None)

    @property
    def due_by(self) -> date | None:
        """Return the earliest day by which a next period would be here."""
        return min((entry.due_by for entry in self.series if entry.due_by is not None), default=None)

    def overdue(self, today: date) -> tuple[SeriesFreshness, ...]:
        """Return the series whose next period should be here already."""
        return tuple(entry for entry in self.series if entry.is_overdue(today))


@dataclass(frozen=True, slots=True, kw_only=True)
class ValidationFinding:
    """One thing that is wrong with the files of the data.

    Parameters
    ----------
    file, row, column
        Where; empty where the finding is of a whole file.
    message
        What is wrong and what to do.
    """

    file: str
    row: str
    column: str
    message: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectedFigure:
    """A figure of a source that is declared wrong or doubtful.

    Parameters
    ----------
    id
        Of the declaration.
    indicator_id, region_code, period
        Which figure.
    published
        As the source has it.
    outcome
        What is done with it, in words.
    reason
        Why.
    source
        Where it is seen.
    """

    id: str
    indicator_id: str
    region_code: str
    period: str
    published: float
    outcome: Message
    reason: LocalizedText
    source: str
