"""Pages are worked out one at a time, and none waits for ever for one that takes long."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event, Lock

import pytest

from tkkio_analytics.ui.turns import Turns


def test_one_turn_is_held_at_a_time() -> None:
    turns, together, guard = Turns(patience=60.0), [], Lock()
    ready, inside = Barrier(8), 0

    def work() -> None:
        nonlocal inside
        ready.wait()
        with turns.turn():
            with guard:
                inside += 1
                together.append(inside)
            with guard:
                inside -= 1

    with ThreadPoolExecutor(8) as pool:
        for done in [pool.submit(work) for _ in range(8)]:
            done.result()
    assert together == [1] * 8


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
