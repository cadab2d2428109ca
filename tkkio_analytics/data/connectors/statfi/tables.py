"""Answers of PxWeb v1, from bytes to limits, variables and cells. Nothing here asks the network."""

from dataclasses import dataclass
from typing import Any, Final

from tkkio_analytics.data.connectors.json_answers import read_json, unexpected
from tkkio_analytics.data.connectors.jsonstat import Cube, read_cube

SOURCE: Final = "Tilastokeskus"
CONTENTS: Final = "contentscode"
TOTALS: Final = ("SSS", "SS")
"""Codes of a total: of areas, sexes and most classifications; of short ones such as status in employment."""
SLOWEST_S: Final = 60.0
"""Seconds between two questions that are waited for; a service that wants more is not asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What may be asked at once.

    Parameters
    ----------
    cells
        Of one answer.
    pace
        Least time between two questions that the limit of questions leaves, in seconds.
    """

    cells: int
    pace: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Variable:
    """One variable of a table.

    Parameters
    ----------
    code, text
        Its code, which has the vintage of its classification in it, and its name.
    labels
        Name of each value by its code.
    can_be_left_out
        Whether the total comes where the variable is not asked for.
    is_time
        Whether its values are periods.
    """

    code: str
    text: str
    labels: dict[str, str]
    can_be_left_out: bool
    is_time: bool

    @property
    def total(self) -> str | None:
        """Return the code of the total, or None."""
        return next((code for code in TOTALS if code in self.labels), None)


def limits(body: bytes) -> Limits:
    """Return what ``?config`` says.

    Raises
    ------
    SourceError
        If the body is something else.
    """
    table = read_json(body, source=SOURCE, what="config")
    names = ("maxCells", "maxCalls", "timeWindow")
    told: list[Any] = [table.get(name) for name in names] if isinstance(table, dict) else []
    if not told or any(type(number) is not int or number <= 0 for number in told):
        raise unexpected(SOURCE, "config", found=table)
    most, calls, window = told
    if window / calls > SLOWEST_S:
        raise unexpected(SOURCE, "config", found=table)
    return Limits(cells=most, pace=window / calls)


def variables(body: bytes, *, table: str) -> tuple[Variable, ...]:
    """Return the variables of a table.

    Raises
    ------
    SourceError
        If the body is not the description of a table.
    """
    what = f"{table}.px"
    described = read_json(body, source=SOURCE, what=what)
    listed = described.get("variables") if isinstance(described, dict) else None
    if not isinstance(listed, list) or not listed:
        raise unexpected(SOURCE, what, found=described)
    return tuple(_variable(entry, what) for entry in listed)


def cells(body: bytes, *, table: str) -> Cube:
    """Return the cells of a table, as ``json-stat2`` tells them."""
    return read_cube(body, source=SOURCE, what=f"{table}.px")


def _variable(entry: Any, what: str) -> Variable:  # noqa: ANN401 - JSON may be anything
    if not isinstance(entry, dict):
        raise unexpected(SOURCE, what, found=entry)
    code, values, texts = entry.get("code"), entry.get("values"), entry.get("valueTexts")
    if not isinstance(code, str) or not isinstance(values, list) or not isinstance(texts, list):
        raise unexpected(SOURCE, what, found=entry)
    if len(values) != len(texts) or len(set(map(str, values))) < len(values):
        raise unexpected(SOURCE, what, found=entry)
    return Variable(
        code=code,
        text=str(entry.get("text") or code),
        labels={str(value): str(text) for value, text in zip(values, texts, strict=True)},
        can_be_left_out=entry.get("elimination") is True,
        is_time=entry.get("time") is True,
    )
