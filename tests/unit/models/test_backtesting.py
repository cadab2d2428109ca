"""A back-test asks every method the same, with what was known."""

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest

from tkkio_analytics.errors import PanelError
from tkkio_analytics.models.backtesting import LEVEL_COLUMNS, run_backtest, score_predictions
from tkkio_analytics.models.panel import fit_panel
from tkkio_analytics.models.tidy import tidy_panel

Panels = Callable[..., pd.DataFrame]


def test_predictions_carry_the_columns_of_the_benchmark(simulated: Panels) -> None:
    result = run_backtest(simulated(), horizon=2)
    levels = ["0.025", "0.05", "0.1", "0.2", "0.3", "0.4", "0.5", "0.6", "0.7", "0.8", "0.9", "0.95", "0.975"]
    assert list(result.predictions.columns) == ["model", "series_id", "cutoff", "horizon", "observed", *levels]


def test_every_cutoff_from_four_points_and_every_known_outcome_is_there(simulated: Panels) -> None:
    rows = run_backtest(simulated(regions=5, years=7, indicators=1), horizon=2).predictions
    assert sorted(set(rows["cutoff"])) == [2003, 2004, 2005]
    assert len(rows) == 5 * (2 + 2 + 1)


def test_more_points_before_the_first_cutoff_can_be_asked(simulated: Panels) -> None:
    rows = run_backtest(simulated(years=9), min_points=6).predictions
    assert rows["cutoff"].min() == 2005


def test_all_models_answer_the_same_questions(simulated: Panels) -> None:
    result = run_backtest(simulated(years=8), horizon=2, models=["panel", "last_value", "drift", "ols"])
    by_model = result.predictions.groupby("model", sort=False)
    keys = [part[["series_id", "cutoff", "horizon"]].reset_index(drop=True) for _, part in by_model]
    assert all(keys[0].equals(other) for other in keys[1:])
    assert result.scores["model"].tolist() == ["panel", "last_value", "drift", "ols"]
    assert set(result.ms_per_series) == {"panel", "last_value", "drift", "ols"}


def test_a_prediction_is_what_a_fit_of_the_history_says(simulated: Panels) -> None:
    frame = simulated()
    rows = run_backtest(frame, horizon=3).predictions
    panel = tidy_panel(frame)
    fit = fit_panel(panel.observations[:, :, :8], lower=panel.lower, upper=panel.upper, horizons=3)
    row = rows[(rows["series_id"] == "i0|r2") & (rows["cutoff"] == 2007) & (rows["horizon"] == 2)]
    levels = [float(column) for column in LEVEL_COLUMNS]
    np.testing.assert_allclose(row[list(LEVEL_COLUMNS)].to_numpy()[0], fit.quantile(levels)[0, 2, 1])


def test_elections_are_forecast_election_by_election(simulated: Panels) -> None:
    frame = simulated(years=29, indicators=1)
    rows = run_backtest(frame[frame["period"] % 4 == 0], horizon=2).predictions
    assert sorted(set(rows["cutoff"])) == [2012, 2016, 2020, 2024]


def test_a_zero_among_euros_does_no_harm(simulated: Panels) -> None:
    frame = simulated(indicators=2)
    frame.loc[(frame["series_id"] == "i1|r0") & (frame["period"] == 2007), "value"] = 0.0
    levels = run_backtest(frame).predictions[list(LEVEL_COLUMNS)].to_numpy()
    assert np.isfinite(levels).all()
    assert (np.diff(levels, axis=1) >= 0).all()


def test_signed_values_are_forecast(simulated: Panels) -> None:
    frame = simulated(indicators=2)
    frame["value"] -= 40.0
    assert np.isfinite(run_backtest(frame[frame["indicator"] == "i1"]).scores["crps"]).all()


def test_progress_ends_at_the_whole(simulated: Panels) -> None:
    seen: list[tuple[str, int, int]] = []
    run_backtest(
        simulated(years=6, regions=4, indicators=1),
        models=["panel", "drift"],
        on_progress=lambda model, done, total: seen.append((model, done, total)),
    )
    assert seen[0] == ("panel", 8, 8)
    assert seen[-1] == ("drift", 8, 8)


