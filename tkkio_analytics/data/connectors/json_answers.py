"""JSON as the sources send it: read, or refused in words that say what came instead."""

import json
from typing import Any

from tkkio_analytics.errors import SourceError

SHOWN = 120
"""Characters of an unexpected answer that are shown back."""


def read_json(body: bytes, *, source: str, what: str) -> Any:  # noqa: ANN401 - JSON may be anything
    """Return the value of a JSON body.

    Parameters
    ----------
    body
        As received.
    source, what
        Names for the message.

    Raises
    ------
    SourceError
        If it is a web page, cut short or not JSON at all.

    Examples
    --------
    >>> read_json(b'[1, 2]', source="Sotkanet", what="regions")
    [1, 2]
    """
    try:
        return json.loads(body.decode("utf-8-sig"))
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        beginning = " ".join(body[:SHOWN].decode("utf-8", errors="replace").split())
        key = "answer_is_a_page" if beginning.lower().startswith(("<!doctype", "<html")) else "answer_not_json"
        raise SourceError(key, source=source, what=what, beginning=beginning) from error


def unexpected(source: str, what: str, *, found: object) -> SourceError:
    """Return the refusal of an answer whose shape is not that of the contract."""
    return SourceError("answer_unexpected", source=source, what=what, beginning=str(found)[:SHOWN])
