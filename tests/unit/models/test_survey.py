"""The survey model on data that can be checked by hand."""

import numpy as np
import pytest

from tkkio_analytics.models.predictive import Family
from tkkio_analytics.models.survey import ForecastOf, PublishedError, SurveyFit, backtest_survey, fit_survey
from tkkio_analytics.models.transform import Transform

LEVELS = [0.025, 0.1, 0.5, 0.9, 0.975]
YEARS = [2010.0, 2013.0, 2014.0, 2018.0, 2020.0, 2022.0, 2024.0]


def shares(regions: int = 8, rounds: int = 7, seed: int = 4) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    truth = 20.0 + rng.normal(0.0, 3.0, (1, regions, 1)) + rng.normal(0.2, 0.4, (1, regions, rounds)).cumsum(axis=2)
    se = np.broadcast_to(rng.uniform(0.8, 2.0, (1, regions, 1)), truth.shape)
    return truth + se * rng.standard_normal(truth.shape), se


def fitted(values: np.ndarray, se: np.ndarray, **more: object) -> SurveyFit:
    settings = {"years": YEARS[-values.shape[2] :], "lower": 0, "upper": 100} | more
    return fit_survey(values, published=PublishedError(se=se), **settings)


def test_identical_areas_in_a_straight_line_go_on_at_the_believed_pace() -> None:
    values = np.broadcast_to(np.arange(-3.0, 3.0), (1, 5, 6))
    fit = fit_survey(values, years=np.arange(6), published=PublishedError(se=np.full(values.shape, 1e-6)))
    assert fit.transform.tolist() == [Transform.IDENTITY]
    np.testing.assert_allclose(fit.panel_change, [1.0])
    np.testing.assert_allclose(fit.panel_weight, [1.0], rtol=1e-6)
    np.testing.assert_allclose(fit.median[0, :, 0], 2.0 + 0.95, rtol=1e-6)


def test_pace_is_per_year_however_far_apart_the_rounds_lie() -> None:
    values = np.broadcast_to(np.array([-8.0, -4.0, -2.0, 2.0]), (1, 5, 4))
    fit = fit_survey(values, years=[2010, 2014, 2016, 2020], published=PublishedError(se=np.full(values.shape, 1e-6)))
    np.testing.assert_allclose(fit.panel_change, [1.0])


def test_the_true_level_is_surer_than_the_estimate_by_the_sampling_error() -> None:
    fit = fitted(*shares())
    np.testing.assert_allclose(
        fit.scale**2 - fit.level_scale**2, np.broadcast_to(fit.sampling[..., None] ** 2, (1, 8, 1))
    )
    assert fit.forecast_of is ForecastOf.PUBLISHED_ESTIMATE
    assert fit.true_level.forecast_of is ForecastOf.TRUE_LEVEL
    target = fit.median[..., 0] + 1.0
    assert (fit.true_level.probability_at_least(target, horizon=1) < fit.probability_at_least(target, horizon=1)).all()


def test_quantiles_are_normal_on_the_logit() -> None:
    fit = fitted(*shares())
    assert fit.family is Family.NORMAL
    np.testing.assert_allclose(fit.probability_at_least(fit.quantile([0.975])[..., 0]), 0.025)


def test_a_small_sample_is_drawn_further_to_the_panel() -> None:
    values, se = shares()
    values[0, :2] = values[0, 2:].mean(axis=0) + 4.0
    se = np.array(se)
    se[0, 0], se[0, 1] = 0.1, 5.0
    fit = fitted(values, se)
    assert fit.median[0, 0, 0] > fit.median[0, 1, 0] + 0.5


def test_the_next_round_errs_like_the_last_one() -> None:
    values, se = shares()
    se = np.array(se)
    se[0, 0, -1] = 9.0
    fit = fitted(values, se)
    slope = 1 / (values[0, 0, -1] + 0.25) + 1 / (100.25 - values[0, 0, -1])
    np.testing.assert_allclose(fit.sampling[0, 0], 9.0 * slope)


@pytest.mark.parametrize(("rounds", "known"), [(2, False), (3, True)])
def test_three_rounds_are_needed(rounds: int, known: bool) -> None:  # noqa: FBT001 - a parametrized flag
    values, se = shares(rounds=rounds)
    assert np.isfinite(fitted(values, se).location).all() == known


def test_areas_have_no_drift_of_their_own_up_to_five_rounds() -> None:
    values, se = shares(rounds=7)
    assert (fitted(values[..., :5], se[..., :5], years=YEARS[:5]).own_weight == 0).all()
    steep = values + np.linspace(-10, 10, 8)[:, None] * np.arange(7) / 7
    assert (fitted(steep, se).own_weight > 0.3).all()


def test_n_counts_rounds_without_a_break_between_them() -> None:
    values, se = shares(rounds=5)
    values[0, 0, 2] = np.nan
    masked = np.zeros((1, 8, 4), dtype=bool)
    masked[0, 1, 1] = True
    values[0, 2] = np.nan
    fit = fitted(values, se, masked=masked)
    assert fit.n[0, :4].tolist() == [4, 4, 0, 5]
    assert np.isfinite(fit.location[0, :4, 0]).tolist() == [True, True, False, True]


def test_a_missed_last_round_is_made_good_by_the_panel_and_widened() -> None:
    values, se = shares()
    missing = values.copy()
    missing[0, 0, -1] = np.nan
    one, other = fitted(missing, se), fitted(values, se)
    assert one.age[0, :2].tolist() == [2.0, 0.0]
    assert one.level_scale[0, 0, 0] > other.level_scale[0, 0, 0]


