"""Whether the sources still answer as their contracts say: what a check asked, and what it found."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from tkkio_analytics.domain.message import Message


class CheckState(StrEnum):
    """What became of one check."""

    OK = "ok"
    """The answer is what the contract says."""
    DIFFERS = "differs"
    """There was an answer, and it is not what the contract says."""
    UNREACHABLE = "unreachable"
    """There was no answer, or only that the source does not work now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckResult:
    """One check of one source.

    Parameters
    ----------
    check_id
        Names the texts ``source_check.asked.<id>`` and ``source_check.expected.<id>``.
    source_id, source
        Id of the source, and its own name.
    verified
        Whether the shape of its answers had been seen in genuine ones before.
    url
        What was asked last.
    state, found
        What became of it, and what was found; for an unreachable source why it is so.
    """

    check_id: str
    source_id: str
    source: str
    verified: bool
    url: str
    state: CheckState
    found: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceCheck:
    """A check of the sources from its beginning to its end.

    Parameters
    ----------
    begun, ended
        In UTC.
    results
        One entry a check, source by source.
    """

    begun: datetime
    ended: datetime
    results: tuple[CheckResult, ...]

    @property
    def source_ids(self) -> tuple[str, ...]:
        """Return the sources that were asked, in order."""
        return tuple(dict.fromkeys(result.source_id for result in self.results))

    def count(self, state: CheckState) -> int:
        """Return how many checks came to a state."""
        return sum(result.state is state for result in self.results)
