"""Measure how fast the app answers, in one run, and write docs/performance.md: ``make bench-app``.

Every ratio is of two figures of the same server in the same run; seconds depend on the machine and what else it does.
"""

import argparse
import asyncio
import os
import platform
import re
import statistics
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bench import screen
from bench.load import Load, under_load
from bench.memory import Growth, growth
from bench.screen import EMPTY_PAGE, Start, Waits
from browser.harness import Server, started

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "performance.md"
BEGIN, END = "<!-- app: begin -->", "<!-- app: end -->"
SESSIONS = (1, 10, 50)
THINK_S = 2.0
PAGE_RATIO, CONTROL_RATIO, P95_S, MB_PER_THOUSAND = 2.0, 1.5, 0.5, 1.0
"""The gates: medians beside the empty page, the wait of 50 sessions, and memory that is called flat."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """Everything that one run measures."""

    start: Start
    pages: Sequence[Waits]
    controls: Sequence[Waits]
    loads: Sequence[tuple[Load, float]]
    growth: Growth
    busy: float


def processor_s(server: Server) -> float:
    """Return the processor seconds that a server has used."""
    fields = Path(f"/proc/{server.process.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def measured(folder: Path, *, seconds: float, questions: int) -> Measured:
    """Measure everything in turn, each on a server of its own."""
    busy = os.getloadavg()[0]
    with screen.browsing() as browser:
        start = screen.cold_start(browser, ROOT, folder / "cold.log")
        server = started(screen.emptied(ROOT, folder), folder / "copy.log", ROOT / "data")
        pages, controls = screen.page_changes(browser, server), screen.control_changes(browser, server)
        server.stop()
    server = started(ROOT, folder / "load.log", ROOT / "data")
    loads = []
    for sessions in SESSIONS:
        before = processor_s(server)
        load = asyncio.run(under_load(server.address, sessions=sessions, seconds=seconds, think=THINK_S))
        loads.append((load, (processor_s(server) - before) / load.answers))
    grown = asyncio.run(growth(server.address, pid=server.process.pid, questions=questions))
    server.stop()
    return Measured(start=start, pages=pages, controls=controls, loads=loads, growth=grown, busy=busy)


def ratios(waits: Sequence[Waits]) -> list[tuple[Waits, float, float]]:
    """Return each page with its medians as multiples of the empty page's: of the answer, and of the end of the run.

    A control is held beside the empty page's control of its own kind: a selection list costs the browser more than a
    slider, whatever stands on the page.
    """
    empty = {of.kind: of.medians for of in waits if of.name == EMPTY_PAGE}
    return [
        (of, of.medians[0] / empty[of.kind][0], of.medians[1] / empty[of.kind][1])
        for of in waits
        if of.name != EMPTY_PAGE
    ]


def waits_table(waits: Sequence[Waits]) -> list[str]:
    """Return a table of waits beside the empty page's."""
    rows = [(of, "(empty)", "1", "1") for of in waits if of.name == EMPTY_PAGE]
    rows += [(of, of.name, f"{first:.2f}", f"{last:.2f}") for of, first, last in ratios(waits)]
    head = ("page", "what", "answer stands, ms", "times empty", "all drawn, ms", "times empty")
    return [
        f"| {' | '.join(head)} |",
        "|---|---|---|---|---|---|",
        *(
            f"| {name} | {of.kind} | {of.medians[0]:.0f} | {first} | {of.medians[1]:.0f} | {last} |"
            for of, name, first, last in rows
        ),
    ]


def gates(found: Measured) -> list[str]:
    """Return each gate with what was measured and whether it holds."""
    page = [statistics.median(values) for values in zip(*(row[1:] for row in ratios(found.pages)), strict=True)]
    control = [statistics.median(values) for values in zip(*(row[1:] for row in ratios(found.controls)), strict=True)]
    most, _ = found.loads[-1]
    faults = sum(len(load.faults) for load, _ in found.loads)
    rows = (
        ("page change, answer, times empty (median)", f"{PAGE_RATIO}", f"{page[0]:.2f}", page[0] <= PAGE_RATIO),
        ("page change, all drawn, times empty (median)", f"{PAGE_RATIO}", f"{page[1]:.2f}", page[1] <= PAGE_RATIO),
        ("control, answer, times empty (median)", f"{CONTROL_RATIO}", f"{control[0]:.2f}", control[0] <= CONTROL_RATIO),
        (
            "control, all drawn, times empty (median)",
            f"{CONTROL_RATIO}",
            f"{control[1]:.2f}",
            control[1] <= CONTROL_RATIO,
        ),
        (f"{most.sessions} sessions, p95, s", f"{P95_S}", f"{most.p95:.2f}", most.p95 <= P95_S),
        ("errors under load", "0", str(faults), faults == 0),
        (
            f"memory, MB a thousand reruns, over {found.growth.questions}",
            f"{MB_PER_THOUSAND}",
            f"{found.growth.per_thousand:.2f}",
            found.growth.per_thousand <= MB_PER_THOUSAND,
        ),
    )
    lines = ["| gate | at most | measured | holds |", "|---|---|---|---|"]
    return lines + [f"| {name} | {most} | {value} | {'yes' if holds else 'no'} |" for name, most, value, holds in rows]


def block(found: Measured, *, command: str) -> str:
    """Return the measured part of the page."""
    machine = f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.machine()}"
    day = datetime.now(tz=UTC).date().isoformat()
    loads = [
        f"| {load.sessions} | {load.answers} | {load.p50:.3f} | {load.p95:.3f} | {load.slowest:.2f} "
        f"| {1000 * cost:.0f} | {len(load.faults)} |"
        for load, cost in found.loads
    ]
    grown = found.growth
    return "\n".join(
        (
            BEGIN,
            f"{day}, {machine}, {found.busy:.1f} other processes waiting for a core as it began: `{command}`",
            "",
            *gates(found),
            "",
            f"Cold start: {found.start.server:.1f} s until the server answers, {found.start.page:.1f} s more until the",
            f"front page's first sentence stands in a fresh browser; {found.start.bytes / 1e6:.1f} MB are loaded.",
            "",
            "Change of page, from the menu:",
            "",
            *waits_table(found.pages),
            "",
            "Change of a control, by the keyboard:",
            "",
            *waits_table(found.controls),
            "",
            f"Sessions at once, {THINK_S:.0f} s between an answer and the next question:",
            "",
            "| sessions | answers | p50, s | p95, s | slowest, s | processor, ms an answer | errors |",
            "|---|---|---|---|---|---|---|",
            *loads,
            "",
            f"Memory: {grown.first:.0f} MB after the first questions, {grown.last:.0f} MB after {grown.questions}.",
            END,
        )
    )


def main() -> None:
    """Measure, print and write the page."""
    parser = argparse.ArgumentParser(description="Measure how fast the app answers.")
    parser.add_argument("--seconds", type=float, default=60.0, help="of each load")
    parser.add_argument("--reruns", type=int, default=10_000, help="to follow the memory over")
    arguments = parser.parse_args()
    command = f'make bench-app BENCH="{" ".join(sys.argv[1:])}"' if sys.argv[1:] else "make bench-app"
    with tempfile.TemporaryDirectory() as folder:
        found = measured(Path(folder), seconds=arguments.seconds, questions=arguments.reruns)
    written = block(found, command=command)
    sys.stdout.write(f"{written}\n")
    text = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(re.sub(f"{BEGIN}.*{END}", lambda _: written, text, flags=re.DOTALL), encoding="utf-8")


if __name__ == "__main__":
    main()
