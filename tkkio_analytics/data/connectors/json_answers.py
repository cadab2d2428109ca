"""JSON as the sources send it: read, or refused in words that say what came instead."""

import json
from typing import Any

from tkkio_analytics.errors import SourceError

SHOWN = 120
"""Characters of an unexpected answer that are shown back."""


def read_json(body: bytes, *, source: str, what: str, strict: bool = True) -> Any:  # noqa: ANN401 - JSON may be anything
    """Return the value of a JSON body.

    Parameters
    ----------
    body
        As received.
    source, what
        Names for the message.
    strict
        False for a source whose texts hold line breaks that are not escaped.

    Raises
    ------
    SourceError
        If it is a web page, cut short or not JSON at all, or has a name twice in one object.

    Examples
    --------
    >>> read_json(b'[1, 2]', source="Sotkanet", what="regions")
    [1, 2]
    """
    try:
        return json.loads(body.decode("utf-8-sig"), strict=strict, object_pairs_hook=_once)
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        beginning = " ".join(body[:SHOWN].decode("utf-8", errors="replace").split())
        key = "answer_is_a_page" if beginning.lower().startswith(("<!doctype", "<html")) else "answer_not_json"
        raise SourceError(key, source=source, what=what, beginning=beginning) from error


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return an object; of a name that stands twice with two values JSON would keep the last one unseen."""
    table = dict(pairs)
    if len(table) < len(pairs) and any(table[name] != value for name, value in pairs):
        raise ValueError
    return table


def unexpected(source: str, what: str, *, found: object) -> SourceError:
    """Return the refusal of an answer whose shape is not that of the contract."""
    return SourceError("answer_unexpected", source=source, what=what, beginning=str(found)[:SHOWN])
