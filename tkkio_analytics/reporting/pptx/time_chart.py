"""A specification along time as a chart of lines, with the fan as areas stacked on each other."""

import itertools
from collections.abc import Iterable, Sequence
from typing import Final

from matplotlib.ticker import MaxNLocator

from tkkio_analytics.charts import theme
from tkkio_analytics.domain.chart import Band, ChartSpec, Label, Mark, Meaning, Orientation, Point, Series
from tkkio_analytics.domain.period import Frequency, Period
from tkkio_analytics.i18n import Translator
from tkkio_analytics.reporting.pptx.native_chart import Column, Kind, Limit, Look, NativeChart, Rule, Scale, look

CLOSE: Final = 1e-6
INTERVALS: Final = 6
FINEST: Final = 6
MOST_NAMED: Final = 13
ROOM: Final = 0.06


def chart(spec: ChartSpec, *, translator: Translator) -> NativeChart | None:
    """Return a chart along time, or None where its points do not lie on whole years, quarters or months.

    Parameters
    ----------
    spec
        With values along y.
    translator
        Puts its labels into words.
    """
    places = _places(spec)
    if spec.rows or spec.bars or spec.x_axis.unit is not None or places is None:
        return None
    factor = spec.y_axis.unit.factor if spec.y_axis.unit else 1.0
    areas, limits = _fan(spec, places, translator=translator, factor=factor)
    lines = [_series(series, places, translator=translator, factor=factor) for series in spec.series]
    goals = [
        Column(
            name=_one_line(line.label, translator),
            values=(line.at * factor,) * len(places),
            kind=Kind.LINE,
            look=look(line.meaning, dashed=True),
            in_legend=line.label is not None,
        )
        for line in spec.lines
        if line.orientation is Orientation.HORIZONTAL
    ]
    marks = _marks(spec, places, translator=translator, factor=factor)
    columns = (*areas, *goals, *lines, *marks)
    return NativeChart(
        categories=tuple(translator.text("charts.year", year=period) for period in places),
        columns=columns,
        limits=limits,
        scale=scale(spec, _values(columns, limits), translator=translator, factor=factor),
        every=1 + (len(places) - 1) // MOST_NAMED,
        rules=tuple(_rules(spec, places, translator, padded=not areas)),
        boundary=_boundary(spec, places, translator, padded=not areas),
    )


def scale(spec: ChartSpec, values: Sequence[float], *, translator: Translator, factor: float) -> Scale:
    """Return an axis with round ends that holds every value.

    Parameters
    ----------
    spec
        Whose value axis it is: y, or x of a chart of rows.
    values
        On the scale that is shown.
    translator
        Puts the unit into words.
    factor
        From the published unit to the shown one.
    """
    axis = spec.x_axis if spec.rows else spec.y_axis
    low, high = min(values), max(values)
    room = (high - low) * ROOM or abs(high) * ROOM or 1.0
    if spec.rows:
        low, high = (low - room if low < 0 else 0.0), (high if high > low else 1.0)
    else:
        low, high = (low - room if low < 0 or low > room else 0.0), high + room
    if axis.minimum is not None and axis.maximum is not None and not spec.rows:
        low, high = axis.minimum * factor, axis.maximum * factor
    ticks = [float(at) for at in MaxNLocator(INTERVALS, steps=[1, 2, 2.5, 5, 10]).tick_values(low, high)]
    step = ticks[1] - ticks[0]
    fitting = (places for places in range(FINEST) if all(abs(round(at, places) - at) < step / 1e6 for at in ticks))
    title = "" if axis.title is None else translator.value(axis.title)
    return Scale(
        low=ticks[0],
        high=ticks[-1],
        step=step,
        tick_decimals=next(fitting, FINEST),
        decimals=axis.decimals,
        title=title,
    )


def _one_line(label: Label | None, translator: Translator) -> str:
    return "" if label is None else translator.value(label).replace("\n", " ")


def _values(columns: Iterable[Column], limits: Iterable[Limit]) -> list[float]:
    own = [value for column in columns if column.kind is not Kind.AREA for value in column.values]
    return [value for value in (*own, *(value for limit in limits for value in limit.values)) if value is not None]


