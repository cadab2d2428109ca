"""One source as a check asks it: nothing twice, and what was asked last is remembered."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from tkkio_analytics.data.connectors.json_answers import read_json
from tkkio_analytics.data.http import LIBRARY_AGENT, Door, Parameters
from tkkio_analytics.domain.message import Message


@dataclass(slots=True, kw_only=True)
class Asking:
    """A source under check.

    Parameters
    ----------
    source
        Its name, for messages.
    door
        The way to it.
    base_url
        Where its answers begin.
    url
        What was asked last.
    """

    source: str
    door: Door
    base_url: str
    url: str = ""
    _answers: dict[str, bytes] = field(default_factory=dict)

    def get(self, path: str, parameters: Parameters = ()) -> bytes:
        """Return the body of an answer; raises SourceError."""
        query = "&".join(f"{name}={value}" for name, value in parameters)
        self.url = f"{self.base_url}{path}" + (f"?{query}" if query else "")
        if self.url not in self._answers:
            self._answers[self.url] = self.door.get(f"{self.base_url}{path}", parameters)
        return self._answers[self.url]

    def json(self, path: str, parameters: Parameters = ()) -> Any:  # noqa: ANN401 - JSON may be anything
        """Return the value of a JSON answer."""
        return read_json(self.get(path, parameters), source=self.source, what=path)

    def post(self, path: str, question: object) -> Any:  # noqa: ANN401 - JSON may be anything
        """Return the value of the JSON answer to a question that is sent as JSON."""
        self.url = f"{self.base_url}{path}"
        return read_json(self.door.post(self.url, question), source=self.source, what=path)

    def as_library(self) -> "Asking":
        """Return the same source, asked under the name that the library sends by default."""
        return replace(self, door=replace(self.door, user_agent=LIBRARY_AGENT), _answers={})


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What a check found, and whether it is what the contract says."""

    expected: bool
    found: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One declared check.

    Parameters
    ----------
    id
        Names its texts: ``source_check.asked.<id>`` and ``source_check.expected.<id>``.
    ask
        Asks the source and says what it found.
    """

    id: str
    ask: Callable[[Asking], Finding]


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedSource:
    """A source and its checks, in the order in which they are made.

    Parameters
    ----------
    id, name, url
        Of the source; the address is where its answers begin.
    checks
        What it is asked.
    """

    id: str
    name: str
    url: str
    checks: tuple[Check, ...]


def listed(values: object, *, most: int = 12) -> str:
    """Return values as one text, the first ones of many; a dash for none.

    Examples
    --------
    >>> listed(["a", "b"]), listed([]), listed(range(4), most=2)
    ('a, b', '–', '0, 1 …')
    """
    texts = [str(value) for value in values] if hasattr(values, "__iter__") else [str(values)]
    if not texts:
        return "\N{EN DASH}"
    return ", ".join(texts[:most]) + (" …" if len(texts) > most else "")
