"""Grants beside the change of an indicator, on made-up areas."""

import pytest
from unit.analysis.imagined import long_table, make_break, make_indicator, make_region

from tkkio_analytics.analysis.grant_association import association
from tkkio_analytics.analysis.history import IndicatorPanel, indicator_panel
from tkkio_analytics.domain.funding import GrantAssociation, GrantLine, GrantQuestion, GrantView, LineKind
from tkkio_analytics.domain.indicator import Break, BreakKind, DataKind
from tkkio_analytics.domain.message import message

CODES = tuple(str(code) for code in range(71, 83))


def grants(each: dict[str, float], *, kind: LineKind = LineKind.AREA) -> GrantView:
    lines = tuple(
        GrantLine(
            recipient=f"Kuvitelma {code}",
            name=make_region(code).short_name,
            kind=kind,
            relation=message("funding.relation.area"),
            region_code=code,
            euros=euros * 1000,
            share=None,
            population=1000.0,
            per_inhabitant=euros,
            refusal=None,
        )
        for code, euros in each.items()
    )
    return GrantView(
        question=GrantQuestion(table="tulsote"),
        title=message("funding.table.tulsote"),
        lines=lines,
        total=0.0,
        printed=None,
        population_year=2021,
        findings=(),
        notes=(),
        origin_ids=("imagined-grants",),
    )


def panel(
    changes: dict[str, float | None], *, breaks: tuple[Break, ...] = (), data_kind: DataKind = DataKind.REGISTER
) -> IndicatorPanel:
    series = {code: {2021: 50.0, 2024: None if change is None else 50 + change} for code, change in changes.items()}
    found = indicator_panel(
        long_table(series),
        indicator=make_indicator(data_kind=data_kind),
        regions=[make_region(code, order=int(code)) for code in changes],
        breaks=breaks,
    )
    assert found is not None
    return found


def asked(view: GrantView, of_panel: IndicatorPanel) -> GrantAssociation:
    return association(view, of_panel, start=2021, end=2024)


def rising(codes: tuple[str, ...] = CODES) -> dict[str, float]:
    return {code: float(place) for place, code in enumerate(codes, start=1)}


def test_a_shared_order_is_said_without_a_cause() -> None:
    found = asked(grants(rising()), panel({code: value / 2 for code, value in rising().items()}))
    assert found.coefficient == pytest.approx(1.0)
    assert found.finding.key == "funding.association.rising"
    assert found.finding.params["n"] == 12
    assert {caveat.key for caveat in found.caveats} == {"funding.caveat.no_cause", "funding.caveat.many"}
    assert found.points[0].region_code == "82"
    assert found.points[0].change == pytest.approx(6.0)


def test_an_opposite_order_falls() -> None:
    found = asked(grants(rising()), panel({code: -value for code, value in rising().items()}))
    assert found.finding.key == "funding.association.falling"


def test_an_interval_that_holds_zero_leaves_the_question_open() -> None:
    changes = dict(zip(CODES, (3.0, -1, 4, -2, 5, -9, 2, -6, 5.5, 3.5, -8, 9), strict=True))
    found = asked(grants(rising()), panel(changes))
    assert found.lower is not None
    assert found.upper is not None
    assert found.lower < 0 < found.upper
    assert found.finding.key == "funding.association.open"


def test_fewer_than_ten_areas_are_refused() -> None:
    few = CODES[:9]
    found = asked(grants(rising(few)), panel(rising(few)))
    assert (found.coefficient, found.lower, found.upper) == (None, None, None)
    assert found.finding.key == "funding.association.few"
    assert found.finding.params["n"] == 9


def test_ten_areas_are_enough() -> None:
    enough = CODES[:10]
    assert asked(grants(rising(enough)), panel(rising(enough))).coefficient == pytest.approx(1.0)


def test_grants_whose_denominators_are_others_are_refused() -> None:
    found = asked(grants(rising(), kind=LineKind.SEPARATE), panel(rising()))
    assert found.finding.key == "funding.association.no_areas"
    assert found.points == ()
    assert found.caveats == ()


def test_an_unvarying_change_has_no_association() -> None:
    found = asked(grants(rising()), panel(dict.fromkeys(CODES, 1.0)))
    assert found.coefficient is None
    assert found.finding.key == "funding.association.constant"


def test_areas_across_a_measurement_break_or_without_a_figure_are_left_out_and_named() -> None:
    changes: dict[str, float | None] = {**rising(), "75": None}
    broken = make_break(first_period="2023", region_codes=("72",))
    found = asked(grants(rising()), panel(changes, breaks=(broken,)))
    assert len(found.points) == 10
    assert not {"72", "75"} & {point.region_code for point in found.points}
    named = {caveat.key: caveat.params.get("areas") for caveat in found.caveats}
    assert named["funding.caveat.broken"] == (make_region("72").short_name,)
    assert named["funding.caveat.without"] == (make_region("75").short_name,)


def test_a_change_of_the_world_within_the_period_is_named_and_one_outside_is_not() -> None:
    inside = make_break(first_period="2023", kind=BreakKind.REGIME)
    outside = make_break(first_period="2021", kind=BreakKind.REGIME)
    found = asked(grants(rising()), panel(rising(), breaks=(inside, outside)))
    regime = next(caveat for caveat in found.caveats if caveat.key == "funding.caveat.regime")
    assert regime.params["changes"] == (inside.label,)


def test_a_survey_says_that_its_changes_hold_sampling_variation() -> None:
    found = asked(grants(rising()), panel(rising(), data_kind=DataKind.SURVEY))
    assert "funding.caveat.survey" in {caveat.key for caveat in found.caveats}


def test_changes_that_are_equal_share_a_rank_whatever_the_binary_noise() -> None:
    starts = dict(zip(CODES, (0.1, 0.2, 0.3, 0.4, 0.6, 0.7, 0.8, 1.1, 1.2, 1.3, 1.4, 1.6), strict=True))
    series: dict[str, dict[int, float | None]] = {
        code: {2021: start, 2024: round(start + 0.1, 1)} for code, start in starts.items()
    }
    of_panel = indicator_panel(
        long_table(series),
        indicator=make_indicator(),
        regions=[make_region(code, order=int(code)) for code in CODES],
        breaks=(),
    )
    assert of_panel is not None
    assert asked(grants(rising()), of_panel).finding.key == "funding.association.constant"
