"""The app's own past forecasts, counted by hand on made-up areas."""

import numpy as np
import pandas as pd
import pytest
from unit.analysis.imagined import text

from tkkio_analytics.analysis.forecasting import PanelForecast, forecast_panel
from tkkio_analytics.analysis.history import IndicatorPanel
from tkkio_analytics.analysis.joint import JointRecords
from tkkio_analytics.analysis.records import MatchedRecords
from tkkio_analytics.analysis.track_record import Benchmarks, ranges, track_record
from tkkio_analytics.domain.method import METHODS, MethodId
from tkkio_analytics.domain.target import RecordKind
from tkkio_analytics.domain.track_record import Basis, BenchmarkPanel, LongPanel, RecordChoice, TrackRecord
from tkkio_analytics.models.short import BorrowedSpread

LONG_PANEL = LongPanel(
    name=text("a made-up panel"), producer="Nobody", licence="CC0", public_copy="none", sha256="0" * 64
)
JOINT = pd.DataFrame(
    {
        "horizon": [1, 2, 3],
        "origins": [5, 3, 2],
        "coverage_stated": [0.8, 0.7, 0.1],
        "coverage_independent": [0.6, 0.5, 0.9],
    }
)
ENDING = {f"{name}_{i}": value for i in range(10) for name, value in (("count", 10), ("said", 0.05), ("happened", 0.1))}
BENCHMARKS = pd.DataFrame(
    {
        "measured": ["2026-11-24"] * 2,
        "panel": ["made_up"] * 2,
        "model": ["panel", "last_value"],
        "horizon": [1, 1],
        "crps": [0.75, 1.0],
        "c80": [0.82, 0.7],
        "skill": [0.29, 0.06],
    }
)
BENCHMARK_PANEL = BenchmarkPanel(
    id="made_up", method=MethodId.SURVEY, producer="Nobody", licence="CC0-1.0", name=text("a made-up survey")
)


def matched(*, coverage: float = 0.8, skill: float = 0.3, lengths: tuple[int, ...] = (3, 4, 5)) -> MatchedRecords:
    rows = [
        {
            "n_points": n,
            "horizon": h,
            "origins": 12 if h < 6 else 2,
            "region_origins": 200,
            "skill": skill + n / 100,
            "c80": coverage,
            "c95": 0.94,
            "slope": 1.0,
            "spread_multiple": 1.0 if n == 3 else np.nan,
            "spread_growth": 0.6 if n == 3 else np.nan,
            **ENDING,
        }
        for n in lengths
        for h in range(1, 7)
    ]
    return MatchedRecords(table=pd.DataFrame(rows), surveys=pd.DataFrame(rows), panel=text("a made-up panel"))


def values(years: range, *, areas: int) -> dict[str, dict[int, float | None]]:
    """Areas that move up and down by turns, so that outcomes of both kinds are there."""
    rng = np.random.default_rng(5)
    return {f"A{area}": {year: float(40 + area + rng.normal(0, 2)) for year in years} for area in range(areas)}


def forecast(panel: IndicatorPanel) -> PanelForecast:
    return forecast_panel(panel, horizons=6, borrowed=BorrowedSpread(multiple=1.0, growth=0.6))


def checked(
    *panels: IndicatorPanel, followed: tuple[str, ...] = ("imagined",), records: MatchedRecords | None = None
) -> TrackRecord:
    return track_record(
        [forecast(panel) for panel in panels],
        followed=followed,
        matched=records or matched(),
        joint=JointRecords(table=JOINT, panel=text("a made-up panel")),
        benchmarks=Benchmarks(table=BENCHMARKS, panels=(BENCHMARK_PANEL,)),
        long_panel=LONG_PANEL,
    )


def test_origins_are_the_years_with_four_figures_before_and_an_outcome_after(panel_of):
    track = checked(panel_of(values(range(2010, 2021), areas=5))).tracks[0]
    counted = [(tally.horizon_years, tally.origins, tally.region_origins) for tally in track.tallies]
    assert counted == [(1, 7, 35), (2, 6, 30), (3, 5, 25), (4, 4, 20), (5, 3, 15), (6, 2, 10)]


def test_a_record_takes_thirty_region_origins_of_three_origins(panel_of):
    five = checked(panel_of(values(range(2010, 2021), areas=5))).tracks[0]
    assert [tally.record is not None for tally in five.tallies] == [True, True, False, False, False, False]
    many_areas = checked(panel_of(values(range(2015, 2021), areas=20))).tracks[0]
    assert (many_areas.at(1).origins, many_areas.at(1).region_origins) == (2, 40)
    assert many_areas.at(1).record is None
    assert five.has_record
    assert not many_areas.has_record


def test_the_nation_is_not_counted(panel_of):
    series = values(range(2010, 2021), areas=5)
    with_nation = checked(panel_of({"FI": series["A0"], **series})).tracks[0]
    assert with_nation.at(1).region_origins == 35


def test_a_record_of_its_own_is_in_force_before_the_long_panels(panel_of):
    answer = checked(panel_of(values(range(2010, 2021), areas=5)))
    track = answer.tracks[0]
    own, instead = answer.in_force(track, horizon_years=1), answer.in_force(track, horizon_years=3)
    assert own is not None
    assert own.kind is RecordKind.OWN
    assert instead is not None
    assert (instead.kind, instead.n_observations) == (RecordKind.MATCHED, 5)


