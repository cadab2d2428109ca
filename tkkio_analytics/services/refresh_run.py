"""A refresh in the background: ordered by a role that may, followed and cancelled from any session."""

import subprocess
import sys
from datetime import datetime
from threading import Thread
from typing import Final

from tkkio_analytics.config import Settings, moment
from tkkio_analytics.data.refresh import run as runs
from tkkio_analytics.data.refresh.plugs import PLUGS
from tkkio_analytics.data.repository import Repository
from tkkio_analytics.domain import observation as obs
from tkkio_analytics.domain.identity import Identity
from tkkio_analytics.domain.indicator import Indicator
from tkkio_analytics.domain.refresh_run import RefreshRun
from tkkio_analytics.errors import NotAllowedError, RefreshError
from tkkio_analytics.services.refresh import Order

LOG: Final = "refresh-run.log"


def refresh_run(settings: Settings, *, now: datetime) -> RefreshRun | None:
    """Return the latest refresh, from a page or the command line; None where there was none."""
    return runs.latest_run(settings.refreshed_dir, now=now)


def begin_refresh(settings: Settings, order: Order, *, identity: Identity) -> RefreshRun:
    """Have a process of its own carry out a refresh, and return it at once.

    Raises
    ------
    NotAllowedError
        If the person's role does not allow it.
    RefreshError
        If another one is running.
    """
    _permit(identity)
    folder = settings.refreshed_dir
    run = runs.ordered(folder, by=identity.name, now=moment())
    command = [sys.executable, "-m", "tkkio_analytics.cli", "refresh", "--quiet", "--run", run.id, *_options(order)]
    with (folder / LOG).open("wb") as log:
        process = subprocess.Popen(  # noqa: S603 - our own program; what readers type are arguments, never a shell's words
            command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True
        )
    Thread(target=_seen_off, args=(process, settings, run), daemon=True).start()
    return run


def cancel_refresh(settings: Settings, *, identity: Identity) -> None:
    """Ask the refresh that is running to end, nothing changed.

    Raises
    ------
    NotAllowedError
        If the person's role does not allow it.
    RefreshError
        If none is running.
    """
    _permit(identity)
    run = refresh_run(settings, now=moment())
    if run is None or not run.going_on:
        raise RefreshError("refresh_not_running")
    runs.cancel(settings.refreshed_dir, run)


def is_cancelled(settings: Settings, run: RefreshRun) -> bool:
    """Say whether a refresh has been asked to end and has not ended yet."""
    return run.going_on and runs.is_cancelled(settings.refreshed_dir, run)


def loadable(repository: Repository) -> tuple[Indicator, ...]:
    """Return the indicators of the catalogue that have no figures by area and that a source publishes."""
    held = set(repository.observations[obs.INDICATOR].unique())
    return tuple(
        series.indicator
        for plug in PLUGS
        for series in plug.series(repository.catalog)
        if series.indicator.id not in held
    )


def _permit(identity: Identity) -> None:
    if not identity.may_refresh:
        raise NotAllowedError("not_allowed_refresh")


def _options(order: Order) -> list[str]:
    named = (("--source", order.source_ids), ("--indicator", order.indicator_ids), ("--accept", order.accepted))
    switches = (("--headline", order.missing), ("--whole", order.whole), ("--again", order.again))
    # One word each: what a reader typed is never taken for an option.
    words = [f"{name}={value}" for name, values in named for value in values]
    return words + [name for name, wanted in switches if wanted]


def _seen_off(process: "subprocess.Popen[bytes]", settings: Settings, run: RefreshRun) -> None:
    """Wait for the process, so that none is left behind, and tell of one that never began."""
    process.wait()
    runs.not_started(settings.refreshed_dir, run, now=moment())
