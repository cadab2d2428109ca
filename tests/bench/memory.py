"""Whether the server's memory grows with what it is asked."""

import asyncio
import itertools
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from bench.load import INDICATORS, REGIONS, VIEWS
from bench.reader import Reader, reading

EVERY = 50
"""Questions between two looks at the memory."""
SESSION = 200
"""Questions of one session, before the next one takes over."""
SETTLED = 0.4
"""Share of the questions after which every answer that is kept has been asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Growth:
    """Megabytes after the first questions and after the last, and how many a thousand questions add once settled."""

    questions: int
    first: float
    last: float
    per_thousand: float
    faults: tuple[str, ...]


def resident(pid: int) -> float:
    """Return the megabytes that a process keeps in memory."""
    line = next(line for line in Path(f"/proc/{pid}/status").read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


async def growth(address: str, *, pid: int, questions: int) -> Growth:
    """Ask view after view and look at the memory now and then.

    Parameters
    ----------
    address
        Of the running app.
    pid
        Of its process.
    questions
        How many in all.
    """
    walk = itertools.cycle(itertools.product(REGIONS, INDICATORS, VIEWS))
    seen, faults = [(0, resident(pid))], []
    asked = 0
    while asked < questions:
        async with reading(address) as connection:
            reader = Reader(connection=connection)
            for region, indicator, (page, wanted) in itertools.islice(walk, min(SESSION, questions - asked)):
                chosen = {name: value.format(region=region, indicator=indicator) for name, value in wanted.items()}
                answer = await reader.open(page, **chosen)
                faults += [answer.fault] if answer.fault else []
                asked += 1
                seen += [(asked, resident(pid))] if asked % EVERY == 0 else []
        await asyncio.sleep(0)
    return fitted(seen, faults=tuple(faults))


def fitted(seen: list[tuple[int, float]], *, faults: tuple[str, ...] = ()) -> Growth:
    """Return the growth by a straight line through what was seen once the kept answers had settled."""
    questions = seen[-1][0]
    settled = [(asked, megabytes) for asked, megabytes in seen if asked >= SETTLED * questions]
    slope = np.polyfit(*zip(*settled, strict=True), 1)[0]
    return Growth(
        questions=questions, first=seen[1][1], last=seen[-1][1], per_thousand=float(slope) * 1000, faults=faults
    )
