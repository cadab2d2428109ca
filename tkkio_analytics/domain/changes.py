"""What is new since an earlier release, or, where there was none, since a day."""

from dataclasses import dataclass
from datetime import date

from tkkio_analytics.domain.difference import ReleaseDifference
from tkkio_analytics.domain.period import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadSince:
    """The figures of one indicator that were read from their source after a day.

    Parameters
    ----------
    indicator_id
        The indicator.
    figures
        How many figures.
    latest_period
        The newest period among them.
    accessed
        The day on which they were last read.
    """

    indicator_id: str
    figures: int
    latest_period: Period
    accessed: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What is new.

    Parameters
    ----------
    since
        The day that is asked about; None for the previous release.
    difference
        From the release in force on that day, or the previous one, to the one that is open; None where there was none.
    same
        Whether the release that is open was in force on that day already.
    read
        Where there was no release: what has been read from the sources after the day, in the order of ids.
    """

    since: date | None
    difference: ReleaseDifference | None
    same: bool
    read: tuple[ReadSince, ...]

    @property
    def newly_flagged(self) -> frozenset[tuple[str, str]]:
        """Return the pairs of area and indicator that came to the list of risks."""
        flags = () if self.difference is None else self.difference.flags
        pairs = (change.flag.signals for change in flags if change.came)
        return frozenset((signals.region_code, signals.indicator_id) for signals in pairs)
