"""A chart as a sheet: a native chart, and the numbers that it draws."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil, floor, log10
from typing import Any, Final

from xlsxwriter.worksheet import Worksheet

from tkkio_analytics.charts import theme
from tkkio_analytics.domain.chart import Axis, Band, ChartSpec, Meaning, Orientation
from tkkio_analytics.domain.spreadsheet import neutral
from tkkio_analytics.i18n import Translator
from tkkio_analytics.i18n.formatting import with_unit
from tkkio_analytics.reporting.wording import WordedChart
from tkkio_analytics.reporting.xlsx.paper import Paper

WIDTH, HEIGHT = 900, 460
PER_ROW: Final = 20
"""Pixels of a row of a chart with rows."""
CHART_ROWS: Final = 26
NAME_WIDTH, NUMBER_WIDTH, MOST_COLUMNS, LAST_COLUMN = 34, 15, 60, 6
LINE_HEIGHT: Final = 16
LINE_LETTERS: Final = 115
"""Letters across the columns under a chart."""
DASHES: Final = {"solid": "solid", "6px,4px": "dash", "8px,4px": "dash", "6px,3px": "dash", "2px,3px": "round_dot"}
SYMBOLS: Final = {"circle": "circle", "triangle": "triangle", "diamond": "diamond", "square": "square"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A column of numbers: a name, a meaning, and values by place along x, on the scale that is shown."""

    name: str
    meaning: Meaning
    values: dict[float, float]
    line: bool = True
    marked: bool = False
    dash: str | None = None


def write(paper: Paper, chart: WordedChart) -> None:
    """Write a chart and its numbers on a sheet of its own."""
    translator = Translator(paper.briefing.language)
    sheet = paper.sheet(chart.title)
    sheet.fit_to_pages(1, 1)
    top = paper.head(sheet, chart.title, ", ".join(chart.references))
    sheet.set_column(0, 0, NAME_WIDTH)
    sheet.set_column(1, MOST_COLUMNS, NUMBER_WIDTH)
    for row, line in enumerate(chart.description, start=top):
        sheet.merge_range(row, 0, row, LAST_COLUMN, neutral(" ".join(line.split("\n"))), paper.looks.look("text"))
        sheet.set_row(row, LINE_HEIGHT * ceil(len(line) / LINE_LETTERS))
    top += len(chart.description) + 1
    spec = chart.spec
    if spec.rows:
        _rows_chart(paper, sheet, chart, top=top, translator=translator)
    else:
        _scatter(paper, sheet, chart, top=top, translator=translator)


def _scatter(paper: Paper, sheet: Worksheet, chart: WordedChart, *, top: int, translator: Translator) -> None:
    """Draw lines and points over one column of places along x."""
    spec = chart.spec
    native = paper.book.add_chart({"type": "scatter", "subtype": "straight"})
    header = top + CHART_ROWS
    drawn = list(_drawn(spec, translator))
    places = sorted({x for one in drawn for x in one.values})
    paper.text(sheet, header, 0, translator.text("reporting.sheet.along"), look="header_right")
    for row, x in enumerate(places, start=header + 1):
        sheet.write_number(row, 0, x)
    for column, one in enumerate(drawn, start=1):
        paper.text(sheet, header, column, one.name, look="header_right")
        for row, x in enumerate(places, start=header + 1):
            if x in one.values:
                sheet.write_number(row, column, one.values[x])
        first, last = (header + 1 + places.index(end) for end in (min(one.values), max(one.values)))
        native.add_series(
            {
                "name": [sheet.get_name(), header, column],
                "categories": [sheet.get_name(), first, 0, last, 0],
                "values": [sheet.get_name(), first, column, last, column],
                **_style(one),
            }
        )
    native.show_blanks_as("span")
    native.set_x_axis(_axis(spec.x_axis, translator) | {"major_gridlines": {"visible": False}, "label_position": "low"})
    limits = {"min": _floor([value for one in drawn for value in one.values.values()]), "crossing": "min"}
    native.set_y_axis(limits | _axis(spec.y_axis, translator))
    _place(sheet, native, chart, top=top, height=HEIGHT)