def _places(spec: ChartSpec) -> tuple[Period, ...] | None:
    """Return every period from the first to the last that is drawn, in the coarsest frequency that holds them all."""
    drawn = {point.x for series in spec.series for point in series.points}
    drawn |= {x for band in spec.bands for x in band.x} | {mark.x for mark in spec.marks}
    for frequency in Frequency:
        found = {_period(at, frequency) for at in drawn}
        if drawn and all(abs(_period(at, frequency).position - at) < CLOSE for at in drawn):
            first, last = min(found), max(found)
            return tuple(first.later(step) for step in range(last.steps_since(first) + 1))
    return None


def _period(at: float, frequency: Frequency) -> Period:
    a_year = frequency.periods
    return Period(frequency=frequency, ordinal=round((at + 0.5 - 0.5 / a_year) * a_year))


def _at(places: tuple[Period, ...], x: float) -> int:
    return _period(x, places[0].frequency).steps_since(places[0])


def _spread(places: tuple[Period, ...], pairs: Iterable[tuple[float, float | None]]) -> tuple[float | None, ...]:
    found: list[float | None] = [None] * len(places)
    for x, value in pairs:
        found[_at(places, x)] = value
    return tuple(found)


def _series(series: Series, places: tuple[Period, ...], *, translator: Translator, factor: float) -> Column:
    values = [(point.x, None if point.y is None else point.y * factor) for point in series.points]
    spread = _spread(places, values)
    if series.dashed:
        spread = _filled(spread)
    known = [place for place, value in enumerate(spread) if value is not None]
    has_interval = any(point.lower is not None for point in series.points)
    return Column(
        name=_one_line(series.name, translator),
        values=spread,
        kind=Kind.LINE,
        look=look(series.meaning, dashed=series.dashed, markers=series.markers),
        in_legend=series.name is not None,
        labelled=tuple(known[-1:]) if series.name and series.meaning in {Meaning.AREA, Meaning.FORECAST} else (),
        minus=_spread(places, [(p.x, _reach(p, p.lower, factor)) for p in series.points]) if has_interval else (),
        plus=_spread(places, [(p.x, _reach(p, p.upper, factor)) for p in series.points]) if has_interval else (),
    )


def _reach(point: Point, limit: float | None, factor: float) -> float | None:
    return None if point.y is None or limit is None else abs(limit - point.y) * factor


def _filled(values: tuple[float | None, ...]) -> tuple[float | None, ...]:
    """Return a straight line through the places between known values, as a path of a goal has only its ends."""
    known = [(place, value) for place, value in enumerate(values) if value is not None]
    found = list(values)
    for (start, low), (end, high) in itertools.pairwise(known):
        for place in range(start + 1, end):
            found[place] = low + (high - low) * (place - start) / (end - start)
    return tuple(found)


def _marks(spec: ChartSpec, places: tuple[Period, ...], *, translator: Translator, factor: float) -> list[Column]:
    grouped: dict[Meaning, list[Mark]] = {}
    for mark in spec.marks:
        grouped.setdefault(mark.meaning, []).append(mark)
    return [
        Column(
            name=_mark_name(marks, meaning, spec=spec, translator=translator),
            values=_spread(places, [(mark.x, mark.y * factor) for mark in marks]),
            kind=Kind.LINE,
            look=look(meaning, markers=True, line=False),
            in_legend=spec.legend_of_marks or any(mark.text for mark in marks),
            labelled=tuple(_at(places, mark.x) for mark in marks) if not _labelled_by_series(spec, meaning) else (),
        )
        for meaning, marks in grouped.items()
    ]


def _mark_name(marks: list[Mark], meaning: Meaning, *, spec: ChartSpec, translator: Translator) -> str:
    if spec.legend_of_marks:
        return translator.text(f"charts.meaning.{meaning}")
    said = next((mark.text for mark in marks if mark.text is not None), None)
    return _one_line(marks[0].label if said is None else said, translator)


def _labelled_by_series(spec: ChartSpec, meaning: Meaning) -> bool:
    return any(series.name is not None for series in spec.series) or meaning is Meaning.DOUBTFUL


