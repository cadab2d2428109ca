"""All four grant tables on the page: the printed totals, or the exact difference."""

import pytest

from tkkio_analytics.data.repository import Repository
from tkkio_analytics.domain.funding import GrantQuestion
from tkkio_analytics.services import funding

FOUR_TABLES = ("tulsote", "coordination", "tulsote_status", "rrp")
DIFFERENCES = {
    ("tulsote", "Etelä-Savo yht.", "2020"): -100.0,
    ("tulsote", "yhteensä (€)", "2021"): -30_000.0,
    ("tulsote", "yhteensä (€)", "yhteensä (€)"): -30_000.0,
    ("coordination", "yhteensä (€)", "OT-keskus"): 500_000.0,
    ("coordination", "yhteensä (€)", "yhteensä (€)"): 500_000.0,
    ("tulsote_status", "Tulevaisuuden sote-keskus hankkeet", "Jäljellä 15.5.2023"): 4_317_038.0,
    ("tulsote_status", "Tulevaisuuden sote-keskus-hankkeet, Lape-osuus", "Jäljellä 15.5.2023"): 1_583_859.0,
}


@pytest.mark.parametrize("table", FOUR_TABLES)
def test_every_printed_total_is_in_its_table_with_its_difference_and_a_reason(shipped: Repository, table: str) -> None:
    printed = funding.printed_grants(shipped, table=table)
    assert printed is not None
    shown = {
        (table, row.line, column): check
        for row in printed.rows
        for column, check in zip(printed.columns, row.checks, strict=True)
        if check is not None
    }
    wanted = {(check.table, check.line, check.column) for check in funding.checked_totals(shipped)}
    assert set(shown) == {cell for cell in wanted if cell[0] == table}
    differing = {cell: check.difference for cell, check in shown.items() if not check.agrees}
    assert differing == {cell: euros for cell, euros in DIFFERENCES.items() if cell[0] == table}
    assert all((check.reason is None) == check.agrees for check in shown.values())


def test_no_total_is_left_unchecked(shipped: Repository) -> None:
    totals = shipped.grant_totals
    named = {(check.table, check.line, check.column) for check in funding.checked_totals(shipped)}
    assert set(totals[["table", "line", "column"]].itertuples(index=False, name=None)) <= named


@pytest.mark.parametrize(
    ("question", "total", "printed"),
    [
        (GrantQuestion(table="tulsote", round="2020"), 69_958_869, 69_958_869),
        (GrantQuestion(table="tulsote", round="2021"), 140_896_793, 140_926_793),
        (GrantQuestion(table="tulsote"), 210_855_662, 210_885_662),
        (GrantQuestion(table="coordination"), 12_353_160, 11_853_160),
        (GrantQuestion(table="coordination", investment="ot_centre"), 2_500_000, 2_000_000),
        (GrantQuestion(table="coordination", investment="psychosocial_methods"), 9_853_160, 9_853_160),
        (GrantQuestion(table="rrp", round="1"), 34_390_576, 34_390_576),
        (GrantQuestion(table="rrp", round="2"), 254_791_000, 254_791_000),
        (GrantQuestion(table="rrp", round="2", investment="investment_1"), 148_159_000, 148_159_000),
        (GrantQuestion(table="rrp", round="2", investment="investment_3"), 16_668_000, 16_668_000),
        (GrantQuestion(table="rrp", round="2", investment="ips"), 2_399_000, 2_399_000),
        (GrantQuestion(table="rrp"), 289_181_576, None),
        (GrantQuestion(table="tulsote_status", status="paid"), 58_555_574, None),
    ],
)
def test_each_choice_stands_beside_its_own_printed_total(
    shipped: Repository, question: GrantQuestion, total: int, printed: int | None
) -> None:
    view = funding.grant_view(shipped, question=question)
    assert view.total == total
    assert (None if view.printed is None else view.printed.printed) == printed


def test_remaining_money_that_does_not_agree_says_so_on_its_own_line(shipped: Repository) -> None:
    view = funding.grant_view(shipped, question=GrantQuestion(table="tulsote_status", status="remaining"))
    found = {line.recipient: [check.difference for check in line.checks] for line in view.lines}
    assert sorted(found.values()) == [[], [1_583_859.0], [4_317_038.0]]
    granted = funding.grant_view(shipped, question=GrantQuestion(table="tulsote_status", status="granted"))
    assert all(not line.checks for line in granted.lines)


def test_a_grant_is_divided_by_the_inhabitants_of_the_stated_year(shipped: Repository) -> None:
    view = funding.grant_view(shipped, question=GrantQuestion(table="tulsote", round="2020"))
    kainuu = next(line for line in view.lines if line.recipient == "Kainuu")
    assert view.population_year == 2020
    assert kainuu.per_inhabitant == pytest.approx(1_671_131 / 71_664)
    rrp = funding.grant_view(shipped, question=GrantQuestion(table="rrp", round="2"))
    assert rrp.population_year == 2021
    assert next(line for line in rrp.lines if line.region_code == "20").per_inhabitant == pytest.approx(
        6_465_000 / 71_255
    )
