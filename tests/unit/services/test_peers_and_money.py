"""What the services say of peers, money and need where there is nothing to say."""

import pytest

from tkkio_analytics.domain.peers import Comparator, Group
from tkkio_analytics.domain.period import Period
from tkkio_analytics.errors import NoDataError, UnknownIndicatorError, UnknownRegionError
from tkkio_analytics.i18n import LANGUAGES, Translator
from tkkio_analytics.services import money, peers


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_nation_has_no_peers_and_the_error_says_what_to_do(repository, language):
    with pytest.raises(NoDataError) as caught:
        peers.peers_of(repository, region_code="FI")
    assert caught.value.key == "errors.no_peers"
    said = Translator(language).text(caught.value.key, **caught.value.params)
    assert repository.catalog.region("FI").short_name.in_language(language) in said


def test_unknown_names_are_said(repository):
    with pytest.raises(UnknownRegionError):
        peers.group_of(repository, comparator=Comparator.PEERS, region_code="91")
    with pytest.raises(UnknownRegionError):
        money.money(repository, scope="91")
    with pytest.raises(UnknownIndicatorError):
        money.need_adjusted(repository, indicator_id="nothing", period=Period.of_year(2024))
    group = Group(comparator=Comparator.YTA, region_code="13", members=("12", "14"))
    with pytest.raises(NoDataError):
        peers.beside(repository, indicator_id="remote_contacts", group=group)


def test_a_year_without_figures_is_not_adjusted(repository):
    with pytest.raises(NoDataError):
        money.need_adjusted(repository, indicator_id="primary_care_cost", period=Period.of_year(1999))


def test_an_area_stands_beside_its_collaborative_area(repository):
    group = peers.group_of(repository, comparator=Comparator.YTA, region_code="13")
    assert group.members == ("12", "14", "15")
    found = peers.beside(repository, indicator_id="primary_care_cost", group=group, period=Period.of_year(2024))
    rows = repository.observations.set_index(["indicator_id", "region_code", "period"])["value"]
    by_hand = sum(rows["primary_care_cost", code, "2024"] for code in group.members) / 3
    assert (found.value, found.mean) == (rows["primary_care_cost", "13", "2024"], pytest.approx(by_hand))


def test_peers_are_not_mutual_by_rule(repository):
    found = peers.peer_sets(repository)
    pairs = {(code, peer.region_code) for code, of_area in found.items() for peer in of_area.peers}
    assert any((other, code) not in pairs for code, other in pairs)


def test_the_money_of_a_scope_is_that_of_its_areas(repository):
    assert [len(money.money(repository, scope=scope).areas) for scope in ("FI", "YTA2", "13")] == [22, 4, 1]
    nation = money.money(repository, scope="FI")
    parts = [dict(money.money(repository, scope=f"YTA{n}").totals)[2026] for n in range(1, 6)]
    assert dict(nation.totals)[2026] == pytest.approx(sum(parts))
