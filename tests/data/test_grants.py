"""The four grant tables of the presentation of 31 May 2023, against the totals printed in them."""

import pandas as pd
import pytest

from tkkio_analytics.data.grant_totals import total_checks
from tkkio_analytics.data.repository import Repository


def total(repository: Repository, table: str, line: str, column: str) -> float:
    frame = repository.grant_totals
    found = frame[(frame.table == table) & (frame.line == line) & (frame["column"] == column)]
    return float(found["euros"].iloc[0])


def cells(repository: Repository, table: str) -> pd.DataFrame:
    frame = repository.grants
    return frame[(frame["table"] == table) & (frame["line_kind"] == "area")]


def test_every_total_that_does_not_add_up_is_declared_and_no_other(shipped: Repository) -> None:
    checks = total_checks(shipped.grants, shipped.grant_totals)
    wrong = {(check.table, check.line, check.column) for check in checks if check.printed != check.computed}
    assert wrong == {(entry.table, entry.line, entry.column) for entry in shipped.catalog.discrepancies}
    assert len(wrong) == 7


def test_the_rrp_table_adds_up_in_every_row_and_column(shipped: Repository) -> None:
    checks = [check for check in total_checks(shipped.grants, shipped.grant_totals) if check.table == "rrp"]
    assert len(checks) == 23 + 8
    assert all(check.printed == check.computed for check in checks)


@pytest.mark.parametrize(
    ("column", "euros"),
    [
        ("1. valtionavustus", 34_390_576),
        ("2. valtionavustus", 254_791_000),
        ("Työkyky", 4_500_000),
        ("IPS", 2_399_000),
        ("Ennaltaehkäisy", 25_065_000),
        ("Tietopohja ja vaikuttavuus", 16_668_000),
        ("Digitaaliset innovaatiot", 58_000_000),
    ],
)
def test_rrp_totals_are_as_printed(shipped: Repository, column: str, euros: int) -> None:
    assert total(shipped, "rrp", "YHTEENSÄ", column) == euros


def test_the_column_totals_decide_where_the_lone_amounts_of_the_rrp_table_stand(shipped: Repository) -> None:
    rrp = cells(shipped, "rrp")
    work = rrp[(rrp.investment == "work_ability") & (rrp.euros > 0)]
    ips = rrp[(rrp.investment == "ips") & (rrp.euros > 0)]
    assert set(work["recipient"]) == {
        "Pohjanmaa",
        "Pohjois-Pohjanmaa",
        "Pohjois-Savo",
        "Päijät-Häme",
        "Satakunta",
        "Varsinais-Suomi",
    }
    assert set(ips["recipient"]) == {
        "Kainuu",
        "Keski-Pohjanmaa",
        "Keski-Suomi",
        "Pohjanmaa",
        "Pohjois-Savo",
        "Varsinais-Suomi",
    }


def test_every_area_has_both_rrp_grants_and_both_tulsote_years(shipped: Repository) -> None:
    counties = {region.code for region in shipped.catalog.regions if region.category.value == "HYVINVOINTIALUE"}
    for table, rounds in (("rrp", {"1", "2"}), ("tulsote", {"2020", "2021"})):
        for number in rounds:
            frame = cells(shipped, table)
            assert set(frame.loc[frame["round"] == number, "region_code"]) == counties


def test_tulsote_and_coordination_make_the_printed_whole(shipped: Repository) -> None:
    whole = total(shipped, "programme", "Yhteensä", "Tulsote ja koordinaatio")
    parts = (
        total(shipped, "tulsote", "yhteensä (€)", "yhteensä (€)"),
        total(shipped, "coordination", "yhteensä (€)", "yhteensä (€)"),
    )
    assert parts == (210_885_662, 11_853_160)
    assert sum(parts) == whole == 222_738_822


def test_the_state_of_payments_starts_from_the_grants(shipped: Repository) -> None:
    status = shipped.grants[shipped.grants["table"] == "tulsote_status"]
    granted = status[status["status"] == "granted"].set_index("investment")["euros"]
    assert granted["projects"] + granted["lape"] == 210_885_662
    assert granted["coordination"] == 11_853_160


def test_tulsote_areas_of_uusimaa_add_up_to_their_subtotal(shipped: Repository) -> None:
    frame = cells(shipped, "tulsote")
    parts = frame[frame["group"] == "Uusimaa yht."].groupby("column")["euros"].sum()
    assert parts.to_dict() == {"2020": 16_957_405, "2021": 34_084_260}


def test_research_grants_of_the_collaborative_areas(shipped: Repository) -> None:
    frame = cells(shipped, "rrp_research").set_index("region_code")["euros"]
    assert frame.to_dict() == {
        "YTA1": 2_610_000,
        "YTA2": 1_510_000,
        "YTA3": 1_920_000,
        "YTA4": 1_490_000,
        "YTA5": 1_170_000,
    }


def test_operating_models_of_two_programmes_are_never_one_series(shipped: Repository) -> None:
    counts = shipped.points[shipped.points["unit"] == "count"]
    assert counts["indicator_id"].tolist() == ["", "", ""]
    assert counts["value"].tolist() == [853.0, 418.0, 82.0]