def _rows_chart(paper: Paper, sheet: Worksheet, chart: WordedChart, *, top: int, translator: Translator) -> None:
    """Draw marks or bars of named rows as bars: a series for each meaning that the legend tells apart."""
    spec = chart.spec
    names = {at: translator.value(label) for at, label in spec.y_axis.ticks}
    rows = sorted(names)
    numbers = top + max(len(rows), CHART_ROWS)
    native = paper.book.add_chart({"type": "bar"})
    for row, at in enumerate(rows, start=numbers + 1):
        paper.text(sheet, row, 0, " ".join(names[at].split()))
    for column, (name, values) in enumerate(_groups(chart, translator).items(), start=1):
        paper.text(sheet, numbers, column, name, look="header_right")
        for at, (value, _) in values.items():
            if at in names:
                sheet.write_number(numbers + 1 + rows.index(at), column, value)
        colours = [theme.STYLES[values[at][1]].colour if at in values else theme.GRID for at in rows]
        native.add_series(
            {
                "name": [sheet.get_name(), numbers, column],
                "categories": [sheet.get_name(), numbers + 1, 0, numbers + len(rows), 0],
                "values": [sheet.get_name(), numbers + 1, column, numbers + len(rows), column],
                "fill": {"color": theme.STYLES[next(iter(values.values()))[1]].colour},
                "points": [{"fill": {"color": colour}} for colour in colours],
                "overlap": 100,
                "gap": 60,
            }
        )
    native.set_y_axis({"num_font": {"color": theme.INK}, "major_gridlines": {"visible": False}})
    native.set_x_axis(_from_zero(_axis(spec.x_axis, translator), [value for _, value, _ in _values(spec)]))
    _place(sheet, native, chart, top=top, height=max(HEIGHT, PER_ROW * len(rows)))


def _groups(chart: WordedChart, translator: Translator) -> dict[str, dict[float, tuple[float, Meaning]]]:
    """Return by series name the value and meaning of each row."""
    spec = chart.spec
    groups: dict[str, dict[float, tuple[float, Meaning]]] = {}
    for at, value, meaning in _values(spec):
        name = translator.text(f"charts.meaning.{meaning}") if spec.legend_of_marks else chart.title
        groups.setdefault(name, {})[at] = (value, meaning)
    return groups


def _values(spec: ChartSpec) -> list[tuple[float, float, Meaning]]:
    """Return the row, the value on the scale that is shown, and the meaning of each mark and bar."""
    factor = spec.x_axis.unit.factor if spec.x_axis.unit else 1.0
    marks = [(mark.y, mark.x * factor, mark.meaning) for mark in spec.marks]
    return marks + [(bar.row, bar.value * factor, bar.meaning) for bar in spec.bars]


def _from_zero(axis: dict[str, Any], values: list[float]) -> dict[str, Any]:
    """Return an axis for bars: their lengths are read, so that they begin at zero."""
    kept = {name: setting for name, setting in axis.items() if name not in {"min", "max"}}
    return kept | ({"min": 0} if min(values, default=0.0) >= 0.0 else {})


def _drawn(spec: ChartSpec, translator: Translator) -> Iterator[Drawn]:
    """Yield what a chart with two measuring axes draws, a band as its two limits."""
    x_factor = spec.x_axis.unit.factor if spec.x_axis.unit else 1.0
    factor = spec.y_axis.unit.factor if spec.y_axis.unit else 1.0
    for band in spec.bands:
        yield from _limits(band, factor, translator)
    for series in spec.series:
        values = {point.x * x_factor: point.y * factor for point in series.points if point.y is not None}
        if values:
            name = translator.value(spec.title if series.name is None else series.name)
            dash = "6px,4px" if series.dashed else None
            yield Drawn(name=name, meaning=series.meaning, values=values, marked=series.markers, dash=dash)
    ends = _ends(spec)
    for line in spec.lines:
        if line.orientation is Orientation.HORIZONTAL and ends and line.label is not None:
            first, last = line.start or ends[0], line.end or ends[1]
            values = {first * x_factor: line.at * factor, last * x_factor: line.at * factor}
            yield Drawn(name=translator.value(line.label), meaning=line.meaning, values=values)
    yield from _marks(spec, x_factor, factor, translator)


