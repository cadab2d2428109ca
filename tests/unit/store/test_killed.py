"""A process killed while it saves leaves the old record or the new one, with the history to match."""

import random
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import select, text
from unit.store.writer import NOON, WRITERS

from tkkio_analytics.domain.judgement import Recommendation
from tkkio_analytics.domain.saved_scenario import SavedScenario
from tkkio_analytics.store import tables
from tkkio_analytics.store.records import Store

WRITER = Path(__file__).with_name("writer.py")
KILLS, KILLS_WHOLE = 4, 60
LONGEST_LIFE_S = 0.2
"""Many saves fit into this, so that the kill falls at every stage of one."""


def kill_after(delay_s: float, address: str, kind: str) -> int:
    """Return the number of the last save that the killed process had reported."""
    command = [sys.executable, str(WRITER), address, kind]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)  # noqa: S603  our own writer
    assert process.stdout is not None
    said = process.stdout.readline()
    assert said, "the writer never saved"
    try:
        process.wait(timeout=delay_s)
    except subprocess.TimeoutExpired:
        process.kill()
    rest = process.stdout.read().splitlines()
    process.stdout.close()
    process.wait()
    assert process.returncode != 0
    # A line that the kill cut short is not a report.
    return max(int(line) for line in [said.strip(), *rest] if line.isdigit())


def check(store: Store, noun: type[Recommendation | SavedScenario], *, reported: int) -> None:
    """What was reported is there; the record is whole; every revision follows from the one before."""
    (found,) = store.entries(noun)
    assert found.entry == WRITERS[noun.kind](found.version)
    assert found.version in {reported, reported + 1}
    assert store.latest_revision() == found.version
    with store.engine.connect() as connection:
        numbers = connection.execute(select(tables.revision.c.number).order_by(tables.revision.c.number)).scalars()
        assert list(numbers) == list(range(1, found.version + 1))
    latest, *older = store.history(noun, key="killed")[:3]
    assert (latest.after, latest.at, latest.author) == (found.entry, NOON, "Maija")
    if older:
        assert latest.before == older[0].after


def killed_again_and_again(
    store: Store, address: str, noun: type[Recommendation | SavedScenario], *, kills: int, seed: int
) -> None:
    dice = random.Random(seed)  # noqa: S311  moments, not secrets
    for _ in range(kills):
        reported = kill_after(dice.uniform(0.0, LONGEST_LIFE_S), address, noun.kind)
        check(store, noun, reported=reported)
    if store.engine.dialect.name == "sqlite":
        with store.engine.connect() as connection:
            assert connection.execute(text("PRAGMA integrity_check")).scalar_one() == "ok"


def test_a_killed_save_leaves_the_old_record_or_the_new(store: Store, address: str) -> None:
    killed_again_and_again(store, address, Recommendation, kills=KILLS, seed=20261124)


def test_a_killed_save_of_a_scenario_leaves_the_old_one_or_the_new(store: Store, address: str) -> None:
    killed_again_and_again(store, address, SavedScenario, kills=KILLS, seed=11)


@pytest.mark.soak
def test_many_killed_saves_leave_the_old_record_or_the_new(store: Store, address: str) -> None:
    killed_again_and_again(store, address, Recommendation, kills=KILLS_WHOLE, seed=7)
