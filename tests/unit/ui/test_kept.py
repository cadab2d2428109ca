"""Answers kept at hand are the ones worked out, each once, and no more of them than was said."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from tkkio_analytics.ui.cache.kept import kept


def test_an_answer_is_worked_out_once_for_what_tells_answers_apart() -> None:
    asked = []

    @kept(most=8)
    def twice(_source: list[int], number: int) -> int:
        asked.append(number)
        return 2 * number

    assert [twice([1], 2), twice([9, 9], 2), twice([1], 3)] == [4, 4, 6]
    assert asked == [2, 3]


def test_it_is_known_whether_an_answer_is_at_hand() -> None:
    @kept(most=2)
    def twice(number: int) -> int:
        return 2 * number

    assert not twice.at_hand(2)
    twice(2)
    assert twice.at_hand(2)
    assert not twice.at_hand(3)


def test_the_least_recently_asked_for_is_dropped() -> None:
    asked = []

    @kept(most=2)
    def same(name: str) -> str:
        asked.append(name)
        return name

    for name in ("a", "b", "a", "c", "a", "b"):
        assert same(name) == name
    assert asked == ["a", "b", "c", "b"]


def test_an_answer_grows_old() -> None:
    asked = []

    @kept(most=2, for_s=-1.0)
    def same(name: str) -> str:
        asked.append(name)
        return name

    assert [same("a"), same("a")] == ["a", "a"]
    assert asked == ["a", "a"]


def test_cleared_answers_are_worked_out_again() -> None:
    asked = []

    @kept(most=2)
    def same(name: str) -> str:
        asked.append(name)
        return name

    same("a")
    same.clear()
    same("a")
    assert asked == ["a", "a"]


def test_an_error_is_not_kept() -> None:
    asked = []

    @kept(most=2)
    def fails(name: str) -> str:
        asked.append(name)
        raise ValueError(name)

    for _ in range(2):
        with pytest.raises(ValueError, match="a"):
            fails("a")
    assert asked == ["a", "a"]


def test_many_at_once_are_handed_one_answer() -> None:
    asked, together = [], Barrier(4)

    @kept(most=2)
    def made(name: str) -> object:
        asked.append(name)
        return object()

    def ask(_: int) -> object:
        together.wait()
        return made("a")

    with ThreadPoolExecutor(4) as pool:
        assert len(set(pool.map(ask, range(4)))) == 1
    assert asked == ["a"]