def test_an_unknown_model_is_refused(simulated: Panels) -> None:
    with pytest.raises(PanelError) as caught:
        run_backtest(simulated(), models=["oracle"])
    assert caught.value.key == "errors.panel_unknown_model"
    assert caught.value.params["model"] == "oracle"


def test_a_panel_without_an_outcome_after_four_points_is_refused(simulated: Panels) -> None:
    with pytest.raises(PanelError) as caught:
        run_backtest(simulated(years=4))
    assert caught.value.key == "errors.panel_too_short"
    assert caught.value.params["points"] == 5


def test_a_panel_with_too_many_gaps_is_refused(simulated: Panels) -> None:
    frame = simulated()
    with pytest.raises(PanelError):
        run_backtest(frame[(frame["period"] % 2 == 0) ^ (frame["region"] == "r0")])


def test_scores_of_a_perfect_and_a_shifted_forecast_by_hand(simulated: Panels) -> None:
    frame = simulated(regions=2, years=6, indicators=1)
    frame["value"] = [10.0, 11.0, 10.0, 11.0, 12.0, 13.0] * 2
    rows = run_backtest(frame, horizon=1).predictions
    for column in LEVEL_COLUMNS:
        rows[column] = rows["observed"] + 2.0
    scores = score_predictions(rows, tidy_panel(frame)).iloc[0]
    np.testing.assert_allclose(scores[["mae", "crps"]].to_numpy(dtype=float), 2.0)
    assert scores["c80"] == scores["c95"] == 0.0
    assert scores["rows"] == 4


def test_each_indicator_weighs_the_same(simulated: Panels) -> None:
    frame = simulated(regions=6, years=8)
    frame = frame[(frame["indicator"] == "i0") | frame["region"].isin(["r0", "r1"])]
    rows = run_backtest(frame, horizon=1).predictions
    panel = tidy_panel(frame)
    both = score_predictions(rows, panel).iloc[0]
    single = [
        score_predictions(rows[rows["series_id"].str.startswith(name)], panel).iloc[0]["crps"] for name in ("i0", "i1")
    ]
    np.testing.assert_allclose(both["crps"], np.mean(single))


def test_months_are_forecast_from_two_seasons(monthly: Panels) -> None:
    rows = run_backtest(monthly(months=30), horizon=3).predictions
    assert rows["cutoff"].min() == "2017-12-01"
    assert len(rows) == 6 * (3 + 3 + 3 + 3 + 2 + 1)


def test_a_survey_is_forecast_from_three_rounds(surveyed: Panels) -> None:
    rows = run_backtest(surveyed(), horizon=1).predictions
    assert sorted(set(rows["cutoff"])) == ["2014", "2018"]
    assert len(rows) == 6 * 2


def test_a_survey_without_errors_is_forecast_as_a_register(surveyed: Panels) -> None:
    rows = run_backtest(surveyed().drop(columns="se"), horizon=1).predictions
    assert sorted(set(rows["cutoff"])) == ["2018"]


def test_rounds_before_errors_were_published_do_not_count(surveyed: Panels) -> None:
    frame = surveyed()
    frame.loc[frame["period"] == "2010", "se"] = np.nan
    rows = run_backtest(frame, horizon=1).predictions
    assert sorted(set(rows["cutoff"])) == ["2018"]
    assert np.isfinite(rows[list(LEVEL_COLUMNS)].to_numpy()).all()


def test_each_indicator_of_a_mixed_panel_has_its_own_model(
    simulated: Panels, monthly: Panels, surveyed: Panels
) -> None:
    parts = [simulated(years=8), monthly(), surveyed()]
    together = run_backtest(pd.concat(parts), horizon=2).predictions
    alone = pd.concat([run_backtest(part, horizon=2).predictions for part in parts])
    keys = ["series_id", "cutoff", "horizon"]
    order = [frame.astype({"cutoff": str}).sort_values(keys).reset_index(drop=True) for frame in (together, alone)]
    pd.testing.assert_frame_equal(order[0], order[1])


def test_a_seasonal_comparator_knows_the_month(monthly: Panels) -> None:
    scores = run_backtest(monthly(), horizon=6, models=["panel", "last_value", "seasonal_naive"]).scores
    crps = scores.set_index("model")["crps"]
    assert crps["panel"] < crps["seasonal_naive"] < crps["last_value"]
