"""Many readers at once on real pages, with a pause to think between their questions, and what they had to wait."""

import asyncio
import math
import random
import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from bench.reader import Answer, Reader, reading
from websockets.exceptions import WebSocketException

VIEWS = (
    ("overview", {}),
    ("overview", {"scope": "county", "region": "{region}"}),
    ("compare", {"indicator": "{indicator}"}),
    ("trends", {"indicator": "{indicator}", "region": "{region}"}),
    ("trends", {"indicator": "{indicator}", "region": "{region}", "goal": "own_best"}),
    ("risks", {"scope": "county", "region": "{region}"}),
    ("what_if", {"indicator": "{indicator}", "region": "{region}", "lever": "pace=-5"}),
    ("claims", {"indicator": "{indicator}", "region": "{region}"}),
    ("tkkio", {"scope": "county", "region": "{region}"}),
    ("funding", {}),
    ("data", {}),
    ("methods", {}),
)
"""What readers look at; each draws a view, an area and an indicator by its own seed."""
REGIONS = ("02", "05", "07", "11", "13", "19", "90")
INDICATORS = ("emergency_visits", "self_rated_health", "quick_contact", "diabetes_entitlement")
LANGUAGES = ("fi", "fi", "sv", "en")
CHOICE_SHARE = 0.5
"""Of questions that change one selection list of the page that is open; the others change page or view."""
CHOSEN = {"compare": "compare.indicator", "trends": "trends.region", "what_if": "what_if.region"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """What some readers at once had to wait, in seconds, and what went wrong."""

    sessions: int
    answers: int
    p50: float
    p95: float
    slowest: float
    faults: tuple[str, ...]


async def read(address: str, *, number: int, seconds: float, think: float) -> list[Answer]:
    """Read for a while as one session, the first question coming at a moment of its own."""
    chance = random.Random(number)  # noqa: S311  a seeded walk, no secret
    await asyncio.sleep(chance.uniform(0.0, think))
    until = asyncio.get_running_loop().time() + seconds
    language = chance.choice(LANGUAGES)
    answers = []
    try:
        async with reading(address) as connection:
            reader = Reader(connection=connection)
            while asyncio.get_running_loop().time() < until:
                answers.append(await ask(reader, chance, language=language))
                await asyncio.sleep(think)
    except (WebSocketException, OSError) as error:
        answers.append(Answer(page="", seconds=0.0, messages=0, bytes=0, fault=repr(error)))
    return answers


async def ask(reader: Reader, chance: random.Random, *, language: str) -> Answer:
    """Ask the next question of a walk: another choice on the page, or another page or view."""
    key = CHOSEN.get(reader.page, "")
    if key in reader.choices and chance.random() < CHOICE_SHARE:
        option = chance.choice(reader.choices[key][1])
        return await reader.choose(key, option, lang=language)
    page, wanted = chance.choice(VIEWS)
    chosen = {"region": chance.choice(REGIONS), "indicator": chance.choice(INDICATORS)}
    parameters = {name: value.format(**chosen) for name, value in wanted.items()}
    return await reader.open(page, lang=language, **parameters)


async def under_load(address: str, *, sessions: int, seconds: float, think: float) -> Load:
    """Let sessions read at once for a while.

    Parameters
    ----------
    address
        Of the running app.
    sessions
        How many read at once.
    seconds
        For how long new questions are asked.
    think
        Seconds between an answer and the next question.
    """
    readers = (read(address, number=number, seconds=seconds, think=think) for number in range(sessions))
    walks = await asyncio.gather(*readers)
    return summed([answer for walk in walks for answer in walk], sessions=sessions)


def summed(answers: Sequence[Answer], *, sessions: int) -> Load:
    """Return the waits of all answers together."""
    waits = sorted(answer.seconds for answer in answers if answer.fault is None) or [math.nan]
    return Load(
        sessions=sessions,
        answers=len(answers),
        p50=statistics.median(waits),
        p95=waits[min(len(waits) - 1, int(0.95 * len(waits)))],
        slowest=waits[-1],
        faults=tuple(f"{answer.page}: {answer.fault}" for answer in answers if answer.fault is not None),
    )
