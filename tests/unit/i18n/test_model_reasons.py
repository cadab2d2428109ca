"""Every reason for a model is one plain sentence in each language."""

import pytest

from tkkio_analytics.domain.message import Decimal
from tkkio_analytics.domain.period import Frequency, Period
from tkkio_analytics.domain.target import Step
from tkkio_analytics.i18n import LANGUAGES, Translator
from tkkio_analytics.models.routing import Reason

BY_FREQUENCY = {
    Reason.SEASON: (Frequency.MONTHLY, Frequency.QUARTERLY),
    Reason.SEASON_UNKNOWN: (Frequency.MONTHLY, Frequency.QUARTERLY),
    Reason.TOO_SHORT: tuple(Frequency),
}
BY_ROUTE = {Reason.SURVEY_ERROR_UNKNOWN: ("annual_panel", "short")}
KEYS = [
    f"routing.reason.{reason}" + (f"_{part}" if part else "")
    for reason in Reason
    for part in (*BY_FREQUENCY.get(reason, ()), *BY_ROUTE.get(reason, ())) or ("",)
]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", KEYS)
def test_every_reason_has_its_sentence(key: str, language: str) -> None:
    sentence = Translator(language).text(key, n=7, latest_year=Period.parse("2020-06"))
    assert sentence.endswith(".")
    assert "7" in sentence or "2020" in sentence


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("step", Step)
def test_a_distance_and_its_starting_points_are_told_in_steps(step: Step, language: str) -> None:
    for family in ("ahead", "distance"):
        assert Translator(language).text(f"routing.{family}.{step}", count=2).startswith("2 ")
    assert Translator(language).text(f"routing.origins.{step}", count=Decimal(value=3, decimals=0)).startswith("3 ")
