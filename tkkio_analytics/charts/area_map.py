"""One indicator on a map of the areas: coloured by the verdict on each, or by classes of its values."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence

from tkkio_analytics.charts import fills, labels
from tkkio_analytics.domain.area_map import AreaMap, AreaShape, Colouring
from tkkio_analytics.domain.chart import Axis, ChartSpec
from tkkio_analytics.domain.comparison import AreaComparison, Comparison
from tkkio_analytics.domain.indicator import Indicator, Polarity
from tkkio_analytics.domain.message import Message, Quantity, message
from tkkio_analytics.domain.patch import CLASSES, Fill, Key, Patch, Text
from tkkio_analytics.domain.region import Region


def chart(
    comparison: Comparison,
    area_map: AreaMap,
    *,
    indicator: Indicator,
    regions: Mapping[str, Region],
    colouring: Colouring,
    chosen: str = "",
) -> ChartSpec:
    """Return the map of a comparison.

    Parameters
    ----------
    comparison
        Of all areas.
    area_map
        Where they lie.
    indicator
        What is compared.
    regions
        Regions by code.
    colouring
        What the colours tell.
    chosen
        Code of the area that the reader follows; empty for none.

    Returns
    -------
    ChartSpec
        With patches; its axes have limits and nothing is read from them.
    """
    by_code = {area.region_code: area for area in comparison.areas}
    filled = {
        code: _fill(area, comparison=comparison, indicator=indicator, colouring=colouring)
        for code, area in by_code.items()
    }
    patches = tuple(
        Patch(
            shape=shape,
            fill=filled[shape.region_code],
            label=_label(by_code[shape.region_code], indicator=indicator, region=regions[shape.region_code]),
            text=_text(by_code[shape.region_code], shape=shape, region=regions[shape.region_code]),
            is_chosen=shape.region_code == chosen,
        )
        for shape in area_map.shapes
        if shape.region_code in by_code
    )
    west, south, east, north = area_map.extent
    return ChartSpec(
        title=message(f"maps.title.{area_map.kind}", indicator=indicator.short_name, year=comparison.period),
        description=_description(patches, order=tuple(by_code), indicator=indicator),
        x_axis=Axis(minimum=west, maximum=east),
        y_axis=Axis(minimum=south, maximum=north),
        patches=patches,
        keys=tuple(_keys(comparison, filled=tuple(filled.values()), indicator=indicator, colouring=colouring)),
    )


def _fill(area: AreaComparison, *, comparison: Comparison, indicator: Indicator, colouring: Colouring) -> Fill:
    if area.value is None:
        return Fill.NO_DATA
    if colouring is Colouring.VERDICT:
        return Fill(area.verdict.value)
    limits = comparison.class_limits
    return _shades(len(limits) + 1, indicator=indicator)[bisect_right(limits, area.value)]


def _shades(count: int, *, indicator: Indicator) -> tuple[Fill, ...]:
    """Return the fills of classes in the order of rising values: the best (or highest) is the darkest."""
    last = len(CLASSES) - 1
    darkest_first = [CLASSES[round(place * last / max(count - 1, 1))] for place in range(count)]
    return tuple(darkest_first if indicator.polarity is Polarity.LOWER_IS_BETTER else reversed(darkest_first))


def _label(area: AreaComparison, *, indicator: Indicator, region: Region) -> Message:
    if area.value is None:
        return message("maps.no_figure", region=region.short_name, status=message(f"ui.status.{area.status}"))
    value, verdict = labels.level(indicator, area.value), message(f"ui.verdict.{area.verdict}")
    return message("charts.dot_plot.point", region=region.short_name, value=value, says=verdict)


def _text(area: AreaComparison, *, shape: AreaShape, region: Region) -> Text | None:
    """Return the area's name and the sign of its verdict; the sign alone where there is no room for a name."""
    sign = fills.SURFACES[Fill(area.verdict.value)].sign
    if not shape.is_named:
        return message("maps.sign", sign=sign) if sign else None
    return message("maps.signed", sign=sign, says=region.short_name) if sign else region.short_name


def _keys(
    comparison: Comparison, *, filled: Sequence[Fill], indicator: Indicator, colouring: Colouring
) -> Iterable[Key]:
    if colouring is Colouring.VERDICT:
        found = (fill for fill in Fill if fill in filled and fill is not Fill.NO_DATA)
        yield from (_counted(fill, filled) for fill in found)
    else:
        yield from _class_keys(comparison.class_limits, indicator=indicator)
    if Fill.NO_DATA in filled:
        yield _counted(Fill.NO_DATA, filled)


def _counted(fill: Fill, filled: Sequence[Fill]) -> Key:
    count, sign = filled.count(fill), fills.SURFACES[fill].sign
    said = (
        message("maps.signed", sign=sign, says=message(f"ui.verdict.{fill}")) if sign else message(f"ui.verdict.{fill}")
    )
    return Key(fill=fill, text=message("maps.counted", says=said, count=count))


def _class_keys(limits: Sequence[float], *, indicator: Indicator) -> Iterable[Key]:
    """Yield the classes, the best first; the highest first of a neutral indicator."""
    shades = _shades(len(limits) + 1, indicator=indicator)
    rising = [_range(limits, place, indicator=indicator) for place in range(len(shades))]
    pairs = [*zip(shades, rising, strict=True)]
    ordered = pairs if indicator.polarity is Polarity.LOWER_IS_BETTER else pairs[::-1]
    for place, (fill, text) in enumerate(ordered):
        ends = {0: "best", len(ordered) - 1: "worst"} if len(ordered) > 1 else {}
        end = None if indicator.polarity is Polarity.NEUTRAL else ends.get(place)
        yield Key(fill=fill, text=text if end is None else message(f"maps.{end}", range=text))


def _range(limits: Sequence[float], place: int, *, indicator: Indicator) -> Message:
    if not limits:
        return message("maps.all_alike")
    shown = [_limit(limit, limits, indicator=indicator) for limit in limits]
    if place == 0:
        return message("maps.below", upper=shown[0])
    if place == len(limits):
        return message("maps.from", lower=shown[-1])
    return message("maps.between", lower=shown[place - 1], upper=shown[place])


def _limit(limit: float, limits: Sequence[float], *, indicator: Indicator) -> Quantity:
    """Return a limit as it is written: without decimals where all of them are whole."""
    is_whole = all(round(other * indicator.unit.factor, 6).is_integer() for other in limits)
    return Quantity(value=limit, unit=indicator.unit, decimals=0 if is_whole else indicator.decimals)


def _description(patches: Sequence[Patch], *, order: Sequence[str], indicator: Indicator) -> tuple[Message, ...]:
    if not patches:
        return ()
    labelled = {patch.shape.region_code: patch.label for patch in patches}
    key = "maps.text_neutral" if indicator.polarity is Polarity.NEUTRAL else "maps.text"
    return (message(key, areas=tuple(labelled[code] for code in order if code in labelled)),)
