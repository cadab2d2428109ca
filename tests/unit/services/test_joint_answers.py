"""How many areas will reach, on the shipped data: counts, refusals and words."""

from datetime import date

import pytest

from tkkio_analytics.domain.target import OutlookState
from tkkio_analytics.i18n.translator import LANGUAGES, Translator
from tkkio_analytics.services import catalog, joint, risk

TODAY = date(2026, 11, 22)
GOALS = ("best_quartile", "national_level", "own_best")


def area_codes(repository, scope="FI"):
    return tuple(region.code for region in catalog.regions(repository, scope=scope))


def view_of(repository, *, scope="FI", goal_id="best_quartile"):
    return joint.joint_counts(repository, region_codes=area_codes(repository, scope), goal_id=goal_id, today=TODAY)


@pytest.mark.parametrize("goal_id", GOALS)
def test_counts_agree_with_the_probabilities_on_the_board(repository, goal_id):
    view = view_of(repository, goal_id=goal_id)
    grid = risk.board(repository, region_codes=area_codes(repository), goal_id=goal_id, today=TODAY)
    assert len(view.counts) >= 7
    for found in view.counts:
        outlooks = [cell.outlook for cell in grid.cells if cell.indicator_id == found.indicator_id]
        said = [outlook for outlook in outlooks if outlook.probability is not None]
        assert (found.areas, found.left_out) == (len(said), len(outlooks) - len(said))
        assert found.expected == pytest.approx(sum(outlook.probability for outlook in said))
        assert found.reached == sum(outlook.state is OutlookState.REACHED for outlook in said)
        assert 0 <= found.lower <= found.upper <= found.areas
        assert found.probability >= found.level == 0.8


@pytest.mark.parametrize("goal_id", GOALS)
def test_every_followed_indicator_is_counted_or_refused_with_reasons(repository, goal_id):
    view = view_of(repository, goal_id=goal_id)
    followed = [indicator.id for indicator in catalog.followed_indicators(repository)]
    named = [found.indicator_id for found in view.counts] + [refused.indicator_id for refused in view.refusals]
    assert sorted(named) == sorted(followed)
    assert all(refused.reasons for refused in view.refusals)


def test_every_count_names_a_record_of_the_same_horizon(repository):
    for found in view_of(repository).counts:
        assert found.record.origins >= 3
        assert found.record.horizon_years in {4, 5}
        assert found.record.coverage_independent < found.record.coverage <= found.record.coverage_stated


def test_the_shared_levels_have_a_value_and_the_own_ones_none(repository):
    assert all(found.goal_value is not None for found in view_of(repository).counts)
    assert all(found.goal_value is None for found in view_of(repository, goal_id="own_best").counts)


def test_four_areas_are_enough_and_one_is_too_few(repository):
    east = view_of(repository, scope="YTA2")
    assert {found.areas for found in east.counts} == {4}
    alone = view_of(repository, scope="13")
    assert alone.counts == ()
    assert alone.headlines == ()
    assert {refused.reasons[0].key for refused in alone.refusals} == {"joint.reason.too_few"}


def test_the_nation_and_collaborative_areas_are_not_counted(repository):
    codes = ("FI", "YTA2", *area_codes(repository))
    view = joint.joint_counts(repository, region_codes=codes, today=TODAY)
    assert view.counts == view_of(repository).counts


def test_the_headline_is_of_the_smallest_expected_share(repository):
    view = view_of(repository)
    smallest = min(view.counts, key=lambda found: found.expected / found.areas)
    assert [line.params["statement"] for line in view.headlines] == [smallest.statement]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("goal_id", GOALS)
def test_everything_counted_can_be_said_in_every_language(repository, language, goal_id):
    translator = Translator(language)
    sentences = []
    for scope in ("FI", "YTA2", "13"):
        view = view_of(repository, scope=scope, goal_id=goal_id)
        found = [*view.headlines, *(reason for refused in view.refusals for reason in refused.reasons)]
        found += [line for one in view.counts for line in (one.statement, one.standing, one.record_statement)]
        sentences += [translator.message(line) for line in found]
    assert not [sentence for sentence in sentences if "{" in sentence or "nan" in sentence.lower().split()]


def test_the_finnish_sentence_reads_as_officials_write(repository):
    found = next(one for one in view_of(repository).counts if one.indicator_id == "avoidable_hospital_episodes")
    assert Translator("fi").message(found.statement) == (
        f"22 alueesta arviolta {found.lower}–{found.upper} yltää vertailutasoon (paras neljännes) vuonna 2029."
    )
