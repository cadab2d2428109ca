"""What the checks of the sources found, kept by their moment."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from tkkio_analytics.data.snapshot import json_bytes
from tkkio_analytics.data.writing import write_file
from tkkio_analytics.domain.message import message
from tkkio_analytics.domain.source_check import CheckResult, CheckState, SourceCheck
from tkkio_analytics.errors import RefreshError

FORMAT: Final = 1
NAME: Final = "%Y-%m-%dT%H%M%SZ"


def write_record(folder: Path, found: SourceCheck) -> Path:
    """Write what a check found as ``<moment>.json``, whole or not at all, and return the file."""
    path = folder / f"{found.begun.strftime(NAME)}.json"
    write_file(path, json_bytes(_plain(found)))
    return path


def last_record(folder: Path) -> SourceCheck | None:
    """Return what the latest check found; None where there has been none.

    Raises
    ------
    RefreshError
        If its file cannot be read; it can be taken away.
    """
    files = sorted(folder.glob("[0-9]*.json"))
    if not files:
        return None
    try:
        return _read(json.loads(files[-1].read_bytes()))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise RefreshError("source_check_unreadable", file=str(files[-1])) from error


def _plain(found: SourceCheck) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "begun": found.begun.isoformat(),
        "ended": found.ended.isoformat(),
        "results": [
            {
                "check_id": result.check_id,
                "source_id": result.source_id,
                "source": result.source,
                "verified": result.verified,
                "url": result.url,
                "state": result.state.value,
                "found": {"key": result.found.key, "params": dict(result.found.params)},
            }
            for result in found.results
        ],
    }


def _read(table: dict[str, Any]) -> SourceCheck:
    return SourceCheck(
        begun=datetime.fromisoformat(table["begun"]),
        ended=datetime.fromisoformat(table["ended"]),
        results=tuple(_result(entry) for entry in table["results"]),
    )


def _result(entry: dict[str, Any]) -> CheckResult:
    return CheckResult(
        check_id=entry["check_id"],
        source_id=entry["source_id"],
        source=entry["source"],
        verified=entry["verified"],
        url=entry["url"],
        state=CheckState(entry["state"]),
        found=message(entry["found"]["key"], **entry["found"]["params"]),
    )
