"""What analysis says of claims about made-up areas."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from unit.analysis.conftest import PanelMaker
from unit.analysis.imagined import make_break, make_indicator
from unit.analysis.imagined_series import months
from unit.analysis.imagined_series import panel as panel_of_periods

from tkkio_analytics.analysis.claim_finding import Finding
from tkkio_analytics.analysis.claims import finding_of
from tkkio_analytics.domain.claim import Claim, ClaimKind, ClaimTest, ClaimVerdict, Direction
from tkkio_analytics.domain.indicator import BreakKind, DataKind, Measure, Polarity
from tkkio_analytics.domain.period import Period
from tkkio_analytics.i18n import LANGUAGES, Translator

YEARS = range(2016, 2026)
Series = dict[str, dict[int, float | None]]


def areas(*, seed: int = 1, noise: float = 1.0, count: int = 8) -> Series:
    """Areas whose levels are 40 to 54 and vary by the noise; the first rises by 3 a year, the second falls by it."""
    rng = np.random.default_rng(seed)
    slopes = {0: 3.0, 1: -3.0}
    return {
        f"{i:02d}": {
            year: 40.0 + 2.0 * i + slopes.get(i, 0.0) * (year - 2016) + noise * float(rng.standard_normal())
            for year in YEARS
        }
        for i in range(count)
    }


def claim(kind: ClaimKind, *codes: str, **fields: object) -> Claim:
    return replace(Claim(kind=kind, region_codes=codes or ("00",), indicator_id="imagined"), **fields)


def year(value: int) -> Period:
    return Period.of_year(value)


@pytest.fixture
def asked(panel_of: PanelMaker) -> Callable[..., Finding]:
    def answer(made: Claim, series: Series | None = None, *, others: tuple[str, ...] = (), **fields: object) -> Finding:
        return finding_of(panel_of(series or areas(), **fields), made, others=others)

    return answer


Asked = Callable[..., Finding]


def reason(finding: Finding) -> str:
    return finding.reasons[0].key


@pytest.mark.parametrize(
    ("code", "verdict"),
    [("00", ClaimVerdict.SUPPORTED), ("01", ClaimVerdict.NOT_SUPPORTED), ("05", ClaimVerdict.NOT_ENOUGH_EVIDENCE)],
)
def test_a_change_is_supported_opposed_or_left_open(asked: Asked, code: str, verdict: ClaimVerdict) -> None:
    found = asked(claim(ClaimKind.CHANGE, code))
    assert found.verdict is verdict
    assert (found.claim.from_period, found.claim.to_period) == (year(2016), year(2025))
    assert found.evidence[0].test is ClaimTest.YEARLY_VARIATION
    assert found.evidence[0].alpha == 0.025


def test_what_is_left_open_is_never_called_no_change(asked: Asked) -> None:
    found = asked(claim(ClaimKind.CHANGE, "05"))
    assert [item.key for item in found.reasons] == [
        "claims.reason.not_enough_evidence.one",
        "claims.reason.still_published",
    ]
    assert found.strongest.key == "claims.strongest.moved"
    assert found.published is not None
    assert found.published.key in {"claims.published.rose", "claims.published.fell"}


def test_the_opposite_is_what_the_data_support(asked: Asked) -> None:
    found = asked(claim(ClaimKind.CHANGE, "01"))
    assert found.strongest.params["statement"].key == "claims.statement.change.worse"


def test_lower_can_be_the_better_direction(asked: Asked) -> None:
    indicator = make_indicator(polarity=Polarity.LOWER_IS_BETTER)
    assert asked(claim(ClaimKind.CHANGE, "01"), indicator=indicator).verdict is ClaimVerdict.SUPPORTED
    risen = claim(ClaimKind.CHANGE, "00", direction=Direction.HIGHER)
    assert asked(risen, indicator=indicator).verdict is ClaimVerdict.SUPPORTED


def test_a_neutral_indicator_knows_higher_and_lower_only(asked: Asked) -> None:
    indicator = make_indicator(polarity=Polarity.NEUTRAL)
    assert reason(asked(claim(ClaimKind.CHANGE, "00"), indicator=indicator)) == "claims.refusal.neutral"
    risen = claim(ClaimKind.CHANGE, "00", direction=Direction.HIGHER)
    assert asked(risen, indicator=indicator).verdict is ClaimVerdict.SUPPORTED


def test_a_claim_about_several_areas_holds_for_each_or_not(asked: Asked) -> None:
    open_one = asked(claim(ClaimKind.CHANGE, "00", "05"))
    assert open_one.verdict is ClaimVerdict.NOT_ENOUGH_EVIDENCE
    assert open_one.strongest.key == "claims.strongest.some"
    assert open_one.multiplicity is not None
    assert open_one.multiplicity.comparisons == 2
    assert asked(claim(ClaimKind.CHANGE, "00", "01")).verdict is ClaimVerdict.NOT_SUPPORTED


def test_a_picked_area_must_show_more(asked: Asked) -> None:
    found = asked(claim(ClaimKind.CHANGE, "00", searched=True))
    assert found.evidence[0].alpha == pytest.approx(0.025 / 8)
    assert found.multiplicity is not None
    assert found.multiplicity.comparisons == 8


def test_one_area_is_compared_with_another_and_with_a_mean(asked: Asked) -> None:
    made = claim(ClaimKind.COMPARISON, "00")
    assert asked(made, others=("01",)).verdict is ClaimVerdict.SUPPORTED
    assert asked(made, others=("01", "05", "06")).verdict is ClaimVerdict.SUPPORTED
    assert asked(claim(ClaimKind.COMPARISON, "01"), others=("00",)).verdict is ClaimVerdict.NOT_SUPPORTED


def test_an_area_is_not_compared_with_itself(asked: Asked) -> None:
    assert reason(asked(claim(ClaimKind.COMPARISON, "00"), others=("00",))) == "claims.refusal.with_itself"


def test_a_missing_comparator_is_said(asked: Asked) -> None:
    assert reason(asked(claim(ClaimKind.COMPARISON, "00"), others=("99",))) == "claims.refusal.no_other"


def test_the_first_must_beat_every_other(asked: Asked) -> None:
    found = asked(claim(ClaimKind.FIRST, "00"))
    assert found.verdict is ClaimVerdict.SUPPORTED
    assert len(found.evidence) == 7
    assert {row.test for row in found.evidence} == {ClaimTest.BEST_OF_ALL}
    assert found.multiplicity is not None
    assert (found.multiplicity.comparisons, found.multiplicity.alpha_each) == (8, 0.015)
    assert asked(claim(ClaimKind.FIRST, "01")).verdict is ClaimVerdict.NOT_SUPPORTED


def test_two_at_the_top_leave_the_first_open(asked: Asked) -> None:
    series = areas()
    series["07"] = {at: (value or 0.0) + 0.5 for at, value in series["00"].items()}
    found = asked(claim(ClaimKind.FIRST, "00"), series)
    assert found.verdict is ClaimVerdict.NOT_ENOUGH_EVIDENCE
    assert reason(found) == "claims.reason.winner.behind"
    assert found.reasons[1].key == "claims.reason.not_equal"
    assert found.strongest.params["statement"].key == "claims.ahead.level.better"


@pytest.mark.parametrize("kind", [ClaimKind.FIRST, ClaimKind.FASTEST])
def test_no_winner_is_named_while_an_area_lacks_its_figure(asked: Asked, kind: ClaimKind) -> None:
    series = areas()
    series["06"][2025] = None
    found = asked(claim(kind, "00", to_period=year(2025)), series)
    assert found.verdict is ClaimVerdict.NOT_ENOUGH_EVIDENCE
    assert reason(found) == "claims.reason.winner.missing"


def test_a_late_start_leaves_the_fastest_open(asked: Asked) -> None:
    series = areas()
    series["06"][2016] = None
    found = asked(claim(ClaimKind.FASTEST, "00"), series)
    assert found.verdict is ClaimVerdict.NOT_ENOUGH_EVIDENCE
    later = asked(claim(ClaimKind.FASTEST, "00", from_period=year(2017)), series)
    assert later.verdict is ClaimVerdict.SUPPORTED


def test_the_fastest_has_itself_moved_that_way(asked: Asked) -> None:
    series = areas(noise=0.3)
    sinking = {
        code: {at: (value or 0.0) - 8.0 * (at - 2016) for at, value in points.items()}
        for code, points in series.items()
    }
    found = asked(claim(ClaimKind.FASTEST, "00"), sinking, indicator=make_indicator(bounds=(None, None)))
    assert found.verdict is ClaimVerdict.NOT_ENOUGH_EVIDENCE
    assert reason(found) == "claims.reason.winner.not_that_way"


def test_a_rival_with_two_figures_leaves_a_leader_open_and_no_loser_untested(asked: Asked) -> None:
    series = areas()
    series["06"] = {at: value if at >= 2024 else None for at, value in series["06"].items()}
    leader = asked(claim(ClaimKind.FIRST, "00"), series)
    assert leader.verdict is ClaimVerdict.NOT_ENOUGH_EVIDENCE
    assert reason(leader) == "claims.reason.winner.missing"
    assert [name.fi for name in leader.reasons[0].params["areas"]] == ["Kuvitelma 06"]
    assert asked(claim(ClaimKind.FIRST, "01"), series).verdict is ClaimVerdict.NOT_SUPPORTED


def test_the_area_whose_history_is_short_is_the_one_that_is_named(asked: Asked) -> None:
    series = areas()
    series["06"] = {at: value if at >= 2024 else None for at, value in series["06"].items()}
    found = asked(claim(ClaimKind.COMPARISON, "00"), series, others=("06",))
    assert reason(found) == "claims.refusal.too_short"
    assert [name.fi for name in found.reasons[0].params["region"]] == ["Kuvitelma 06"]


def test_three_figures_name_no_winner(asked: Asked) -> None:
    series = {code: {at: v for at, v in points.items() if at >= 2023} for code, points in areas(noise=0.1).items()}
    found = asked(claim(ClaimKind.FIRST, "00", direction=Direction.LOWER), series)
    assert asked(claim(ClaimKind.FIRST, "01", direction=Direction.LOWER), series).verdict is not ClaimVerdict.SUPPORTED
    assert found.verdict is not ClaimVerdict.SUPPORTED
    lead = asked(claim(ClaimKind.FIRST, "00"), series)
    assert lead.verdict is ClaimVerdict.NOT_ENOUGH_EVIDENCE
    assert reason(lead) == "claims.reason.winner.too_few"


def test_a_change_over_a_break_of_another_area_is_not_held_beside(asked: Asked) -> None:
    whole = asked(claim(ClaimKind.FASTEST, "02"), areas(noise=0.3))
    behind = {name.fi for name in whole.strongest.params["statement"].params["areas"]}
    assert "Kuvitelma 01" in behind
    broken = (make_break(first_period="2020", region_codes=("01",)),)
    found = asked(claim(ClaimKind.FASTEST, "02"), areas(noise=0.3), breaks=broken)
    statement = found.strongest.params.get("statement")
    named = set() if statement is None else {name.fi for name in statement.params["areas"]}
    assert "Kuvitelma 01" not in named


@pytest.mark.parametrize("kind", [ClaimKind.FIRST, ClaimKind.FASTEST])
def test_only_one_area_is_first_and_the_nation_is_none(asked: Asked, kind: ClaimKind) -> None:
    series = {**areas(), "FI": dict.fromkeys(YEARS, 45.0)}
    assert reason(asked(claim(kind, "00", "01"), series)) == "claims.refusal.one_area"
    assert reason(asked(claim(kind, "FI"), series)) == "claims.refusal.not_an_area"


def turning(at: int) -> Series:
    series = areas()
    return {code: {when: (value or 0.0) + 3.0 * max(when - at, 0) for when, value in points.items()} if code == "05"
            else points for code, points in series.items()}  # fmt: skip


def test_a_change_that_came_after_is_told_from_one_that_was_there_before(asked: Asked) -> None:
    late = asked(claim(ClaimKind.TIMING, "05", since=year(2021)), turning(2020))
    assert late.verdict is ClaimVerdict.SUPPORTED
    assert [row.test for row in late.evidence] == [ClaimTest.BEFORE_AND_AFTER] * 2
    steady = asked(claim(ClaimKind.TIMING, "00", since=year(2021)))
    assert steady.verdict is ClaimVerdict.NOT_ENOUGH_EVIDENCE
    assert steady.evidence[0].verdict is ClaimVerdict.SUPPORTED
    assert "claims.caveat.timing" in [item.key for item in steady.caveats]


def test_of_a_rise_that_did_not_quicken_the_rise_itself_can_be_said(asked: Asked) -> None:
    found = asked(claim(ClaimKind.TIMING, "00", since=year(2021)))
    assert found.strongest.params["statement"].key == "claims.statement.change.better"
    assert found.strongest.params["statement"].params["first"] == 2020
    assert found.published is not None
    fallen = asked(claim(ClaimKind.TIMING, "01", since=year(2021)))
    assert fallen.strongest.params["statement"].key == "claims.statement.change.worse"


@pytest.mark.parametrize("since", [2016, 2017, 2026])
def test_a_timing_needs_figures_on_both_sides(asked: Asked, since: int) -> None:
    found = asked(claim(ClaimKind.TIMING, "00", since=year(since)))
    assert reason(found) == "claims.refusal.since_outside"
    assert reason(asked(claim(ClaimKind.TIMING, "00"))) == "claims.refusal.no_since"


def test_a_measurement_break_moves_an_open_beginning_and_refuses_a_named_one(asked: Asked) -> None:
    breaks = (make_break(first_period="2020", region_codes=("00",)),)
    moved = asked(claim(ClaimKind.CHANGE, "00"), breaks=breaks)
    assert moved.claim.from_period == year(2020)
    assert moved.verdict is ClaimVerdict.SUPPORTED
    assert [item.consequence.key for item in moved.breaks] == ["claims.break.restricted"]
    named = asked(claim(ClaimKind.CHANGE, "00", from_period=year(2016)), breaks=breaks)
    assert reason(named) == "claims.refusal.break"
    assert [item.consequence.key for item in named.breaks] == ["claims.break.untested"]
    assert asked(claim(ClaimKind.CHANGE, "02"), breaks=breaks).claim.from_period == year(2016)


def test_a_change_of_regime_is_named_only(asked: Asked) -> None:
    breaks = (make_break(first_period="2020", kind=BreakKind.REGIME),)
    found = asked(claim(ClaimKind.CHANGE, "00"), breaks=breaks)
    assert found.verdict is ClaimVerdict.SUPPORTED
    assert [item.consequence.key for item in found.breaks] == ["claims.break.regime"]


def test_constant_short_and_missing_series_are_refused(asked: Asked) -> None:
    constant: Series = {f"{i:02d}": dict.fromkeys(YEARS, 50.0) for i in range(6)}
    assert reason(asked(claim(ClaimKind.CHANGE), constant)) == "claims.refusal.constant"
    short = {code: {at: value for at, value in points.items() if at >= 2024} for code, points in areas().items()}
    assert asked(claim(ClaimKind.CHANGE), short).verdict is ClaimVerdict.CANNOT_BE_TESTED
    assert reason(asked(claim(ClaimKind.CHANGE, "00", "99"))) == "claims.refusal.no_series"
    gap = areas()
    gap["00"][2018] = None
    missing = asked(claim(ClaimKind.CHANGE, "00", from_period=year(2018)), gap)
    assert reason(missing) == "claims.refusal.missing"


@pytest.mark.parametrize(
    ("first", "last", "key"), [(2025, 2016, "order"), (2020, 2020, "order"), (2010, 2025, "no_start")]
)
def test_periods_out_of_order_or_unknown_are_refused(asked: Asked, first: int, last: int, key: str) -> None:
    found = asked(claim(ClaimKind.CHANGE, "00", from_period=year(first), to_period=year(last)))
    assert reason(found) == f"claims.refusal.{key}"


def test_a_survey_is_tested_by_its_published_error_or_not_at_all(asked: Asked) -> None:
    survey = make_indicator(data_kind=DataKind.SURVEY)
    assert reason(asked(claim(ClaimKind.CHANGE), indicator=survey)) == "claims.refusal.no_error"
    found = asked(claim(ClaimKind.CHANGE), indicator=survey, errors=1.0)
    assert found.evidence[0].test is ClaimTest.SAMPLING
    assert found.evidence[0].degrees is None
    assert found.caveats == ()


def test_a_judgement_in_classes_is_not_tested(asked: Asked) -> None:
    indicator = replace(make_indicator(), measure=Measure.ASSESSMENT)
    assert reason(asked(claim(ClaimKind.CHANGE), indicator=indicator)) == "claims.refusal.assessment"


def test_a_lone_area_is_held_against_its_own_years(asked: Asked) -> None:
    only = {"00": areas()["00"]}
    assert asked(claim(ClaimKind.CHANGE), only).verdict is ClaimVerdict.SUPPORTED
    assert reason(asked(claim(ClaimKind.FIRST), only)) == "claims.refusal.no_rivals"


def test_months_are_compared_with_the_same_month() -> None:
    made = panel_of_periods(months("2018-01", "2026-06", slope=0.3, swing=20.0))
    code = made.regions[0].code
    found = finding_of(made, claim(ClaimKind.CHANGE, code))
    assert found.claim.from_period == Period.parse("2018-06")
    assert found.verdict is ClaimVerdict.SUPPORTED
    mixed = claim(ClaimKind.CHANGE, code, from_period=Period.parse("2018-01"), to_period=Period.parse("2026-06"))
    assert finding_of(made, mixed).verdict is ClaimVerdict.CANNOT_BE_TESTED
    ended = claim(ClaimKind.CHANGE, code, from_period=year(2018), to_period=year(2025))
    assert finding_of(made, ended).claim.to_period == Period.parse("2025-12")


def test_relative_to_the_others_more_can_be_known(asked: Asked) -> None:
    shaken: Series = {
        code: {at: (value or 0.0) + (12.0 if at % 2 == 0 else -12.0) for at, value in points.items()}
        for code, points in areas().items()
    }
    found = asked(claim(ClaimKind.CHANGE, "00"), shaken, indicator=make_indicator(bounds=(None, None)))
    assert found.verdict is ClaimVerdict.NOT_ENOUGH_EVIDENCE
    assert found.strongest.params["statement"].key == "claims.relative.better"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("direction", list(Direction))
@pytest.mark.parametrize("kind", [kind for kind in ClaimKind if kind is not ClaimKind.TARGET])
def test_every_finding_has_words(asked: Asked, kind: ClaimKind, direction: Direction, language: str) -> None:
    translator = Translator(language)
    for code in ("00", "01", "05"):
        found = asked(claim(kind, code, direction=direction, since=year(2021)), turning(2020), others=("02",))
        for item in (found.statement, *found.reasons, found.strongest, *found.caveats):
            words = translator.message(item)
            assert words
            assert "{" not in words
        for row in found.evidence:
            assert translator.message(row.label)
            assert all(translator.message(figure.label) and translator.value(figure.value) for figure in row.figures)
