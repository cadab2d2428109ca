"""A specification of rows as bars: levels of areas with their intervals, paces, sums of money."""

from tkkio_analytics.charts import theme
from tkkio_analytics.domain.chart import ChartSpec, Mark, Meaning, Orientation
from tkkio_analytics.i18n import Translator
from tkkio_analytics.reporting.pptx.native_chart import Column, Kind, Look, NativeChart, Rule, look
from tkkio_analytics.reporting.pptx.time_chart import scale

Row = tuple[float, float, Meaning, float | None, float | None]
"""Its place, value, meaning and the ends of its interval."""


def chart(spec: ChartSpec, *, translator: Translator) -> NativeChart | None:
    """Return a chart of bars with a column for each meaning, or None where two marks share a row.

    Parameters
    ----------
    spec
        With values along x and a category in each row.
    translator
        Puts its labels into words.
    """
    rows = _rows(spec)
    if not spec.rows or not rows:
        return None
    names = _names(spec, rows, translator)
    if names is None:
        return None
    factor = spec.x_axis.unit.factor if spec.x_axis.unit else 1.0
    meanings = [meaning for meaning in theme.STYLES if any(row[2] is meaning for row in rows)]
    named = {
        meaning: translator.text(f"charts.meaning.{meaning}") if spec.legend_of_marks else translator.value(spec.title)
        for meaning in meanings
    }
    columns = tuple(
        _column(meaning, rows, name=named[meaning], factor=factor, in_legend=spec.legend_of_marks)
        for meaning in meanings
    )
    ends = [end * factor for row in rows for end in (row[1], row[3], row[4]) if end is not None]
    lines = [line for line in spec.lines if line.orientation is Orientation.VERTICAL and line.label is not None]
    ends += [line.at * factor for line in lines]
    if spec.x_axis.unit is None and spec.x_axis.maximum is not None:
        ends.append(spec.x_axis.maximum)
    axis = scale(spec, [0.0, *ends], translator=translator, factor=factor)
    rules = []
    for line in lines:
        drawn = look(line.meaning, dashed=True)
        text = "" if line.label is None else translator.value(line.label).replace("\n", " ")
        at = (line.at * factor - axis.low) / (axis.high - axis.low)
        rules.append(Rule(at=at, text=text, colour=drawn.colour, dash=drawn.dash, width=max(drawn.width, 1.2)))
    return NativeChart(categories=names, columns=columns, scale=axis, rows=True, rules=tuple(rules))


def _rows(spec: ChartSpec) -> list[Row]:
    """Return what is drawn in rows, from the top; marks of a strip without names of rows have a row each."""
    bars: list[Row] = [(bar.row, bar.value, bar.meaning, None, None) for bar in spec.bars]
    if spec.y_axis.ticks:
        marks: list[Row] = [(mark.y, mark.x, mark.meaning, mark.lower, mark.upper) for mark in spec.marks]
    else:
        marks = [(-place, mark.x, mark.meaning, *_ends(spec, mark)) for place, mark in enumerate(spec.marks)]
    return sorted([*bars, *marks], key=lambda row: -row[0])


def _ends(spec: ChartSpec, mark: Mark) -> tuple[float | None, float | None]:
    """Return a mark's interval: its own, or the stretch of the line of the same meaning that it lies on."""
    for series in spec.series:
        if series.meaning is mark.meaning and mark.lower is None:
            return series.points[0].x, series.points[-1].x
    return mark.lower, mark.upper


def _names(spec: ChartSpec, rows: list[Row], translator: Translator) -> tuple[str, ...] | None:
    if not spec.y_axis.ticks:
        return tuple(translator.message(mark.label) for mark in spec.marks)
    named = {at: translator.value(label).replace("\n", " ") for at, label in spec.y_axis.ticks}
    places = [row[0] for row in rows]
    if len(set(places)) < len(places) or any(place not in named for place in places):
        return None
    return tuple(named[place] for place in places)


def _column(meaning: Meaning, rows: list[Row], *, name: str, factor: float, in_legend: bool) -> Column:
    own = [row if row[2] is meaning else None for row in rows]
    intervals = any(row and row[3] is not None and row[4] is not None and row[3] < row[1] < row[4] for row in own)
    minus = tuple(None if not row or row[3] is None else abs(row[1] - row[3]) * factor for row in own)
    plus = tuple(None if not row or row[4] is None else abs(row[4] - row[1]) * factor for row in own)
    return Column(
        name=name,
        in_legend=in_legend,
        values=tuple(None if not row else row[1] * factor for row in own),
        kind=Kind.BAR,
        look=Look(colour=theme.STYLES[meaning].colour),
        labelled=tuple(place for place, row in enumerate(own) if row),
        minus=minus if intervals else (),
        plus=plus if intervals else (),
    )
