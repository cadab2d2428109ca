"""Pages are worked out one at a time, and none waits for ever for one that takes long."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from tkkio_analytics.ui.turns import Turns


def test_one_turn_is_held_at_a_time() -> None:
    turns, asked, entered = Turns(patience=60.0), Event(), Event()

    def work() -> None:
        asked.set()
        with turns.turn():
            entered.set()

    with ThreadPoolExecutor(1) as pool:
        with turns.turn():
            waiting = pool.submit(work)
            assert asked.wait(60)
            assert not entered.wait(0.2)
        assert entered.wait(60)
        waiting.result()


def test_who_waits_too_long_goes_on_without_a_turn() -> None:
    turns, held, ended = Turns(patience=0.05), Event(), Event()

    def long() -> None:
        with turns.turn():
            held.set()
            assert ended.wait(60)

    with ThreadPoolExecutor(1) as pool:
        running = pool.submit(long)
        assert held.wait(60)
        for _ in range(2):
            with turns.turn():
                assert not running.done()
        ended.set()
        running.result()


def test_a_turn_is_given_back_whatever_went_wrong() -> None:
    turns = Turns(patience=60.0)
    for _ in range(2):
        with pytest.raises(ZeroDivisionError), turns.turn():
            raise ZeroDivisionError
    with turns.turn():
        pass
