"""A scenario computed again on its own release, years later, and what newer data would change."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tkkio_analytics.analysis.scenario_figures import figures
from tkkio_analytics.analysis.scenario_news import Names, moved
from tkkio_analytics.config import Settings
from tkkio_analytics.data.repository import Repository
from tkkio_analytics.data.snapshot import release_sha256
from tkkio_analytics.domain.message import Message, message
from tkkio_analytics.domain.own_indicator import OwnWords
from tkkio_analytics.domain.revision import Stored
from tkkio_analytics.domain.saved_scenario import SHORT_HASH, Replay, SavedScenario, ScenarioLink, Standing
from tkkio_analytics.domain.scenario import first_free_year
from tkkio_analytics.domain.scenario_outlook import ScenarioOutlook
from tkkio_analytics.errors import ScenarioError, TkkioError
from tkkio_analytics.services.model_version import model_version
from tkkio_analytics.services.own_data import JOINED, own_data_at, with_own
from tkkio_analytics.services.saved_scenarios import basis
from tkkio_analytics.services.scenarios import scenario_outlook

if TYPE_CHECKING:
    from tkkio_analytics.store.records import Store

KEPT_RELEASES: Final = 4
"""Earlier releases kept open: as many as are compared, and one more."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Releases:
    """Where earlier releases are found.

    Parameters
    ----------
    settings
        Name the data folder.
    store
        Has the history of people's own entries; None where nothing was ever written.
    words
        What is said of every own indicator.
    current
        The release in force, with people's own entries.
    """

    settings: Settings
    store: "Store | None"
    words: OwnWords
    current: Repository

    def opened(self, release_id: str, release_hash: str) -> Repository:
        """Return an earlier release, every file of it checked by hash.

        Own entries are those of the moment: the history of the store is read up to the change that the id names.

        Parameters
        ----------
        release_id
            Such as ``2026-11-22-1`` or ``2026-11-22-1+own.12``.
        release_hash
            Its SHA-256 or the beginning of it.

        Raises
        ------
        SnapshotMissingError, SnapshotDamagedError
            If the release or a file of it is gone or changed.
        ScenarioError
            If a release of that name has another content, or the own entries are not those of this store.
        """
        for release in (self.current.release, self.current.release.published):
            if release is not None and release.id == release_id and release.sha256.startswith(release_hash):
                return self.current
        published_id, _, own = release_id.partition(JOINED)
        published_hash = release_sha256(self.settings.data_dir, published_id)
        if not own and not published_hash.startswith(release_hash):
            raise ScenarioError(
                "release_differs",
                release=release_id,
                expected=release_hash[:SHORT_HASH],
                found=published_hash[:SHORT_HASH],
            )
        found = _published(self.settings.data_dir, published_id, published_hash)
        if own:
            found = with_own(found, own_data_at(self.store, revision=int(own)), words=self.words)
        if not found.release.sha256.startswith(release_hash):
            raise ScenarioError("own_entries_differ", release=release_id)
        return found