def _fan(
    spec: ChartSpec, places: tuple[Period, ...], *, translator: Translator, factor: float
) -> tuple[list[Column], tuple[Limit, ...]]:
    """Return the fan as areas, each the distance between two limits, and the limits themselves.

    Spreadsheets take an empty cell of an area for zero. So before the fan the ground, which is not drawn, follows what
    was observed, and the bands on it have no thickness. A fan that does not start from a point is drawn by its edges,
    as areas would join it to the last observation.
    """
    bands = sorted(spec.bands, key=lambda band: -band.coverage)
    if not bands:
        return [], ()
    if any(band.lower[0] != band.upper[0] and _at(places, band.x[0]) > 0 for band in bands):
        return [line for band in bands for line in _edges(band, places, translator, factor)], ()
    lowers = [_limit(band, band.lower, "lower", places, translator, factor) for band in bands]
    uppers = [_limit(band, band.upper, "upper", places, translator, factor) for band in bands]
    limits = (*lowers, *reversed(uppers))
    base = Look(colour=theme.PAPER, opacity=0.0)
    start = _at(places, bands[0].x[0])
    seen = _observed(spec, places, factor)
    before = tuple(value if value is not None else limits[0].values[start] for value in seen[:start])
    values = (*before, *limits[0].values[start:])
    ground = Column(name=limits[0].name, values=values, kind=Kind.AREA, look=base, in_legend=False)
    columns = [ground]
    for step, (below, above) in enumerate(itertools.pairwise(limits)):
        depth = min(step, len(limits) - 2 - step)
        band = bands[depth]
        columns.append(
            Column(
                name=translator.value(band.name),
                values=tuple(
                    (0.0 if place < start else None) if low is None or high is None else high - low
                    for place, (low, high) in enumerate(zip(below.values, above.values, strict=True))
                ),
                kind=Kind.AREA,
                look=Look(colour=theme.STYLES[band.meaning].colour, opacity=_opacity(bands[: depth + 1])),
                in_legend=step >= len(bands) - 1,
                above=(step + 1, step),
            )
        )
    return columns, limits


def _edges(band: Band, places: tuple[Period, ...], translator: Translator, factor: float) -> list[Column]:
    thin = Look(colour=theme.STYLES[band.meaning].colour, width=0.75 + (1 - band.coverage) * 2, dash="sysDash")
    sides = (("lower", band.lower), ("upper", band.upper))
    found = [_limit(band, values, side, places, translator, factor) for side, values in sides]
    return [Column(name=limit.name, values=limit.values, kind=Kind.LINE, look=thin) for limit in found]


def _observed(spec: ChartSpec, places: tuple[Period, ...], factor: float) -> tuple[float | None, ...]:
    for series in spec.series:
        if not series.dashed and series.meaning is Meaning.AREA:
            return _spread(
                places, [(point.x, None if point.y is None else point.y * factor) for point in series.points]
            )
    return (None,) * len(places)


def _limit(
    band: Band, values: tuple[float, ...], side: str, places: tuple[Period, ...], translator: Translator, factor: float
) -> Limit:
    name = translator.text(f"slides.chart.{side}", name=translator.value(band.name))
    return Limit(
        name=name, values=_spread(places, [(x, value * factor) for x, value in zip(band.x, values, strict=True)])
    )


def _opacity(bands: Sequence[Band]) -> float:
    """Return how opaque nested bands are where they lie on each other."""
    clear = 1.0
    for band in bands:
        clear *= 1.0 - theme.band_opacity(band.coverage)
    return 1.0 - clear


def _rules(spec: ChartSpec, places: tuple[Period, ...], translator: Translator, *, padded: bool) -> Iterable[Rule]:
    for line in spec.lines:
        if line.orientation is Orientation.VERTICAL:
            drawn = look(line.meaning, dashed=True)
            text = _one_line(line.label, translator)
            share = _share(places, line.at, padded=padded)
            yield Rule(at=share, text=text, colour=drawn.colour, dash=drawn.dash, width=drawn.width)


def _share(places: tuple[Period, ...], at: float, *, padded: bool) -> float:
    margin = 0.5 / places[0].frequency.periods if padded else 0.0
    first, last = places[0].position - margin, places[-1].position + margin
    return min(max((at - first) / (last - first), 0.0), 1.0) if last > first else 0.0


def _boundary(
    spec: ChartSpec, places: tuple[Period, ...], translator: Translator, *, padded: bool
) -> tuple[float, str, str] | None:
    if spec.forecast_from is None:
        return None
    sides = translator.text("charts.fan.observed_side"), translator.text("charts.fan.forecast_side")
    return _share(places, spec.forecast_from, padded=padded), *sides
