"""The readers of the bench speak the app's protocol; ten thousand questions leave the server's memory as it was."""

import asyncio
import math

import pytest
from bench.load import under_load
from bench.memory import fitted, growth
from bench.performance import MB_PER_THOUSAND
from bench.reader import Answer, Reader, reading
from browser.harness import Server

pytestmark = pytest.mark.browser
QUESTIONS = 10_000


async def walk(address: str) -> list[Answer]:
    async with reading(address) as connection:
        reader = Reader(connection=connection)
        answers = [await reader.open(page) for page in ("trends", "compare")]
        offered = reader.choices["compare.indicator"][1]
        return [
            *answers,
            await reader.choose("compare.indicator", offered[-1]),
            await reader.open("compare", lang="sv"),
        ]


def test_a_reader_opens_pages_and_chooses(server: Server) -> None:
    trends, compare, chosen, swedish = asyncio.run(walk(server.address))
    assert [answer.fault for answer in (trends, compare, chosen, swedish)] == [None] * 4
    assert {compare.page, chosen.page, swedish.page} == {"compare"}
    assert min(answer.messages for answer in (trends, compare, chosen)) > 20
    assert compare.bytes not in {chosen.bytes, swedish.bytes}


def test_several_readers_at_once_are_all_answered(server: Server) -> None:
    load = asyncio.run(under_load(server.address, sessions=3, seconds=1.0, think=0.1))
    assert load.faults == ()
    assert load.answers >= load.sessions
    assert 0.0 < load.p50 <= load.p95 <= load.slowest


def test_what_goes_wrong_is_counted(server: Server) -> None:
    load = asyncio.run(under_load(server.address.replace("http://", "http://no-"), sessions=2, seconds=0.1, think=0.0))
    assert len(load.faults) == 2
    assert math.isnan(load.p95)


def test_growth_is_told_from_a_start_that_fills_the_caches() -> None:
    flat = fitted([(0, 100.0), *((asked, min(100.0 + asked, 400.0)) for asked in range(50, 1001, 50))])
    assert flat.per_thousand == pytest.approx(0.0, abs=1e-9)
    leaking = fitted([(asked, 100.0 + asked / 100) for asked in range(0, 1001, 50)])
    assert leaking.per_thousand == pytest.approx(10.0)


@pytest.mark.soak
def test_memory_is_flat_over_ten_thousand_reruns(server: Server) -> None:
    found = asyncio.run(growth(server.address, pid=server.process.pid, questions=QUESTIONS))
    assert found.faults == ()
    assert found.per_thousand <= MB_PER_THOUSAND
