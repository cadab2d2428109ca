"""What-if answers, kept at hand for the release they were read from."""

from datetime import date

import streamlit as st

from tkkio_analytics.data.repository import Repository
from tkkio_analytics.domain.scenario import Scenario
from tkkio_analytics.domain.scenario_outlook import ScenarioOutlook
from tkkio_analytics.services import scenarios
from tkkio_analytics.ui.cache.opened import KEPT_FOR, release, repository, today

KEPT_ANSWERS = 512


def scenario_outlook(*, scenario: Scenario) -> ScenarioOutlook:
    """Return what a scenario leads to, beside the path without it."""
    return _scenario_outlook(repository(), release().sha256, scenario, today())


# The release's hash is the key; the repository, which it stands for, is handed on unhashed.


@st.cache_resource(max_entries=KEPT_ANSWERS, ttl=KEPT_FOR, show_spinner=False)
def _scenario_outlook(_repository: Repository, release_hash: str, scenario: Scenario, day: date) -> ScenarioOutlook:  # noqa: ARG001
    return scenarios.scenario_outlook(_repository, scenario=scenario, today=day)
