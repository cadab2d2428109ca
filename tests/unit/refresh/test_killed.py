"""A refresh killed at any moment leaves a release that opens: the old one or the new one, never half of either."""

import random
import subprocess
import sys
from pathlib import Path

import pytest
from sotkanet_server import Sotkanet

from tkkio_analytics.data.repository import Repository
from tkkio_analytics.data.snapshot import release_ids

REFRESHER = Path(__file__).with_name("refresher.py")
KILLS, KILLS_WHOLE = 4, 100
LONGEST_LIFE_S = 0.6
"""One or two refreshes fit into this, so that the kill falls at every stage of one."""
VISITS_ID = 5081


def revise(sotkanet: Sotkanet, turn: int) -> None:
    """Let each question find one figure revised, so that every refresh has news."""
    rows = sotkanet.rows[VISITS_ID]
    rows[turn % len(rows)]["value"] = 300.0 + turn % 50


def kill_after(delay_s: float, root: Path, refreshed: Path, address: str) -> str:
    """Return the last release that the killed process had reported."""
    command = [sys.executable, str(REFRESHER), str(root / "data"), str(refreshed), address]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)  # noqa: S603  our own refresher
    assert process.stdout is not None
    said = process.stdout.readline()
    assert said, "the refresher never published"
    try:
        process.wait(timeout=delay_s)
    except subprocess.TimeoutExpired:
        process.kill()
    rest = process.stdout.read().splitlines()
    process.stdout.close()
    process.wait()
    return next((line for line in reversed([said.strip(), *rest]) if line.startswith("2026-")), said.strip())


def killed_again_and_again(sotkanet: Sotkanet, root: Path, refreshed: Path, address: str, *, kills: int) -> None:
    dice = random.Random(20261125)  # noqa: S311  moments, not secrets
    turns = iter(range(10**9))
    whole = sotkanet.answer

    def revised_each_time(path: str) -> bytes | None:
        if path.startswith("/json"):
            revise(sotkanet, next(turns))
        return whole(path)

    sotkanet.answer = revised_each_time  # type: ignore[method-assign]
    for _ in range(kills):
        reported = kill_after(dice.uniform(0.0, LONGEST_LIFE_S), root, refreshed, address)
        repository = Repository.from_folder(root / "data", refreshed=refreshed)
        known = release_ids(refreshed)
        assert repository.release.id == known[-1]
        assert known.index(reported) >= len(known) - 2


def test_a_killed_refresh_leaves_a_whole_release(sotkanet: Sotkanet, root: Path, tmp_path: Path, address: str) -> None:
    killed_again_and_again(sotkanet, root, tmp_path / "data", address, kills=KILLS)


@pytest.mark.soak
def test_many_killed_refreshes_leave_a_whole_release(
    sotkanet: Sotkanet, root: Path, tmp_path: Path, address: str
) -> None:
    killed_again_and_again(sotkanet, root, tmp_path / "data", address, kills=KILLS_WHOLE)
