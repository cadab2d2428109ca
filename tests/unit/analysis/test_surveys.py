"""A survey with a known sampling error is forecast as the true level behind its rounds."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from unit.analysis.imagined import make_break, make_indicator
from unit.analysis.imagined_series import UNMEASURED, forecast, outlook, panel, rounds

from tkkio_analytics.analysis.comparison import compare
from tkkio_analytics.analysis.forecasting import past_forecasts
from tkkio_analytics.analysis.history import history_points
from tkkio_analytics.analysis.records import MatchedRecords
from tkkio_analytics.analysis.signals import signals
from tkkio_analytics.domain.comparison import IntervalKind, Verdict
from tkkio_analytics.domain.forecast import Route
from tkkio_analytics.domain.indicator import BreakKind, DataKind
from tkkio_analytics.domain.period import Period
from tkkio_analytics.domain.risk import PastSignal
from tkkio_analytics.domain.target import RecordKind, Step
from tkkio_analytics.models.predictive import Family
from tkkio_analytics.models.routing import Reason

YEARS = (2011, 2013, 2014, 2016, 2018, 2020, 2022, 2023, 2025)
SURVEY = make_indicator(data_kind=DataKind.SURVEY)
SERIES = rounds(YEARS)


def test_a_published_error_takes_the_survey_model() -> None:
    found = forecast(panel(SERIES, indicator=SURVEY, errors=1.0))
    assert set(found.routes) == {Route.SURVEY}
    assert set(found.reasons) == {Reason.SURVEY_ERROR_PUBLISHED}
    assert found.observations == (len(YEARS),) * 6
    assert found.distribution.family is Family.NORMAL


def test_respondents_alone_will_do_for_a_share() -> None:
    found = forecast(panel(SERIES, indicator=SURVEY, respondents=2000))
    assert set(found.reasons) == {Reason.SURVEY_ERROR_FROM_N}
    made = panel({"A0": {"2024": 50.0}}, indicator=SURVEY, respondents=400)
    assert made.level_errors[0, 0] == pytest.approx(2.5, abs=0.01)


def test_without_any_error_the_register_route_says_so() -> None:
    found = forecast(panel(SERIES, indicator=SURVEY))
    assert set(found.routes) == {Route.SHORT}
    said = outlook(found, "A0", value=60.0)
    assert said.model_reason.key == "routing.reason.survey_error_unknown_short"


def test_an_error_known_in_two_rounds_is_not_enough() -> None:
    made = panel(SERIES, indicator=SURVEY, errors=1.0)
    errors = made.standard_errors.copy()
    errors[:, :-2] = np.nan
    assert set(forecast(replace(made, standard_errors=errors)).reasons) == {Reason.SURVEY_ERROR_UNKNOWN}


def test_a_register_is_not_taken_for_a_survey_by_its_denominators() -> None:
    yearly = rounds(tuple(range(2016, 2026)))
    assert set(forecast(panel(yearly, respondents=2000)).routes) == {Route.ANNUAL_PANEL}


def test_the_probability_is_about_the_true_level() -> None:
    found = forecast(panel(SERIES, indicator=SURVEY, errors=4.0))
    published = past_forecasts(found)
    next_round = published.scale[-1, 0, 0, 0]
    assert found.distribution.scale[0, 0, 0] < next_round


def test_each_round_shows_its_published_interval() -> None:
    points = history_points(panel({"A0": {"2023": 50.0, "2025": 1.0}}, indicator=SURVEY, errors=2.0), 0)
    assert (points[0].lower, points[0].upper) == pytest.approx((46.08, 53.92), abs=0.001)
    assert points[-1].lower == 0.0


def test_areas_are_tested_by_the_published_error() -> None:
    series = {"A0": {"2025": 40.0}, "A1": {"2025": 44.5}, "A2": {"2025": 45.5}, "FI": {"2025": 45.0}}
    result = compare(
        panel(series, indicator=SURVEY, errors=1.0), period=Period.of_year(2025), rng=np.random.default_rng(1)
    )
    assert result.interval_kind is IntervalKind.SAMPLING
    verdicts = {area.region_code: area.verdict for area in result.areas}
    assert verdicts == {"A0": Verdict.WORSE, "A1": Verdict.SIMILAR, "A2": Verdict.SIMILAR}
    ranks = {area.region_code: (area.rank_lower, area.rank_upper) for area in result.areas}
    assert ranks["A0"] == (3, 3)
    assert ranks["A2"] == (1, 2)


def test_an_interval_from_respondents_carries_its_own_name() -> None:
    made = panel({"A0": {"2025": 40.0}, "FI": {"2025": 45.0}}, indicator=SURVEY, respondents=100)
    assert (
        compare(made, period=Period.of_year(2025), rng=np.random.default_rng(1)).interval_kind
        is IntervalKind.SAMPLE_SIZE
    )


@pytest.mark.parametrize(
    ("latest", "past"), [(42.0, PastSignal.NOT_TOLD), (44.0, PastSignal.IMPROVED), (36.0, PastSignal.WORSENED)]
)
def test_a_change_within_the_sampling_error_is_no_evidence(latest: float, past: PastSignal) -> None:
    found = forecast(panel({"A0": {"2021": 40.0, "2023": 40.0, "2025": latest}}, indicator=SURVEY, errors=1.0))
    assert signals(found, outlook(found, "A0", value=60.0)).past is past


def test_the_own_record_counts_rounds() -> None:
    said = outlook(
        forecast(panel(rounds(tuple(range(1996, 2026, 2)), areas=8), indicator=SURVEY, errors=1.0)), "A0", value=60.0
    )
    assert said.record.kind is RecordKind.OWN
    assert (said.record.step, said.record.ahead) == (Step.ROUND, 2)
    assert said.record_statement.key == "routing.record.own_survey"


def measured(skill: float, *, held: float = 0.8) -> MatchedRecords:
    row = {
        "n_points": 5,
        "horizon": 4,
        "origins": 9,
        "region_origins": 900,
        "skill": skill,
        "c80": held,
        "c95": 0.95,
        "slope": 1.0,
    }
    row |= {f"{name}_{i}": 0.0 for name in ("count", "said", "happened") for i in range(10)}
    return replace(UNMEASURED, surveys=pd.DataFrame([row]))


def test_few_rounds_rest_on_the_panel_read_as_a_survey() -> None:
    found = forecast(panel(rounds((2017, 2019, 2021, 2023, 2025)), indicator=SURVEY, errors=1.0))
    said = outlook(found, "A0", value=44.0, matched=measured(0.3))
    assert said.record.of_surveys
    assert said.record_statement.key == "routing.record.matched_survey"
    assert said.probability is not None
    worthless = outlook(found, "A0", value=44.0, matched=measured(-0.1))
    assert worthless.probability is None
    assert worthless.reasons[0].key == "findings.reason.record_not_better"


def test_two_rounds_give_no_forecast() -> None:
    said = outlook(forecast(panel(rounds((2023, 2025)), indicator=SURVEY, errors=1.0)), "A0", value=60.0)
    assert said.probability is None
    assert said.reasons[0].key == "findings.reason.not_enough_history"


def test_a_new_ruler_between_two_rounds_is_masked() -> None:
    ruler = make_break(first_period="2019", region_codes=("A1",))
    found = forecast(panel(SERIES, indicator=SURVEY, errors=1.0, breaks=(ruler,)))
    assert found.observations == (9, 8, 9, 9, 9, 9)


def test_a_change_of_the_world_before_the_last_round_widens_the_fan() -> None:
    law = make_break(first_period="2024", kind=BreakKind.REGIME)
    assert forecast(panel(SERIES, indicator=SURVEY, errors=1.0, breaks=(law,))).widening.tolist() == pytest.approx(
        [2**0.5] * 6
    )
    older = make_break(first_period="2023", kind=BreakKind.REGIME)
    assert forecast(panel(SERIES, indicator=SURVEY, errors=1.0, breaks=(older,))).widening.tolist() == [1.0] * 6


def test_an_interval_that_has_not_held_gives_no_probability() -> None:
    found = forecast(panel(rounds((2017, 2019, 2021, 2023, 2025)), indicator=SURVEY, errors=1.0))
    said = outlook(found, "A0", value=44.0, matched=measured(0.3, held=0.5))
    assert said.probability is None
    assert [reason.key for reason in said.reasons] == ["routing.unsaid.too_narrow"]
    assert said.record is not None
