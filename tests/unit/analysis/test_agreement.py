"""Verdicts and refusals of each method on made-up areas, and how their agreement is said."""

from dataclasses import replace

import pandas as pd
import pytest
from unit.analysis.imagined import make_break, make_indicator

from tkkio_analytics.analysis.agreement import method_agreement
from tkkio_analytics.analysis.goal_methods import escap, eurostat, goal_case, healthy_people
from tkkio_analytics.analysis.goals import user_goal
from tkkio_analytics.analysis.signal_methods import fingertips, xmr
from tkkio_analytics.analysis.span import span_of
from tkkio_analytics.analysis.targets import without_data
from tkkio_analytics.domain.agreement import Method
from tkkio_analytics.domain.agreement import ProgressVerdict as Said
from tkkio_analytics.domain.indicator import BreakKind, Polarity
from tkkio_analytics.domain.message import message
from tkkio_analytics.domain.target import OutlookState, RiskClass
from tkkio_analytics.i18n import LANGUAGES, Translator

LOWER = make_indicator(polarity=Polarity.LOWER_IS_BETTER)


@pytest.fixture
def case_of(panel_of):
    """Return a maker of a case: values from 2020 on against a goal in 2029."""

    def make(*values, goal=60.0, due_year=2029, lower=False, breaks=(), errors=None, **changes):
        series = {"A0": dict(enumerate(values, start=2020))}
        indicator = LOWER if lower else make_indicator()
        panel = panel_of(series, indicator=indicator, breaks=breaks, errors=errors)
        target = replace(user_goal(panel, value=goal, due_year=due_year or 2029), due_year=due_year, **changes)
        span = span_of(panel, 0)
        assert span is not None
        case = goal_case(span, target)
        assert case is not None
        return case

    return make


def key(found):
    return found.reason.key.removeprefix("agreement.")


@pytest.mark.parametrize(
    ("latest", "verdict", "ratio"),
    [
        (42.0, Said.OFF_TRACK, 0.535),
        (43.0, Said.PARTLY, 0.797),
        (44.0, Said.ON_TRACK, 1.057),
        (39.0, Said.WRONG_WAY, -0.273),
    ],
)
def test_eurostat_classes_the_ratio_of_growth_rates(case_of, latest, verdict, ratio):
    # 40 -> 60 in nine years is 4.608 % a year; 40 -> 42, 43, 44, 39 in two is 2.470, 3.682, 4.881, -1.258 %.
    found = eurostat(case_of(40.0, 41.0, latest))
    assert (found.verdict, key(found)) == (verdict, "eurostat.ratio")
    assert found.value.value == pytest.approx(ratio, abs=0.006)


def test_eurostat_reads_a_fall_by_polarity(case_of):
    assert eurostat(case_of(60.0, 57.0, goal=40.0, lower=True)).verdict is Said.ON_TRACK
    assert eurostat(case_of(60.0, 61.0, goal=40.0, lower=True)).verdict is Said.WRONG_WAY


@pytest.mark.parametrize(
    ("values", "changes", "refusal"),
    [
        ((40.0,), {}, "one_point"),
        ((40.0, 41.0), {"due_year": None}, "no_due_year"),
        ((40.0, 41.0), {"due_year": 2021}, "date_passed"),
        ((61.0, 50.0), {}, "met_at_baseline"),
        ((0.0, 50.0), {}, "zero_or_sign"),
    ],
)
def test_eurostat_says_why_it_cannot_be_calculated(case_of, values, changes, refusal):
    found = eurostat(case_of(*values, **changes))
    assert (found.verdict, found.value, key(found)) == (Said.NOT_CALCULABLE, None, f"refusal.{refusal}")


def test_a_met_goal_is_on_track_for_the_methods_that_ask_about_the_goal(case_of):
    case = case_of(40.0, 50.0, 62.0)
    assert {method(case).verdict for method in (eurostat, escap, healthy_people)} == {Said.ON_TRACK}


@pytest.mark.parametrize(
    ("step", "verdict", "gap", "reason"),
    [
        (2.5, Said.ON_TRACK, 0.0, "met"),
        (2.0, Said.ON_TRACK, 0.1, "maintain"),
        (1.0, Said.PARTLY, 0.55, "accelerate"),
        (-1.0, Said.WRONG_WAY, 1.45, "reverse"),
    ],
)
def test_escap_classes_the_gap_that_a_line_would_leave(case_of, step, verdict, gap, reason):
    # A straight line from 40 in 2020 leads to 40 + 9 step in 2029; 20 are required.
    found = escap(case_of(40.0, 40 + step, 40 + 2 * step))
    assert (found.verdict, key(found)) == (verdict, f"escap.{reason}")
    assert found.value.value == pytest.approx(gap)