def test_the_nation_is_forecast_without_moving_the_areas() -> None:
    values, se = shares()
    nation = np.concatenate([values, values.mean(axis=1, keepdims=True) + 3.0], axis=1)
    errors = np.concatenate([se, se[:, :1] / 5.0], axis=1)
    fit = fitted(nation, errors, member=np.array([True] * 8 + [False]))
    np.testing.assert_allclose(fit.location[:, :-1], fitted(values, se).location)
    assert np.isfinite(fit.location[:, -1]).all()


def test_without_any_published_error_there_is_no_forecast() -> None:
    values, se = shares()
    fit = fitted(values, np.full(se.shape, np.nan))
    assert np.isnan(fit.location).all()
    assert fit.n.tolist() == [[0] * 8]


def test_respondents_give_shares_a_wider_error_than_a_simple_sample() -> None:
    values, _ = shares()
    n = np.full(values.shape, 400.0)
    fit = fit_survey(values, years=YEARS, published=PublishedError(n=n), lower=0, upper=100)
    share = (values[..., -1] / 100 * 400 + 0.5) / 401
    slope = 1 / (values[..., -1] + 0.25) + 1 / (100.25 - values[..., -1])
    simple = 100 * np.sqrt(share * (1 - share) / 400) * slope
    assert (fit.sampling >= simple * 0.999).all()


def test_values_at_a_bound_and_constant_series_are_defined() -> None:
    values, se = shares()
    values[0, 0], values[0, 1, -2:], values[0, 2] = 0.0, 100.0, 12.0
    quantiles = fitted(values, se).quantile(LEVELS)
    assert np.isfinite(quantiles).all()
    assert quantiles.min() >= 0.0
    assert quantiles.max() <= 100.0


def test_signed_and_zero_values_are_defined() -> None:
    values, se = shares()
    for shifted in (values - values.mean(), np.maximum(values - values.mean(), 0.0)):
        fit = fit_survey(shifted, years=YEARS, published=PublishedError(se=se))
        assert np.isfinite(fit.quantile(LEVELS)).all()


def test_a_masked_break_of_any_size_changes_no_signed_forecast() -> None:
    values, se = shares()
    masked = np.zeros((1, 8, 6), dtype=bool)
    masked[0, :, 3] = True
    settings = {"years": YEARS, "published": PublishedError(se=se), "masked": masked}
    small, large = values - 50.0, values - 50.0
    large[..., :4] -= 30.0
    one, other = fit_survey(small, **settings), fit_survey(large, **settings)
    np.testing.assert_allclose(one.location, other.location)
    np.testing.assert_allclose(one.scale, other.scale)


def test_merged_areas_end_and_the_new_one_waits_for_three_rounds() -> None:
    values, se = shares()
    values[0, :2, 4:] = np.nan
    values[0, 2, :4] = np.nan
    fit = fitted(values, se)
    assert fit.n[0, :3].tolist() == [4, 4, 3]
    assert fit.age[0, :3].tolist() == [2024 - 2018, 2024 - 2018, 0.0]
    early = fitted(values[..., :6], se[..., :6], years=YEARS[:6])
    assert np.isnan(early.location[0, 2]).all()


def test_an_origin_says_what_a_fit_of_its_history_says() -> None:
    values, se = shares()
    origins = backtest_survey(values, years=YEARS, published=PublishedError(se=se), lower=0, upper=100, rounds=2)
    for t in range(2, 7):
        ahead = [year - YEARS[t] for year in [*YEARS[t + 1 :], 2025.0, 2026.0][:2]]
        fit = fitted(values[..., : t + 1], se[..., : t + 1], years=YEARS[: t + 1], years_ahead=ahead)
        np.testing.assert_allclose(origins.location[t], fit.location)
        np.testing.assert_allclose(origins.scale[t], fit.scale)
    np.testing.assert_allclose(origins.observed[2, 0, :, 0], values[0, :, 3])


def test_no_past_origin_touches_later_data() -> None:
    values, se = shares()
    rng = np.random.default_rng(8)
    before = backtest_survey(values, years=YEARS, published=PublishedError(se=se), lower=0, upper=100)
    for t in range(2, 6):
        future, noise = values.copy(), np.array(se)
        future[..., t + 1 :] = rng.uniform(0.0, 300.0, future[..., t + 1 :].shape)
        noise[..., t + 1 :] = rng.uniform(0.0, 30.0, noise[..., t + 1 :].shape)
        after = backtest_survey(future, years=YEARS, published=PublishedError(se=noise), lower=0, upper=100)
        for name in ("location", "scale", "transform", "lower", "upper"):
            assert getattr(before, name)[: t + 1].tobytes() == getattr(after, name)[: t + 1].tobytes(), name


def test_an_indicator_with_fewer_rounds_is_padded_at_the_left() -> None:
    values, se = shares()
    alone = fitted(values[..., 3:], se[..., 3:])
    wide = np.concatenate([values, values])
    wide[1, :, :3] = np.nan
    years = np.array([YEARS, [np.nan] * 3 + YEARS[3:]])
    both = fitted(wide, np.concatenate([se, se]), years=years)
    np.testing.assert_allclose(both.location[1], alone.location[0])
    np.testing.assert_allclose(both.scale[1], alone.scale[0])
