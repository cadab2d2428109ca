"""`tkkio refresh --check`: do the sources answer as their contracts say."""

from argparse import Namespace
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Final

from tkkio_analytics.cli.plain import to_json
from tkkio_analytics.cli.terminal import write
from tkkio_analytics.config import Settings
from tkkio_analytics.domain.source_check import CheckResult, CheckState, SourceCheck
from tkkio_analytics.i18n import Translator
from tkkio_analytics.services.source_checks import FOLDER, check

EXIT: Final = {CheckState.OK: 0, CheckState.DIFFERS: 1, CheckState.UNREACHABLE: 2}


def run(options: Namespace, translator: Translator) -> int:
    """Print a line a check; return 0 where all is as expected, 1 where an answer differs, 2 where there was none."""
    found = check(
        Settings.from_env(),
        source_ids=tuple(options.source or ()),
        addresses=tuple(options.base_url or ()),
        folder=None if options.data_dir is None else Path(options.data_dir) / FOLDER,
    )
    if options.json:
        write([to_json(_answer(found, translator), translator=translator)])
    else:
        write(_lines(found, translator))
    return max((EXIT[result.state] for result in found.results), default=0)


def _answer(found: SourceCheck, translator: Translator) -> dict[str, object]:
    results = [
        {field.name: getattr(result, field.name) for field in fields(result)}
        | {
            "asked": translator.text(f"source_check.asked.{result.check_id}"),
            "expected": translator.text(f"source_check.expected.{result.check_id}"),
        }
        for result in found.results
    ]
    times = {"begun": found.begun.isoformat(), "ended": found.ended.isoformat()}
    return times | {"counts": {state.value: found.count(state) for state in CheckState}, "results": results}


def _lines(found: SourceCheck, translator: Translator) -> Iterator[str]:
    width = max(len(translator.text(f"source_check.state.{state.value}")) for state in CheckState)
    told: set[str] = set()
    for result in found.results:
        state = translator.text(f"source_check.state.{result.state.value}").ljust(width)
        yield f"{state}  {_source(result, translator)}: {_line(result, translator, told)}"
    counts = {state.value: found.count(state) for state in CheckState}
    yield translator.text("source_check.summary", **counts)
    if not all(result.verified for result in found.results):
        yield translator.text("source_check.unverified")


def _source(result: CheckResult, translator: Translator) -> str:
    return result.source if result.verified else translator.text("source_check.unverified_source", source=result.source)


def _line(result: CheckResult, translator: Translator, told: set[str]) -> str:
    """Return what one check found; why a source cannot be reached is said once."""
    asked = translator.text(f"source_check.asked.{result.check_id}")
    found = translator.message(result.found)
    if result.state is CheckState.OK:
        return f"{asked}: {found}"
    if result.state is CheckState.DIFFERS:
        expected = translator.text(f"source_check.expected.{result.check_id}")
        return translator.text("source_check.differs", asked=asked, expected=expected, found=found)
    said = found in told
    told.add(found)
    return asked if said else f"{asked}: {found}"
