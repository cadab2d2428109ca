"""The door waits between questions, by a clock and a pause that the test holds."""

from sotkanet_server import Sotkanet

from tkkio_analytics.data.http import Door, Policy


def test_the_pace_is_kept_between_questions_and_not_after_a_longer_pause(sotkanet: Sotkanet, address: str) -> None:
    slept: list[float] = []
    now = 100.0

    def sleep(seconds: float) -> None:
        nonlocal now
        slept.append(round(seconds, 6))
        now += seconds

    door = Door(source="Sotkanet", user_agent="test", policy=Policy(pace=1.0), sleep=sleep, clock=lambda: now)
    door.get(f"{address}/regions")
    assert slept == []
    now += 0.25
    door.get(f"{address}/regions")
    assert slept == [0.75]
    now += 5.0
    door.get(f"{address}/regions")
    assert slept == [0.75]
    assert len(sotkanet.questions("/regions")) == 3
