"""Which model speaks for a series, and the sentence that says why."""

import pytest

from tkkio_analytics.domain.period import Frequency
from tkkio_analytics.models.routing import Reason, Route, SamplingError, SeriesFacts, routing

PUBLISHED, FROM_N, UNKNOWN = SamplingError.PUBLISHED, SamplingError.FROM_N, SamplingError.UNKNOWN


@pytest.mark.parametrize(
    ("facts", "route", "reason"),
    [
        (SeriesFacts(n=4), Route.PANEL, Reason.YEARLY),
        (SeriesFacts(n=3), Route.SHORT, Reason.THREE_POINTS),
        (SeriesFacts(n=1, rounds=5), Route.SHORT, Reason.IRREGULAR_YEARS),
        (SeriesFacts(n=2), Route.NONE, Reason.TOO_SHORT),
        (SeriesFacts(n=0), Route.NONE, Reason.TOO_SHORT),
    ],
)
def test_a_register_goes_by_its_points(facts: SeriesFacts, route: Route, reason: Reason) -> None:
    found = routing(facts)
    assert (found.route, found.reason) == (route, reason)


@pytest.mark.parametrize(
    ("facts", "route", "reason"),
    [
        (SeriesFacts(n=1, rounds=3, sampling_error=PUBLISHED), Route.SURVEY, Reason.SURVEY_ERROR_PUBLISHED),
        (SeriesFacts(n=9, sampling_error=FROM_N), Route.SURVEY, Reason.SURVEY_ERROR_FROM_N),
        (SeriesFacts(n=2, sampling_error=PUBLISHED), Route.NONE, Reason.TOO_SHORT),
        (SeriesFacts(n=6, sampling_error=UNKNOWN), Route.PANEL, Reason.SURVEY_ERROR_UNKNOWN),
        (SeriesFacts(n=1, rounds=4, sampling_error=UNKNOWN), Route.SHORT, Reason.SURVEY_ERROR_UNKNOWN),
        (SeriesFacts(n=1, rounds=2, sampling_error=UNKNOWN), Route.NONE, Reason.TOO_SHORT),
    ],
)
def test_a_survey_goes_by_its_rounds_and_its_error(facts: SeriesFacts, route: Route, reason: Reason) -> None:
    found = routing(facts)
    assert (found.route, found.reason) == (route, reason)


@pytest.mark.parametrize("frequency", [Frequency.MONTHLY, Frequency.QUARTERLY])
def test_months_and_quarters_say_whether_a_season_is_known(frequency: Frequency) -> None:
    known = routing(SeriesFacts(n=30, frequency=frequency))
    unknown = routing(SeriesFacts(n=4, frequency=frequency, season_known=False))
    assert (known.route, known.reason) == (Route.SEASONAL, Reason.SEASON)
    assert (unknown.route, unknown.reason) == (Route.SEASONAL, Reason.SEASON_UNKNOWN)
    assert routing(SeriesFacts(n=3, frequency=frequency)).reason is Reason.TOO_SHORT


def test_an_area_that_merged_is_no_longer_forecast_and_the_new_one_waits() -> None:
    assert routing(SeriesFacts(n=12, ended=True)).reason is Reason.ENDED
    assert routing(SeriesFacts(n=1)).route is Route.NONE


@pytest.mark.parametrize(("frequency", "oldest"), [(Frequency.YEARLY, 5), (Frequency.MONTHLY, 60)])
def test_a_series_silent_for_five_years_has_ended(frequency: Frequency, oldest: int) -> None:
    assert routing(SeriesFacts(n=12, age=oldest, frequency=frequency)).reason is not Reason.ENDED
    assert routing(SeriesFacts(n=12, age=oldest + 1, frequency=frequency)).reason is Reason.ENDED
