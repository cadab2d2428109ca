"""All areas on one indicator, with intervals, the nation and the goal."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from tkkio_analytics.charts import labels
from tkkio_analytics.domain.chart import Axis, ChartSpec, Label, Line, Mark, Meaning, Orientation
from tkkio_analytics.domain.comparison import AreaComparison, Comparison, IntervalKind, Verdict
from tkkio_analytics.domain.indicator import Indicator
from tkkio_analytics.domain.message import Message, message
from tkkio_analytics.domain.region import Region
from tkkio_analytics.domain.target import Target

ROOM: Final = 0.03
"""Room beside the outermost marks, as a share of their distance."""
MEANINGS: Final[Mapping[Verdict, Meaning]] = {
    Verdict.BETTER: Meaning.BETTER,
    Verdict.SIMILAR: Meaning.SIMILAR,
    Verdict.WORSE: Meaning.WORSE,
    Verdict.HIGHER: Meaning.HIGHER,
    Verdict.LOWER: Meaning.LOWER,
    Verdict.CANNOT_BE_TESTED: Meaning.CANNOT_BE_TESTED,
    Verdict.NO_DATA: Meaning.CANNOT_BE_TESTED,
}


def chart(
    comparison: Comparison,
    *,
    indicator: Indicator,
    regions: Mapping[str, Region],
    target: Target | None = None,
    chosen: str = "",
) -> ChartSpec:
    """Return the dot plot of a comparison.

    Parameters
    ----------
    comparison
        Its areas in the order to show, from the top; areas without a figure are left to the table.
    indicator
        What is compared.
    regions
        Regions by code.
    target
        Goal to draw, or None.
    chosen
        Code of the area that the reader follows; empty for none.

    Returns
    -------
    ChartSpec
        The indicator's published unit along x, one area a row along y.
    """
    shown = [(area, area.value) for area in comparison.areas if area.value is not None]
    ticks: tuple[tuple[float, Label], ...] = tuple(
        (-row, regions[area.region_code].short_name) for row, (area, _) in enumerate(shown)
    )
    marks = tuple(
        _mark(area, value=value, row=row, indicator=indicator, name=regions[area.region_code])
        for row, (area, value) in enumerate(shown)
    )
    lines = _lines(comparison, indicator=indicator, target=target)
    low, high = _limits(marks, lines)
    return ChartSpec(
        title=message("charts.dot_plot.title", indicator=indicator.short_name, year=comparison.period),
        description=_description(comparison, indicator=indicator, regions=regions),
        x_axis=replace(labels.value_axis(indicator), minimum=low, maximum=high),
        y_axis=Axis(ticks=ticks, minimum=-len(shown) + 0.4, maximum=0.6),
        lines=tuple(lines),
        marks=marks,
        rows=len(shown),
        legend_of_marks=True,
        chosen_row=next((-row for row, (area, _) in enumerate(shown) if area.region_code == chosen), None),
    )


def _mark(area: AreaComparison, *, value: float, row: int, indicator: Indicator, name: Region) -> Mark:
    verdict = message(f"ui.verdict.{area.verdict}")
    label = message("charts.dot_plot.point", region=name.short_name, value=labels.level(indicator, value), says=verdict)
    return Mark(x=value, y=-row, meaning=MEANINGS[area.verdict], label=label, lower=area.lower_ci, upper=area.upper_ci)


def _lines(comparison: Comparison, *, indicator: Indicator, target: Target | None) -> list[Line]:
    found = []
    if comparison.comparator_value is not None:
        nation = message("charts.dot_plot.nation", value=labels.level(indicator, comparison.comparator_value))
        at = comparison.comparator_value
        found.append(Line(orientation=Orientation.VERTICAL, at=at, meaning=Meaning.NATION, label=nation))
    if target is not None and target.value is not None:
        meaning = labels.goal_meaning(target)
        label = message(f"charts.goal.{meaning}", value=labels.goal(indicator, target.value))
        found.append(Line(orientation=Orientation.VERTICAL, at=target.value, meaning=meaning, label=label))
    return found


def _limits(marks: Sequence[Mark], lines: Sequence[Line]) -> tuple[float | None, float | None]:
    drawn = [end for mark in marks for end in (mark.x, mark.lower, mark.upper) if end is not None]
    drawn += [line.at for line in lines]
    if not drawn:
        return None, None
    room = (max(drawn) - min(drawn)) * ROOM
    return min(drawn) - room, max(drawn) + room


def _description(comparison: Comparison, *, indicator: Indicator, regions: Mapping[str, Region]) -> tuple[Message, ...]:
    points = tuple(
        message(
            "charts.dot_plot.point",
            region=regions[area.region_code].short_name,
            value=labels.level(indicator, area.value),
            says=message(f"ui.verdict.{area.verdict}"),
        )
        for area in comparison.areas
        if area.value is not None
    )
    kind = message(f"ui.interval.{comparison.interval_kind}")
    intervals = () if comparison.interval_kind is IntervalKind.NONE else (kind,)
    return (message("charts.dot_plot.text", points=points), *intervals) if points else intervals
