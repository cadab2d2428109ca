"""Claims put to the shipped release."""

from dataclasses import replace
from datetime import date

import pytest

from tkkio_analytics.data.repository import Repository
from tkkio_analytics.domain.claim import Claim, ClaimKind, ClaimReport, ClaimTest, ClaimVerdict, Direction
from tkkio_analytics.errors import ClaimError, NoDataError, UnknownIndicatorError, UnknownRegionError
from tkkio_analytics.i18n import LANGUAGES, Translator
from tkkio_analytics.services.claims import check_claim, claim_record

TODAY = date(2026, 11, 24)
ACCESS = "doctor_visit_within_7_days"
DIABETES = "diabetes_entitlement"


def check(
    repository: Repository, kind: ClaimKind, *codes: str, indicator: str = ACCESS, **fields: object
) -> ClaimReport:
    made = replace(Claim(kind=kind, region_codes=codes, indicator_id=indicator), **fields)
    return check_claim(repository, made, today=TODAY)


def test_a_long_register_shows_its_change(repository: Repository) -> None:
    report = check(repository, ClaimKind.CHANGE, "13", indicator=DIABETES, direction=Direction.WORSE)
    assert report.verdict is ClaimVerdict.SUPPORTED
    assert report.record is not None
    assert report.record.periods == 12
    assert report.release.id == repository.release.id
    assert [origin.producer for origin in report.origins]


def test_five_common_years_leave_the_nation_open(repository: Repository) -> None:
    """From 61.7 to 45.3 %: the areas' common movement is 7 points a year, so the fall is not beyond it."""
    report = check(repository, ClaimKind.CHANGE, "FI", direction=Direction.WORSE)
    assert report.verdict is ClaimVerdict.NOT_ENOUGH_EVIDENCE
    shown = Translator("fi").message(report.strongest).replace("\u00a0", " ")
    assert "61,7 % (2021) ja 45,3 % (2025)" in shown
    assert "julkaistu luku laski" in shown
    assert shown.index("lasku ei ole otannan sattumaa") < shown.index("Näyttö ei riitä")
    headline = Translator("fi").message(report.headline).replace("\u00a0", " ")
    assert headline.startswith("Lääkärikäynti 7 päivässä: julkaistu luku laski, muutos −16,4 %-yks.")
    assert {item.item.id for item in report.breaks} >= {"reform_2023", "care_guarantee_14_days"}


def test_helsinkis_recording_deficit_moves_the_beginning(repository: Repository) -> None:
    report = check(repository, ClaimKind.CHANGE, "90")
    assert report.claim.from_period is not None
    assert report.claim.from_period.year == 2023


def test_the_nation_is_the_comparator_where_nobody_is_named(repository: Repository) -> None:
    assert check(repository, ClaimKind.COMPARISON, "13").claim.others == ("FI",)
    without_nation = check(repository, ClaimKind.COMPARISON, "13", indicator=DIABETES)
    assert len(without_nation.claim.others) == 21
    refused = check(repository, ClaimKind.COMPARISON, "13", indicator=DIABETES, others=("nation",))
    assert refused.reasons[0].key == "claims.refusal.no_other"


@pytest.mark.parametrize("group", ["peers", "yta"])
def test_groups_are_meant_for_one_area(repository: Repository, group: str) -> None:
    report = check(repository, ClaimKind.COMPARISON, "13", others=(group,))
    assert "13" not in report.claim.others
    assert len(report.claim.others) >= 3
    with pytest.raises(ClaimError):
        check(repository, ClaimKind.COMPARISON, "13", "18", others=(group,))


def test_the_best_of_twenty_two_is_not_claimed_on_five_years(repository: Repository) -> None:
    verdicts = {
        region.code: check(repository, ClaimKind.FIRST, region.code).verdict
        for region in repository.catalog.regions
        if region.category == "HYVINVOINTIALUE"
    }
    assert len(verdicts) == 22
    assert list(verdicts.values()).count(ClaimVerdict.SUPPORTED) <= 1


def test_helsinki_has_the_fewest_entitlements(repository: Repository) -> None:
    report = check(repository, ClaimKind.FIRST, "90", indicator=DIABETES)
    assert report.verdict is ClaimVerdict.SUPPORTED
    assert report.multiplicity is not None
    assert report.multiplicity.comparisons == 22


def test_a_survey_without_errors_cannot_be_tested(repository: Repository) -> None:
    report = check(repository, ClaimKind.CHANGE, "13", indicator="quick_contact")
    assert report.verdict is ClaimVerdict.CANNOT_BE_TESTED
    assert report.record is None
    assert report.evidence == ()


@pytest.mark.parametrize(
    ("goal", "verdict"),
    [
        (30.0, ClaimVerdict.SUPPORTED),
        (5.0, ClaimVerdict.NOT_SUPPORTED),
        (17.0, ClaimVerdict.NOT_ENOUGH_EVIDENCE),
    ],
)
def test_a_goal_is_judged_by_its_probability(repository: Repository, goal: float, verdict: ClaimVerdict) -> None:
    report = check(repository, ClaimKind.TARGET, "13", indicator=DIABETES, goal_value=goal, goal_year=2029)
    row = report.evidence[0]
    assert row.test is ClaimTest.OUTLOOK
    assert row.probability is not None
    assert report.verdict is verdict
    assert (row.probability >= 0.97, row.probability <= 0.03) == (
        verdict is ClaimVerdict.SUPPORTED,
        verdict is ClaimVerdict.NOT_SUPPORTED,
    )


def test_a_goal_of_the_past_is_judged_by_the_published_value(repository: Repository) -> None:
    made = {"indicator": DIABETES, "goal_value": 30.0, "goal_year": 2022}
    assert check(repository, ClaimKind.TARGET, "13", **made).verdict is ClaimVerdict.SUPPORTED
    assert (
        check(repository, ClaimKind.TARGET, "13", **{**made, "goal_value": 5.0}).verdict is ClaimVerdict.NOT_SUPPORTED
    )


def test_bad_questions_are_refused_in_words(repository: Repository) -> None:
    with pytest.raises(ClaimError):
        check(repository, ClaimKind.CHANGE)
    with pytest.raises(ClaimError):
        check(repository, ClaimKind.TARGET, "13", goal_id="own", goal_value=float("nan"), goal_year=2029)
    with pytest.raises(UnknownRegionError):
        check(repository, ClaimKind.CHANGE, "99")
    with pytest.raises(UnknownIndicatorError):
        check(repository, ClaimKind.CHANGE, "13", indicator="nothing")
    with pytest.raises(NoDataError):
        check(repository, ClaimKind.TARGET, "13", goal_id="nothing")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", list(ClaimKind))
def test_every_report_is_told_in_full(repository: Repository, kind: ClaimKind, language: str) -> None:
    translator = Translator(language)
    report = check(repository, kind, "13", indicator="avoidable_hospital_episodes")
    told = [report.understood, report.definition, report.headline, *report.reasons, report.strongest, report.source]
    told += [*report.caveats, *(item.consequence for item in report.breaks)]
    told += [] if report.record_statement is None else [report.record_statement]
    told += [] if report.multiplicity is None else [report.multiplicity.statement]
    for item in told:
        assert "{" not in translator.message(item)
    assert repository.release.id in translator.message(report.source)


def test_the_record_of_the_longest_panel_that_is_not_longer_speaks(repository: Repository) -> None:
    found = claim_record(repository, ClaimKind.CHANGE, periods=7)
    assert found is not None
    assert found.periods == 6
    assert claim_record(repository, ClaimKind.CHANGE, periods=2) is None