def _marks(spec: ChartSpec, x_factor: float, factor: float, translator: Translator) -> Iterator[Drawn]:
    """Yield the marks of each meaning together; a single one has a name of its own."""
    for meaning in dict.fromkeys(mark.meaning for mark in spec.marks):
        marks = [mark for mark in spec.marks if mark.meaning is meaning]
        first = marks[0].label if marks[0].text is None else marks[0].text
        name = translator.value(first if len(marks) == 1 else spec.title)
        values = {mark.x * x_factor: mark.y * factor for mark in marks}
        yield Drawn(name=name, meaning=meaning, values=values, line=False, marked=True)


def _limits(band: Band, factor: float, translator: Translator) -> Iterator[Drawn]:
    for side, values in (("lower", band.lower), ("upper", band.upper)):
        name = translator.text(f"reporting.sheet.{side}", band=band.name)
        limit = {x: value * factor for x, value in zip(band.x, values, strict=True)}
        yield Drawn(name=name, meaning=band.meaning, values=limit, dash="2px,3px")


def _ends(spec: ChartSpec) -> tuple[float, float] | None:
    places = [point.x for series in spec.series for point in series.points] + [x for band in spec.bands for x in band.x]
    return (min(places), max(places)) if places else None


def _floor(values: list[float]) -> float:
    """Return a round number just below the smallest value: a program starts at zero and flattens every line."""
    low, high = min(values, default=0.0), max(values, default=1.0)
    step = 10.0 ** floor(log10(high - low)) if high > low else 1.0
    return floor(low / step) * step


def _style(drawn: Drawn) -> dict[str, Any]:
    style = theme.STYLES[drawn.meaning]
    dash = DASHES[drawn.dash or style.dash]
    line: dict[str, Any] = (
        {"color": style.colour, "width": style.width, "dash_type": dash} if drawn.line else {"none": True}
    )
    if not drawn.marked:
        return {"line": line, "marker": {"type": "none"}}
    symbol = SYMBOLS.get(style.symbol.split("-", maxsplit=1)[0], "circle")
    fill = {"color": theme.PAPER if style.symbol.endswith("open") else style.colour}
    return {"line": line, "marker": {"type": symbol, "size": 6, "border": {"color": style.colour}, "fill": fill}}


def _axis(axis: Axis, translator: Translator) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "num_font": {"color": theme.INK},
        "num_format": _tick_format(axis, translator),
        "major_gridlines": {"visible": True, "line": {"color": theme.GRID}},
    }
    factor = axis.unit.factor if axis.unit else 1.0
    if axis.minimum is not None and axis.maximum is not None:
        shown |= {"min": axis.minimum * factor, "max": axis.maximum * factor}
    title = translator.value(axis.title) if axis.title else translator.localized(axis.unit.symbol) if axis.unit else ""
    return shown | ({"name": title, "name_font": {"bold": False, "color": theme.MUTED}} if title else {})


def _tick_format(axis: Axis, translator: Translator) -> str:
    if axis.unit is None:
        return "0"
    percent = axis.unit.symbol.en == "%"
    digits = "#,##0" + ("." + "0" * axis.decimals if axis.decimals else "")
    return f'{digits}"{with_unit("", symbol="%", language=translator.language)}"' if percent else digits


def _place(sheet: Worksheet, native: Any, chart: WordedChart, *, top: int, height: int) -> None:  # noqa: ANN401 - XlsxWriter publishes no type
    native.set_title({"name": chart.title, "name_font": {"size": 12, "color": theme.INK}, "overlay": False})
    native.set_legend({"position": "bottom"})
    native.set_size({"width": WIDTH, "height": height})
    sheet.print_area(0, 0, top + max(CHART_ROWS, height // 20 + 1) - 1, LAST_COLUMN)
    sheet.insert_chart(top, 0, native, {"description": chart.alternative, "object_position": 3})
