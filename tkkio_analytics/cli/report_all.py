"""The files of every area: in parallel, each whole or not at all, and those that stand already left as they are."""

import signal
from collections.abc import Generator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import closing
from multiprocessing import get_context
from pathlib import Path
from typing import Final

from tqdm import tqdm

from tkkio_analytics.cli.report_order import Order, content, opened, save
from tkkio_analytics.cli.terminal import complain, write
from tkkio_analytics.domain.message import LocalizedText
from tkkio_analytics.domain.provenance import Release
from tkkio_analytics.domain.region import Region
from tkkio_analytics.errors import ReportError, TkkioError
from tkkio_analytics.i18n import Translator
from tkkio_analytics.reporting.formats import FORMATS
from tkkio_analytics.services.catalog import regions

WORKERS: Final = 2
"""Processes at work side by side."""
SHOWN_HASH: Final = 8
SOME_FAILED: Final = 1


def write_all(order: Order, *, folder: Path, translator: Translator, again: bool, quiet: bool) -> int:
    """Write the file of every area to a folder, and tell how far it is and how long it will take.

    Parameters
    ----------
    order
        What to write.
    folder
        Made if it is not there.
    translator
        Of what is told.
    again
        Whether files of the same release are written anew; else they are left as they are.
    quiet
        Whether no progress is shown.

    Returns
    -------
    int
        0, or 1 where an area's file could not be written; the others are.

    Raises
    ------
    ReportError
        If the folder cannot be made.
    """
    repository, _ = opened(practice=order.practice)
    areas = regions(repository, scope=repository.catalog.nation.code)
    files = {area: _made(folder) / name(area, order=order, release=repository.release) for area in areas}
    wanted = [area for area in areas if again or not files[area].is_file()]
    failed = 0
    with (
        tqdm(total=len(wanted), desc=translator.text("cli.report.progress"), disable=quiet or not wanted) as bar,
        closing(_written(order, [(area, files[area]) for area in wanted])) as written,
    ):
        for area, problem in written:
            bar.update()
            if problem is not None:
                failed += 1
                reason = translator.text(problem.key, **problem.params)
                complain(translator.text("cli.report.failed", region=area.name, reason=reason))
    done = {"written": len(wanted) - failed, "skipped": len(areas) - len(wanted), "folder": str(folder)}
    write([translator.text("cli.report.all_written", **done)])
    return SOME_FAILED if failed else 0


def name(region: Region, *, order: Order, release: Release) -> str:
    """Return the name of a region's file: it holds the release, so that a file says which data it is made of.

    Examples
    --------
    ``13-pohjois-savo-negotiation-fi-2026-11-22-1-1a2b3c4d.pptx``
    """
    parts = (region.code, _plain(region.short_name, order.language), order.kind, order.indicator_id, order.language)
    stem = "-".join(str(part) for part in (*parts, release.id, release.sha256[:SHOWN_HASH]) if part)
    return f"{stem}{FORMATS[order.format_id].suffix}"


def _plain(text: LocalizedText, language: str) -> str:
    return "-".join(text.in_language(language).lower().split())


def _made(folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ReportError("output_not_a_folder", folder=str(folder)) from error
    return folder


def _written(order: Order, wanted: Sequence[tuple[Region, Path]]) -> Generator[tuple[Region, TkkioError | None]]:
    """Write the files side by side, and tell of each as it is done."""
    if not wanted:
        return
    workers = min(WORKERS, len(wanted))
    pool = ProcessPoolExecutor(max_workers=workers, mp_context=get_context("spawn"), initializer=_leave_interrupts)
    try:
        asked = {pool.submit(_one, order, region.code, file): region for region, file in wanted}
        for future in as_completed(asked):
            told = future.result()
            yield asked[future], None if told is None else TkkioError(told[0], **told[1])
    finally:
        pool.shutdown(cancel_futures=True)


def _leave_interrupts() -> None:
    """Leave Ctrl-C to the process that the reader sees: a file that is being written is finished."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _one(order: Order, region_code: str, file: Path) -> tuple[str, dict[str, object]] | None:
    """Write one file in a process of its own; return what stood in the way as a key and its parameters."""
    try:
        save(file, content(order, region_code=region_code))
    except TkkioError as error:
        return error.key.removeprefix("errors."), dict(error.params)
    return None