def test_escap_has_no_figure_for_falling_back_from_the_goal(case_of):
    found = escap(case_of(62.0, 60.0, 58.0))
    assert (found.verdict, found.value, key(found)) == (Said.WRONG_WAY, None, "escap.falls_back")


def test_escap_stops_at_the_bounds_of_the_indicator(case_of):
    found = escap(case_of(30.0, 15.0, goal=40.0))
    assert found.reason.params["predicted"].value == 0.0


@pytest.mark.parametrize(
    ("values", "changes", "refusal"), [((40.0,), {}, "one_point"), ((4.0, 5.0), {"due_year": None}, "no_due_year")]
)
def test_escap_says_why_it_cannot_be_calculated(case_of, values, changes, refusal):
    assert key(escap(case_of(*values, **changes))) == f"refusal.{refusal}"


@pytest.mark.parametrize(
    ("latest", "errors", "verdict", "share", "reason"),
    [
        (42.0, None, Said.PARTLY, 0.10, "towards_ruled"),
        (41.0, None, Said.NO_SIGNAL, 0.05, "towards_small"),
        (36.0, None, Said.WRONG_WAY, None, "away_ruled"),
        (37.0, None, Said.NO_SIGNAL, None, "away_small"),
        (40.0, None, Said.NO_SIGNAL, None, "away_small"),
        (43.0, 1.0, Said.PARTLY, 0.15, "towards_tested"),
        (42.5, 1.0, Said.NO_SIGNAL, 0.125, "towards_untold"),
        (37.0, 1.0, Said.WRONG_WAY, None, "away_tested"),
        (38.0, 1.0, Said.NO_SIGNAL, None, "away_untold"),
    ],
)
def test_healthy_people_tests_the_change_or_asks_for_a_tenth(case_of, latest, errors, verdict, share, reason):
    # From 40 to 60: 2 are a tenth of the way, 4 a tenth of the baseline; errors of 1 need 1.96 * sqrt(2) = 2.77.
    found = healthy_people(case_of(40.0, latest, errors=errors))
    assert (found.verdict, key(found)) == (verdict, f"healthy_people.{reason}")
    assert (None if found.value is None else found.value.value) == (None if share is None else pytest.approx(share))


def test_healthy_people_needs_two_values_and_a_baseline_that_can_be_divided_by(case_of):
    assert key(healthy_people(case_of(40.0))) == "refusal.one_point"
    assert key(healthy_people(case_of(0.0, 5.0, goal=0.0, lower=True))) == "refusal.baseline_zero"


def test_the_baseline_is_the_targets_own_where_the_ruler_is_the_same(case_of):
    owned = {"baseline": 30.0, "baseline_period": "2018", "region_codes": ("A0",)}
    assert case_of(40.0, 50.0, **owned).baseline.value == 30.0
    assert healthy_people(case_of(40.0, 50.0, **owned)).value.value == pytest.approx(20 / 30)
    for_all = {**owned, "region_codes": ()}
    assert case_of(40.0, 50.0, **for_all).baseline.value == 40.0
    assert case_of(40.0, 50.0, **owned, breaks=(make_break(first_period="2019"),)).baseline.value == 40.0


def test_goal_methods_use_the_history_after_a_measurement_break_alone(case_of):
    cut = (make_break(first_period="2022"),)
    case = case_of(10.0, 11.0, 40.0, 42.0, breaks=cut)
    assert (case.baseline.year, case.baseline.value) == (2022, 40.0)
    assert escap(case).reason.params["predicted"].value == pytest.approx(54.0)
    assert key(eurostat(case_of(10.0, 11.0, 40.0, breaks=cut))) == "refusal.one_point"
    regime = (make_break(first_period="2022", kind=BreakKind.REGIME),)
    assert case_of(10.0, 11.0, 40.0, 42.0, breaks=regime).baseline.year == 2020


