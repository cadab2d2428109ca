"""Periods count on over the new year, whatever their frequency."""

from datetime import date

import pytest

from tkkio_analytics.domain.period import Frequency, Period, consecutive


@pytest.mark.parametrize("code", ["2026", "2026-Q1", "2026-Q4", "2026-01", "2026-08", "2026-12"])
def test_a_code_comes_back(code: str) -> None:
    assert Period.parse(code).code == str(Period.parse(code)) == code


def test_steps_count_over_the_new_year() -> None:
    august = Period.parse("2026-08")
    assert august.later(5) == Period.parse("2027-01")
    assert august.later(-8) == Period.parse("2025-12")
    assert Period.parse("2029-12").steps_since(august) == 40
    assert Period.parse("2029-Q4").years_since(Period.parse("2026-Q2")) == 3.5


def test_the_year_ends_in_december_and_in_the_fourth_quarter() -> None:
    assert Period.last_of_year(2029, Frequency.MONTHLY).code == "2029-12"
    assert Period.last_of_year(2029, Frequency.QUARTERLY).code == "2029-Q4"
    assert Period.last_of_year(2029, Frequency.YEARLY).code == "2029"
    assert [Period.parse(code).ends_year for code in ("2029-12", "2029-11", "2029-Q4", "2029")] == [
        True,
        False,
        True,
        True,
    ]


def test_a_year_stands_at_its_middle_and_its_months_around_it() -> None:
    assert Period.of_year(2026).position == 2026.0
    assert Period.of_year(2026).begins_at == Period.parse("2026-01").begins_at == 2025.5
    assert Period.parse("2026-12").position == pytest.approx(2026.5 - 1 / 24)
    assert Period.parse("2026-Q3").begins_at == Period.parse("2026-07").begins_at == 2026.0


def test_periods_are_found_in_another_frequency() -> None:
    assert Period.parse("2026-08").first_in(Frequency.QUARTERLY).code == "2026-Q3"
    assert Period.parse("2026-08").first_in(Frequency.YEARLY).code == "2026"
    assert Period.parse("2026-Q3").first_in(Frequency.MONTHLY).code == "2026-07"
    assert Period.parse("2026").first_in(Frequency.MONTHLY).code == "2026-01"
    assert Period.containing(date(2026, 8, 31), Frequency.MONTHLY).code == "2026-08"
    assert Period.containing(date(2026, 8, 31), Frequency.QUARTERLY).code == "2026-Q3"
    assert Period.containing(date(2026, 8, 31), Frequency.YEARLY).code == "2026"


def test_every_period_between_two_is_there() -> None:
    found = [period.code for period in consecutive(Period.parse("2025-11"), Period.parse("2026-02"))]
    assert found == ["2025-11", "2025-12", "2026-01", "2026-02"]
