"""`tkkio refresh`: fetch what the sources have published since, and put it in force whole or not at all."""

from argparse import Namespace
from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path
from typing import Final, NoReturn

from tqdm import tqdm

from tkkio_analytics.cli import source_check
from tkkio_analytics.cli.plain import to_json
from tkkio_analytics.cli.terminal import paragraph, write
from tkkio_analytics.config import Settings
from tkkio_analytics.domain.difference import CellChange
from tkkio_analytics.domain.indicator import Indicator
from tkkio_analytics.domain.message import Quantity
from tkkio_analytics.domain.refresh import FileResult, SeriesResult, SeriesState
from tkkio_analytics.i18n import Translator
from tkkio_analytics.services.refresh import Order, Refreshed, refresh

NOT_ALL: Final = 1
LEFT: Final = (SeriesState.FAILED, SeriesState.HELD)


class _Bar:
    """A progress bar over the series, with the time left."""

    def __init__(self, translator: Translator, *, quiet: bool) -> None:
        self._bar: tqdm[NoReturn] = tqdm(
            desc=translator.text("refresh.progress"), disable=quiet, unit="", mininterval=0.2
        )

    def __call__(self, done: int, whole: int, label: str) -> None:
        self._bar.total = whole
        self._bar.set_postfix_str(label, refresh=False)
        self._bar.update(done - self._bar.n)

    def close(self) -> None:
        self._bar.close()


def run(options: Namespace, translator: Translator) -> int:
    """Refresh and tell what came of it; return 1 where a series failed or was held back."""
    if options.check:
        return source_check.run(options, translator)
    bar = _Bar(translator, quiet=options.quiet or options.json)
    try:
        refreshed = refresh(Settings.from_env(), _order(options), progress=bar)
    finally:
        bar.close()
    if options.json:
        write([to_json(_answer(refreshed), translator=translator)])
    else:
        write(_lines(refreshed, translator))
    results: tuple[SeriesResult | FileResult, ...] = (*refreshed.report.series, *refreshed.report.files)
    return NOT_ALL if any(result.state in LEFT for result in results) else 0


def _order(options: Namespace) -> Order:
    return Order(
        source_ids=tuple(options.source or ()),
        indicator_ids=tuple(options.indicator or ()),
        accepted=tuple(options.accept or ()),
        missing=options.headline,
        whole=options.whole,
        again=options.again,
        dry_run=options.dry_run,
        run_id=options.run,
        base_url=options.base_url[-1] if options.base_url else None,
        folder=None if options.data_dir is None else Path(options.data_dir),
    )


def _answer(refreshed: Refreshed) -> dict[str, object]:
    report = replace(refreshed.report, outside=())
    return {field.name: getattr(report, field.name) for field in fields(report)} | {"published": report.published}


def _lines(refreshed: Refreshed, translator: Translator) -> Iterator[str]:
    report = refreshed.report
    for result in report.series:
        yield from _series_lines(result, refreshed, translator)
    for file in report.files:
        yield from _file_lines(file, refreshed, translator)
    yield from _unverified(refreshed, translator)
    for state in SeriesState:
        if report.count(state):
            yield translator.text(f"refresh.count.{state.value}", count=report.count(state))
    outcome = "dry_run" if report.dry_run else "published" if report.published else "nothing_new"
    yield from paragraph(translator.text(f"refresh.{outcome}", release=report.after))


def _series_lines(result: SeriesResult, refreshed: Refreshed, translator: Translator) -> Iterator[str]:
    if result.state is SeriesState.UNCHANGED:
        return
    indicator = refreshed.indicators.get(result.indicator_id)
    name = result.indicator_id if indicator is None else indicator.short_name
    words: dict[str, object] = {"indicator": name, "id": result.source_id}
    if result.reason is not None:
        why = translator.message(result.reason)
        yield from paragraph(translator.text(f"refresh.series.{result.state.value}", why=why, **words), indent="- ")
        return
    difference = result.difference
    if difference is not None:
        words |= {"added": difference.added, "revised": difference.revised, "vanished": difference.vanished}
    yield from paragraph(translator.text(f"refresh.series.{result.state.value}", **words), indent="- ")
    if difference is None or indicator is None:
        return
    for change in difference.largest:
        yield from paragraph(_change(change, indicator, refreshed, translator), indent="    ")


def _file_lines(result: FileResult, refreshed: Refreshed, translator: Translator) -> Iterator[str]:
    if result.state is SeriesState.UNCHANGED:
        return
    words: dict[str, object] = {"source": refreshed.sources[result.source].name}
    if result.reason is not None:
        words["why"] = translator.message(result.reason)
    yield from paragraph(translator.text(f"refresh.file.{result.state.value}", **words), indent="- ")


def _unverified(refreshed: Refreshed, translator: Translator) -> Iterator[str]:
    """Yield a line for each source that has given something new and whose answers have not been seen before."""
    news = {SeriesState.ADDED, SeriesState.CHANGED}
    results: tuple[SeriesResult | FileResult, ...] = (*refreshed.report.series, *refreshed.report.files)
    giving = {result.source for result in results if result.state in news}
    for source_id in refreshed.report.sources:
        source = refreshed.sources[source_id]
        if source_id in giving and not source.verified:
            yield from paragraph(translator.text("refresh.unverified", source=source.name))


def _change(change: CellChange, indicator: Indicator, refreshed: Refreshed, translator: Translator) -> str:
    key = "vanished" if change.after is None else "revised"
    levels = {name: _level(value, indicator) for name, value in (("before", change.before), ("after", change.after))}
    words = {name: value for name, value in levels.items() if value is not None}
    region = refreshed.regions[change.region_code].short_name
    return translator.text(f"refresh.change.{key}", region=region, period=change.period, **words)


def _level(value: float | None, indicator: Indicator) -> Quantity | None:
    return None if value is None else Quantity(value=value, unit=indicator.unit, decimals=indicator.decimals)
