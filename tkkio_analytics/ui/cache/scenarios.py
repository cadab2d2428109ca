"""What-if answers and saved scenarios, kept at hand for the release they were read from."""

from datetime import date

from tkkio_analytics.data.repository import Repository
from tkkio_analytics.domain.revision import Draft, Entry, Stored
from tkkio_analytics.domain.saved_scenario import Replay, SavedScenario, ScenarioLink
from tkkio_analytics.domain.scenario import Scenario
from tkkio_analytics.domain.scenario_outlook import ScenarioOutlook
from tkkio_analytics.i18n.own_words import own_words
from tkkio_analytics.services import replay, saved_scenarios, scenario_files, scenario_import, scenario_links, scenarios
from tkkio_analytics.ui.cache.kept import kept
from tkkio_analytics.ui.cache.opened import release, repository, today
from tkkio_analytics.ui.cache.settings import settings_in_force
from tkkio_analytics.ui.cache.written import store_in_force

KEPT_ANSWERS = 512
KEPT_REPLAYS = 64


def scenario_outlook(*, scenario: Scenario) -> ScenarioOutlook:
    """Return what a scenario leads to, beside the path without it."""
    return _scenario_outlook(repository(), release().sha256, scenario, today())


def scenario_link(*, outlook: ScenarioOutlook) -> ScenarioLink:
    """Return what it takes to compute an answer again exactly."""
    return scenario_links.scenario_link(outlook, repository=repository(), today=today())


def saved(*, archived: bool = False) -> tuple[Stored[SavedScenario], ...]:
    """Return the saved scenarios, or those put away, the latest first."""
    return saved_scenarios.scenarios(store_in_force(settings_in_force()), archived=archived)


def new_scenario(*, name: str, note: str, scenario: Scenario) -> Draft[Entry]:
    """Return a scenario to be saved, with what it rests on and its figures."""
    answer = scenario_outlook(scenario=scenario)
    return saved_scenarios.new({"name": name, "note": note}, outlook=answer, repository=repository(), today=today())


def replayed(*, link: ScenarioLink) -> Replay:
    """Return a scenario computed again on its own release and day."""
    return _replayed(_releases(), release().sha256, link, today())


def compared(*, scenario_ids: tuple[str, ...]) -> tuple[replay.Compared, ...]:
    """Return saved scenarios side by side, each computed again on its own release."""
    chosen = saved_scenarios.chosen(store_in_force(settings_in_force()), scenario_ids=scenario_ids)
    return replay.compared(chosen, releases=_releases(), today=today())


def import_preview(content: bytes) -> tuple[scenario_import.ImportedScenario, ...]:
    """Return what a file of scenarios holds and what importing it would do."""
    return scenario_import.preview(content, releases=_releases())


def exported(chosen: tuple[Stored[SavedScenario], ...]) -> bytes:
    """Return saved scenarios as a file."""
    return scenario_files.exported(chosen)


def _releases() -> replay.Releases:
    settings = settings_in_force()
    return replay.Releases(settings=settings, store=store_in_force(settings), words=own_words(), current=repository())


# The release's hash is the key; the repository, which it stands for, is handed on unhashed.


@kept(most=KEPT_ANSWERS)
def _scenario_outlook(_repository: Repository, release_hash: str, scenario: Scenario, day: date) -> ScenarioOutlook:  # noqa: ARG001
    return scenarios.scenario_outlook(_repository, scenario, today=day)


@kept(most=KEPT_REPLAYS)
def _replayed(_releases: replay.Releases, release_hash: str, link: ScenarioLink, day: date) -> Replay:  # noqa: ARG001
    return replay.replayed(link, releases=_releases, today=day)
