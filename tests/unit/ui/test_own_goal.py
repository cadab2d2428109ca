"""A goal as people type it."""

import pytest

from tkkio_analytics.ui import own_goal


@pytest.mark.parametrize(
    ("typed", "value"),
    [("54,5", 54.5), ("54.5", 54.5), (" 54,5 % ", 54.5), ("1\xa0054,5", 1054.5), ("−2,1", -2.1), ("0", 0.0)],
)
def test_numbers_are_read_as_they_are_written(typed: str, value: float) -> None:
    assert own_goal.value(typed, factor=1.0) == value


@pytest.mark.parametrize("typed", ["", "abc", "5,4,3", "nan", "inf", "1e999", "5x"])
def test_what_is_no_number_is_none(typed: str) -> None:
    assert own_goal.value(typed, factor=1.0) is None


def test_a_shown_percent_becomes_a_published_share() -> None:
    assert own_goal.value("45", factor=100.0) == pytest.approx(0.45)


def test_the_address_holds_a_plain_number_in_every_language() -> None:
    assert own_goal.code("54,5") == "54.5"
    assert own_goal.shown("54.5", language="fi") == "54,5"
    assert own_goal.shown("54.5", language="en") == "54.5"
