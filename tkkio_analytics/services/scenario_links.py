"""What it takes to compute an answer again exactly, without saving it."""

from datetime import date
from hashlib import sha256

from tkkio_analytics.analysis.scenario_figures import figures
from tkkio_analytics.data.repository import Repository
from tkkio_analytics.domain.saved_scenario import ScenarioLink
from tkkio_analytics.domain.scenario_outlook import ScenarioOutlook
from tkkio_analytics.services.saved_scenarios import basis


def scenario_link(outlook: ScenarioOutlook, *, repository: Repository, today: date) -> ScenarioLink:
    """Return the link of the answer that is on the screen.

    Parameters
    ----------
    outlook
        The answer, which knows its question.
    repository, today
        What it was answered from.
    """
    rests_on = basis(outlook.scenario, repository=repository, today=today)
    return ScenarioLink(
        scenario=outlook.scenario,
        release_id=rests_on.release_id,
        release_hash=rests_on.release_sha256,
        day=rests_on.day,
        figures_hash=sha256(figures(outlook).encode()).hexdigest(),
    )