@pytest.mark.parametrize(
    ("values", "better", "verdict", "reason"),
    [
        ((0.0, 10.0, 12.0, 14.0, 16.0, 18.0), 1, Said.PARTLY, "rising"),
        ((10.0, 12.0, 14.0, 16.0, 18.0), -1, Said.WRONG_WAY, "rising"),
        ((18.0, 16.0, 14.0, 12.0, 10.0), -1, Said.PARTLY, "falling"),
        ((10.0, 12.0, 14.0, 16.0, 18.0), 0, Said.RISING, "rising"),
        ((18.0, 16.0, 14.0, 12.0, 10.0), 0, Said.FALLING, "falling"),
        ((10.0, 10.0, 11.0, 10.0, 11.0), 1, Said.NO_SIGNAL, "no_trend"),
        ((26.0, 24.0, 22.0, 20.0, 80.0), 1, Said.NO_SIGNAL, "single_point"),
    ],
)
def test_fingertips_reads_the_last_five_points_by_polarity(case_of, values, better, verdict, reason):
    found = fingertips(case_of(*values, errors=2.0).span, better=better)
    assert (found.verdict, key(found)) == (verdict, f"fingertips.{reason}")


def test_fingertips_says_why_it_cannot_be_calculated(case_of):
    five = (10.0, 12.0, 14.0, 16.0, 18.0)
    assert key(fingertips(case_of(*five[:4], errors=1.0).span, better=1)) == "refusal.too_few_for_trend"
    assert key(fingertips(case_of(*five).span, better=1)) == "refusal.no_error"
    assert key(fingertips(case_of(*five, errors=0.0).span, better=1)) == "refusal.no_error"
    monthly = replace(case_of(*five, errors=1.0).span, periods_per_year=12)
    assert key(fingertips(monthly, better=1)) == "refusal.not_annual"
    within = case_of(*five, errors=1.0, breaks=(make_break(first_period="2022"),)).span
    assert key(fingertips(within, better=1)) == "refusal.break_within"
    before = case_of(5.0, *five, errors=1.0, breaks=(make_break(first_period="2021"),)).span
    assert fingertips(before, better=1).verdict is Said.PARTLY


@pytest.mark.parametrize(
    ("last", "goal", "better", "verdict", "parts"),
    [
        (50.0, 80.0, 1, Said.OFF_TRACK, ("usual", "consistent_fail")),
        (50.0, 20.0, 1, Said.ON_TRACK, ("usual", "consistent_pass")),
        (50.0, 50.0, 1, Said.NO_SIGNAL, ("usual", "inconsistent")),
        (70.0, 80.0, 1, Said.PARTLY, ("outside_limits_high", "consistent_fail")),
        (70.0, 20.0, 1, Said.ON_TRACK, ("outside_limits_high", "consistent_pass")),
        (30.0, 20.0, 1, Said.WRONG_WAY, ("outside_limits_low", "consistent_pass")),
        (70.0, None, 0, Said.RISING, ("outside_limits_high",)),
        (50.0, None, 1, Said.NO_SIGNAL, ("usual",)),
    ],
)
def test_xmr_lets_variation_decide_and_never_shows_assurance_alone(case_of, last, goal, better, verdict, parts):
    case = case_of(*[49.0, 51.0] * 6, last, goal=goal or 50.0)
    found = xmr(case.span, better=better, target=None if goal is None else case.target)
    assert found.verdict is verdict
    assert tuple(part.key.removeprefix("agreement.xmr.") for part in found.reason.params.values()) == parts


def test_xmr_needs_twelve_comparable_points(case_of):
    assert key(xmr(case_of(*[49.0, 51.0] * 5, 49.0).span, better=1, target=None)) == "refusal.too_few_for_limits"
    cut = case_of(*[49.0, 51.0] * 7, breaks=(make_break(first_period="2024"),)).span
    refused = xmr(cut, better=1, target=None)
    assert refused.reason.params["count"].value == 10


def outlook(target, *, risk=RiskClass.AT_RISK, probability=0.3, state=OutlookState.OPEN):
    empty = without_data(make_indicator(), region_code="A0", target=target)
    return replace(empty, state=state, probability=probability, risk_class=risk)


def test_agreement_says_what_most_methods_say(panel_of):
    panel = panel_of({"A0": {2020: 40.0, 2021: 39.0, 2022: 35.0}})
    found = method_agreement(panel, outlook(user_goal(panel, value=60.0, due_year=2029)))
    assert [item.method for item in found.verdicts] == list(Method)
    assert found.counts == {Said.OFF_TRACK: 1, Said.WRONG_WAY: 3, Said.NOT_CALCULABLE: 2}
    said = Translator("fi").message(found.headline)
    assert said == "Kaikki neljä laskettavissa olevaa menetelmää arvioivat, että arvo jää tasosta tai etääntyy siitä."