@lru_cache(maxsize=KEPT_RELEASES)
def _published(data_dir: Path, release_id: str, _release_hash: str) -> Repository:
    """Return a published release; another file of the same name is read anew."""
    return Repository.from_folder(data_dir, release_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """One of several scenarios side by side; where it cannot be computed again, why.

    Parameters
    ----------
    stored
        The saved scenario.
    replay, trouble
        One of the two is None.
    """

    stored: Stored[SavedScenario]
    replay: Replay | None
    trouble: Message | None


def compared(chosen: Sequence[Stored[SavedScenario]], *, releases: Releases, today: date) -> tuple[Compared, ...]:
    """Return scenarios side by side, each on its own release; one whose release is gone does not hide the others.

    Parameters
    ----------
    chosen
        As `saved_scenarios.chosen` returns them.
    releases, today
        As of `replayed`.
    """
    return tuple(_compared(stored, releases=releases, today=today) for stored in chosen)


def replayed_saved(saved: SavedScenario, *, releases: Releases, today: date) -> Replay:
    """Return a saved scenario computed again; as `replayed`, and where the figures differ, which and why."""
    return replayed(saved.link, releases=releases, today=today, saved=saved)


def replayed(link: ScenarioLink, *, releases: Releases, today: date, saved: SavedScenario | None = None) -> Replay:
    """Return a scenario computed again on its own release and day, and what the release in force says today.

    Parameters
    ----------
    link
        The question, the release, the day, and the hash of the figures that were seen.
    releases
        Where releases are found, and the one in force.
    today
        The day that the release in force is asked of.
    saved
        The saved scenario behind the link, where there is one.

    Raises
    ------
    SnapshotMissingError, SnapshotDamagedError, ScenarioError
        If the release is gone, changed or another one, or cannot answer the question.
    """
    repository = releases.opened(link.release_id, link.release_hash)
    then = date.fromisoformat(link.day)
    outlook = scenario_outlook(repository, link.scenario, today=then)
    found = figures(outlook)
    standing = _standing(found, link.figures_hash)
    names = Names(
        indicators={indicator.id: indicator for indicator in repository.catalog.indicators},
        regions={case.region.code: case.region.short_name for case in outlook.cases},
    )
    current, latest = _latest(link, found, releases=releases, today=today, names=names)
    return Replay(
        link=link,
        outlook=outlook,
        figures=found,
        standing=standing,
        explanation=(
            message(f"saved_scenarios.standing.{standing}", release=link.release_id, day=then),
            *(_reasons(saved, found, repository, names) if saved and standing is Standing.DIFFERENT else ()),
        ),
        current=current,
        news=latest,
    )


def _compared(stored: Stored[SavedScenario], *, releases: Releases, today: date) -> Compared:
    try:
        replay = replayed_saved(stored.entry, releases=releases, today=today)
    except TkkioError as error:
        return Compared(stored=stored, replay=None, trouble=Message(error.key, error.params))
    return Compared(stored=stored, replay=replay, trouble=None)


def _standing(found: str, seen: str | None) -> Standing:
    if seen is None:
        return Standing.NOT_KNOWN
    return Standing.IDENTICAL if sha256(found.encode()).hexdigest().startswith(seen) else Standing.DIFFERENT


def _reasons(saved: SavedScenario, found: str, repository: Repository, names: Names) -> Iterator[Message]:
    """Yield what has changed since the figures were seen, and which of them moved."""
    is_other_program = saved.basis.model_version != model_version()
    is_other_catalogue = saved.basis.reference_sha256 != repository.reference_sha256
    if is_other_program:
        yield message("saved_scenarios.reason.program", then=saved.basis.model_version, now=model_version())
    if is_other_catalogue:
        yield message("saved_scenarios.reason.catalogue")
    if not is_other_program and not is_other_catalogue:
        yield message("saved_scenarios.reason.unknown")
    yield from moved(saved.figures, found, names=names) or (message("saved_scenarios.moved.invisible"),)


def _latest(
    link: ScenarioLink, found: str, *, releases: Releases, today: date, names: Names
) -> tuple[ScenarioOutlook | None, tuple[Message, ...]]:
    """Return the answer on the release in force today, and what it changes."""
    now = basis(link.scenario, repository=releases.current, today=today)
    if now.release_sha256.startswith(link.release_hash) and now.day == link.day:
        return None, (message("saved_scenarios.news.same_release", release=now.release_id),)
    # A change that was to act from a year on still acts from that year: the question stays the same.
    then = date.fromisoformat(link.day).year
    asked = link.scenario.pinned(first_free_year(latest_year=then, today_year=then))
    which = {"release": now.release_id, "day": today}
    try:
        outlook = scenario_outlook(releases.current, asked, today=today)
    except TkkioError as error:
        return None, (message("saved_scenarios.news.unanswered", **which, reason=Message(error.key, error.params)),)
    changes = moved(found, figures(outlook), names=names)
    key = "changes" if changes else "no_changes"
    return outlook, (message(f"saved_scenarios.news.{key}", **which), *changes)
