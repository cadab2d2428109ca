"""Which point of a chart a reference means: told by the name of the chart's frame, which survives every program."""

import re
from typing import Final

from tkkio_analytics.i18n import Translator
from tkkio_analytics.reporting import numbers
from tkkio_analytics.reporting.pptx.native_chart import Kind, NativeChart
from tkkio_analytics.reporting.wording import WordedChart, WordedReference

CLOSE: Final = 1e-9
NAMED: Final = re.compile(r"chart (?P<id>\S+)(?P<marks>(?: [0-9A-Z]{5,}=\d+\.\d+)*)")
MARK: Final = re.compile(r"([0-9A-Z]{5,})=(\d+)\.(\d+)")
LISTED: Final = re.compile(r"\[((?:[0-9A-HJKMNP-TV-Z]{5,52})(?:, (?:[0-9A-HJKMNP-TV-Z]{5,52}))*)\]")
"""References as they stand behind a figure, in brackets and capitals."""


def chart_name(chart: WordedChart, drawn: NativeChart, *, references: dict[str, WordedReference], language: str) -> str:
    """Return the name of a chart's frame: its id, and the column and row of each reference among its figures.

    Parameters
    ----------
    chart
        What is shown, with its references.
    drawn
        Its columns.
    references
        Every reference of the briefing by its code.
    language
        Of the briefing.
    """
    found = [f"chart {chart.id}"]
    for code in chart.references:
        number = numbers.number(references[code].reference.value, translator=Translator(language))
        place = None if number is None else _place(drawn, number.value)
        if place is not None:
            found.append(f"{code}={place[0]}.{place[1]}")
    return " ".join(found)


def _place(drawn: NativeChart, value: float) -> tuple[int, int] | None:
    """Return the column and the row, from 0, of the last figure that equals a value; areas hold distances."""
    for column, figures in reversed([*enumerate(drawn.columns)]):
        if figures.kind is Kind.AREA:
            continue
        for row, figure in reversed([*enumerate(figures.values)]):
            if figure is not None and abs(figure - value) <= CLOSE * max(abs(value), 1.0):
                return column, row
    return None


def places(name: str) -> dict[str, tuple[int, int]]:
    """Return the column and row of each reference that a chart's name tells.

    Examples
    --------
    >>> places("chart fan 7K2QF=2.4")
    {'7K2QF': (2, 4)}
    """
    return {code: (int(column), int(row)) for code, column, row in MARK.findall(name)}