def test_a_majority_a_split_and_a_single_method_are_told_apart(panel_of):
    panel = panel_of({"A0": {2020: 40.0, 2021: 41.0, 2022: 44.0}})
    goal = user_goal(panel, value=60.0, due_year=2029)
    most = method_agreement(panel, outlook(goal, risk=RiskClass.LIKELY, probability=0.8))
    assert Translator("fi").message(most.headline).startswith("Neljästä laskettavissa olevasta menetelmästä kolme")
    short = panel_of({"A0": {2020: 40.0, 2021: 41.0}})
    split = method_agreement(short, outlook(goal))
    assert split.headline.key == "agreement.headline.split"
    single = method_agreement(panel_of({"A0": {2020: 40.0}}), outlook(goal))
    assert single.headline.key == "agreement.headline.single"
    nothing = method_agreement(panel_of({"A0": {2020: 40.0}}), outlook(goal, risk=None, probability=None))
    assert nothing.headline.key == "agreement.headline.none"


def test_our_own_verdict_gives_the_reason_for_showing_no_probability(panel_of):
    panel = panel_of({"A0": {2020: 40.0, 2021: 41.0}})
    silent = outlook(user_goal(panel, value=60.0, due_year=2029), risk=None, probability=None)
    found = method_agreement(panel, replace(silent, reasons=(message("findings.reason.no_due_date"),))).verdicts[0]
    assert (found.method, found.verdict) == (Method.OURS, Said.NOT_CALCULABLE)
    assert found.reason.key == "findings.reason.no_due_date"


def test_without_a_goal_only_the_methods_that_ask_about_change_are_asked(panel_of):
    indicator = make_indicator(polarity=Polarity.NEUTRAL)
    panel = panel_of({"A0": {2011 + t: 40.0 + t for t in range(14)}}, indicator=indicator)
    found = method_agreement(panel, outlook(None, risk=None, probability=None, state=OutlookState.NO_TARGET))
    assert [(item.method, item.verdict) for item in found.verdicts] == [
        (Method.FINGERTIPS, Said.NOT_CALCULABLE),
        (Method.XMR, Said.RISING),
    ]
    assert found.goal_id is None


def test_a_deadline_that_has_passed_leaves_what_does_not_ask_for_it(panel_of):
    panel = panel_of({"A0": {2020: 40.0, 2021: 50.0}})
    passed = outlook(
        user_goal(panel, value=60.0, due_year=2024), risk=None, probability=None, state=OutlookState.NO_DATA
    )
    found = {item.method: item for item in method_agreement(panel, passed).verdicts}
    assert key(found[Method.EUROSTAT]) == key(found[Method.ESCAP]) == "refusal.date_passed"
    assert found[Method.HEALTHY_PEOPLE].verdict is Said.PARTLY


def test_a_region_without_observations_is_refused_by_every_method(panel_of):
    panel = panel_of({"A0": {2020: 40.0}, "A1": {2020: None}})
    target = user_goal(panel, value=60.0, due_year=2029)
    for found in (
        method_agreement(panel, replace(outlook(target), region_code="A1")),
        method_agreement(panel, replace(outlook(target), region_code="A9")),
        method_agreement(None, outlook(target)),
    ):
        assert {key(item) for item in found.verdicts} == {"refusal.no_data"}
        assert len(found.verdicts) == len(Method)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_count_of_agreeing_methods_has_its_words(language):
    translator = Translator(language)
    for total in range(2, len(Method) + 1):
        words = {"said": "x", "total": translator.text(f"agreement.every.{total}")}
        assert words["total"] in translator.text("agreement.headline.all", **words)
        for agreeing in range(total // 2 + 1, total):
            assert translator.text(f"agreement.agreeing.{agreeing}")
            assert translator.text(f"agreement.total.{total}")


def test_missing_values_are_no_observations(panel_of):
    panel = panel_of({"A0": {2020: 40.0, 2021: None, 2022: 44.0}})
    span = span_of(panel, 0)
    assert span is not None
    assert [item.year for item in span.observations] == [2020, 2022]
    assert not any(pd.isna(item.value) for item in span.observations)
