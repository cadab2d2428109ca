"""A scenario that is kept: the question, what it was answered from, and the figures of the answer."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from hashlib import sha256
from typing import ClassVar, Final

from tkkio_analytics.domain.message import Message
from tkkio_analytics.domain.scenario import Scenario
from tkkio_analytics.domain.scenario_outlook import ScenarioOutlook
from tkkio_analytics.errors import ScenarioError

MOST_COMPARED: Final = 3
"""Saved scenarios side by side."""
SHORT_HASH: Final = 12
"""Digits of a hash in a link: enough to tell any two releases apart, few enough to send."""
BASIS_CODE: Final = re.compile(
    r"(?P<release>\d{4}-\d\d-\d\d-\d{1,6}(\+own\.\d{1,9})?)~(?P<release_hash>[0-9a-f]{12})~(?P<day>\d{4}-\d\d-\d\d)"
    r"(~(?P<figures_hash>[0-9a-f]{12}))?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedHash:
    """A snapshot by its id and SHA-256."""

    id: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """What an answer was computed from; the same basis gives the same figures.

    Parameters
    ----------
    release_id, release_sha256, snapshots
        The data. Where the scenario asks of an own indicator, the release with people's own entries as they stood
        (``+own.N``); otherwise the published release alone, which no later entry changes.
    reference_sha256
        The catalogue: indicators, targets, breaks and corrections.
    model_version
        The program's version, and a hash of the sources that compute.
    day
        ISO day that deadlines were counted from.
    practice
        Whether areas and figures are made up.
    """

    release_id: str
    release_sha256: str
    snapshots: tuple[NamedHash, ...]
    reference_sha256: str
    model_version: str
    day: str
    practice: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """Who had saved an imported scenario and when, as its file says."""

    author: str
    saved_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioLink:
    """A scenario with what it takes to compute it again exactly: what a link holds.

    Parameters
    ----------
    scenario
        The question.
    release_id, release_hash
        The data, and the beginning of the release's SHA-256, or all of it.
    day
        ISO day that deadlines are counted from.
    figures_hash
        Beginning of the SHA-256 of the figures as they were seen; None where that is not known.
    """

    scenario: Scenario
    release_id: str
    release_hash: str
    day: str
    figures_hash: str | None = None

    @property
    def code(self) -> str:
        """Return everything but the question as one word for an address."""
        parts = [self.release_id, self.release_hash[:SHORT_HASH], self.day]
        return "~".join([*parts, self.figures_hash[:SHORT_HASH]] if self.figures_hash else parts)

    @classmethod
    def from_code(cls, code: str, *, scenario: Scenario) -> "ScenarioLink":
        """Return the link of a question and the word of its address.

        Raises
        ------
        ScenarioError
            If the word is not one.

        Examples
        --------
        >>> asked = Scenario(indicator_ids=("a",), region_codes=("11",))
        >>> ScenarioLink.from_code("2026-11-22-1~0123456789ab~2026-11-24", scenario=asked).release_id
        '2026-11-22-1'
        """
        found = BASIS_CODE.fullmatch(code)
        if found is None or not _is_day(found["day"]):
            raise ScenarioError("scenario_link_broken", code=code[:80])
        return cls(
            scenario=scenario,
            release_id=found["release"],
            release_hash=found["release_hash"],
            day=found["day"],
            figures_hash=found["figures_hash"],
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedScenario:
    """A scenario as it was saved.

    Parameters
    ----------
    id
        Our own id.
    name, note
        In the author's words.
    scenario
        The question.
    basis
        What it was answered from.
    figures
        The figures of the answer as canonical JSON (`analysis.scenario_figures`).
    archived
        Put away: out of the list, never out of the store.
    imported
        Where it came in a file; None where it was saved here.
    """

    kind: ClassVar[str] = "saved_scenario"

    id: str
    name: str
    note: str
    scenario: Scenario
    basis: Basis
    figures: str
    archived: bool = False
    imported: Imported | None = None

    @property
    def key(self) -> str:
        """Return what the record is found by."""
        return self.id

    @property
    def link(self) -> ScenarioLink:
        """Return what it takes to compute it again."""
        return ScenarioLink(
            scenario=self.scenario,
            release_id=self.basis.release_id,
            release_hash=self.basis.release_sha256,
            day=self.basis.day,
            figures_hash=sha256(self.figures.encode()).hexdigest(),
        )


class Standing(StrEnum):
    """How the figures that were computed again stand to those that were seen."""

    IDENTICAL = "identical"
    DIFFERENT = "different"
    NOT_KNOWN = "not_known"
    """A link that does not say what was seen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Replay:
    """A scenario computed again on its own release, and what the release in force says instead.

    Parameters
    ----------
    link
        What was asked, and of which release.
    outlook, figures
        The answer on its own release, and its figures as canonical JSON.
    standing, explanation
        Whether the figures are byte for byte those that were seen, and in words; where not, what has changed in
        the program or the catalogue.
    current
        The answer on the release in force today; None where that is the same question, or it cannot be answered.
    news
        What newer data would change, or that they change nothing, or why they cannot tell.
    """

    link: ScenarioLink
    outlook: ScenarioOutlook
    figures: str
    standing: Standing
    explanation: tuple[Message, ...]
    current: ScenarioOutlook | None
    news: tuple[Message, ...]


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