def test_the_long_panel_serves_longer_series_by_its_longest_and_is_silent_where_it_was_not_measured(panel_of):
    answer = checked(panel_of(values(range(2010, 2021), areas=5)))
    longest = answer.matched_at(11, 2)
    assert longest is not None
    assert longest.n_observations == 5
    assert answer.matched_at(2, 2) is None
    assert answer.matched_at(5, 6) is None
    assert (answer.lengths, answer.matched_horizons) == ((3, 4, 5), (1, 2, 3, 4, 5))
    assert answer.horizons == (1, 2, 3, 4, 5, 6)


def test_years_to_the_goal_count_from_the_latest_figure(panel_of):
    track = checked(panel_of(values(range(2019, 2024), areas=4))).tracks[0]
    assert (track.n_observations, track.years_to_goal) == (5, 6)


def test_others_are_listed_only_with_enough_past(panel_of):
    short, long = panel_of(values(range(2016, 2021), areas=5)), panel_of(values(range(2010, 2021), areas=5))
    assert checked(short, followed=()).tracks == ()
    assert [track.followed for track in checked(long, followed=()).tracks] == [False]


def test_all_together_share_the_years_they_share(panel_of):
    one = panel_of(values(range(2010, 2021), areas=5))
    answer = checked(one, one)
    assert (answer.every[0].origins, answer.every[0].region_origins) == (7, 70)
    assert answer.indicators_pooled == 2
    pooled = answer.chosen(RecordChoice(basis=Basis.POOLED, indicator_id="", n_observations=4, horizon_years=1))
    assert pooled.record is not None
    assert pooled.record.kind is RecordKind.POOLED


def test_a_choice_finds_its_record(panel_of):
    answer = checked(panel_of(values(range(2010, 2021), areas=5)))
    own = RecordChoice(basis=Basis.OWN, indicator_id="imagined", n_observations=4, horizon_years=2)
    of_panel = RecordChoice(basis=Basis.MATCHED, indicator_id="imagined", n_observations=4, horizon_years=2)
    nobody = RecordChoice(basis=Basis.OWN, indicator_id="nothing", n_observations=4, horizon_years=2)
    assert answer.chosen(own).record == answer.tracks[0].at(2).record
    assert answer.chosen(of_panel).record == answer.matched[4, 2]
    assert answer.chosen(nobody).region_origins == 0


@pytest.mark.parametrize(
    ("coverage", "skill", "expected"),
    [
        (0.8, 0.3, ["better_all", "coverage_held", "own_none"]),
        (0.7, 0.3, ["better_all", "coverage_narrow", "own_none"]),
        (0.8, -0.3, ["better_some", "coverage_held", "own_none"]),
    ],
)
def test_the_findings_say_what_the_record_says(panel_of, coverage, skill, expected):
    panel = panel_of(values(range(2021, 2026), areas=5))
    found = checked(panel, records=matched(coverage=coverage, skill=skill)).findings
    assert [line.key.removeprefix("methods.finding.") for line in found] == expected
    assert found[0].params["count"] == 1


def test_a_long_own_past_is_said_to_be_what_the_probabilities_rest_on(panel_of):
    panel = panel_of(values(range(2010, 2029), areas=5))
    keys = [line.key.removeprefix("methods.finding.") for line in checked(panel).findings]
    assert keys[2:] == ["own_all", "together"]


def test_ranges_are_the_ends(panel_of):
    answer = checked(panel_of(values(range(2010, 2021), areas=5)))
    found = ranges([answer.matched[3, 1], answer.matched[5, 1], answer.matched[4, 1]])
    assert (found["skill_low"].value, found["skill_high"].value) == pytest.approx((0.33, 0.35))
    assert found["coverage_low"] == found["coverage_high"]


def test_every_method_says_what_is_known_of_its_hits(panel_of):
    answer = checked(panel_of(values(range(2010, 2021), areas=5)))
    assert set(answer.method_records) == {method.id for method in METHODS} == set(MethodId)
    assert answer.method_records[MethodId.PANEL].params["count"] == 5
    assert answer.method_records[MethodId.SHORT].params["skill_low"].value == pytest.approx(0.33)


def test_joint_counts_say_their_range_where_enough_origins_were_measured(panel_of):
    told = checked(panel_of(values(range(2010, 2021), areas=5))).method_records[MethodId.JOINT].params
    assert (told["stated_low"].value, told["stated_high"].value) == (0.7, 0.8)
    assert (told["independent_low"].value, told["independent_high"].value) == (0.5, 0.6)
    assert told["count"] == 2


def test_without_a_measured_long_panel_nothing_is_claimed_of_the_models(panel_of):
    answer = checked(panel_of(values(range(2010, 2021), areas=5)), records=matched(lengths=(3,)))
    assert MethodId.PANEL not in answer.method_records
    assert MethodId.SHORT in answer.method_records


def test_a_method_tells_its_scores_on_a_real_panel_beside_the_last_value(panel_of):
    told = checked(panel_of(values(range(2010, 2021), areas=5))).method_records[MethodId.SURVEY]
    assert told.key == "methods.survey.record"
    assert (told.params["skill"].value, told.params["coverage"].value) == (0.29, 0.82)
    assert told.params["gain"].value == pytest.approx(0.25)
    assert told.params["day"].isoformat() == "2026-11-24"
