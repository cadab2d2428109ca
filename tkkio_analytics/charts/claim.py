"""The series that a claim is about, with the claimed period marked."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from tkkio_analytics.charts import labels
from tkkio_analytics.charts.fan import break_lines
from tkkio_analytics.domain.chart import Band, ChartSpec, Meaning, Point, Series
from tkkio_analytics.domain.claim import Claim, ClaimKind
from tkkio_analytics.domain.indicator import Break, Indicator
from tkkio_analytics.domain.message import Message, message
from tkkio_analytics.domain.period import Period, consecutive
from tkkio_analytics.domain.region import Region, RegionCategory

ROOM: Final = 0.08
"""Room above and below the outermost values, as a share of their distance."""
LEAST_ROOM: Final = 0.02
"""The same as a share of the level, where nothing has moved."""

Values = Mapping[str, Mapping[Period, float]]


def chart(
    claim: Claim,
    *,
    subject: str,
    values: Values,
    indicator: Indicator,
    regions: Mapping[str, Region],
    breaks: Sequence[Break],
) -> ChartSpec | None:
    """Return the chart of one area of a claim, None where the area has no figures.

    Parameters
    ----------
    claim
        With its periods filled in.
    subject
        Code of the area.
    values
        Values by region and period.
    indicator, regions
        What is shown, and regions by code.
    breaks
        Breaks of the area's series.

    Returns
    -------
    ChartSpec
        Time along x, the indicator's published unit along y.
    """
    own = values.get(subject, {})
    if not own:
        return None
    behind = tuple(_behind(claim, subject=subject, values=values, regions=regions))
    name = regions[subject].short_name
    drawn = (*behind, _line(own, name=message("charts.claim.area", region=name), meaning=Meaning.AREA))
    first, last = min(own), max(own)
    low, high = _limits(drawn)
    return ChartSpec(
        title=message("charts.claim.title", indicator=indicator.short_name, region=name),
        description=tuple(_description(claim, own, indicator=indicator, breaks=breaks)),
        x_axis=labels.time_axis(first, last),
        y_axis=replace(labels.value_axis(indicator), minimum=low, maximum=high),
        series=drawn,
        bands=tuple(_claimed(claim, limits=(low, high))),
        lines=tuple(break_lines(breaks, first=first, last=last)),
    )


def _behind(claim: Claim, *, subject: str, values: Values, regions: Mapping[str, Region]) -> Iterator[Series]:
    """Yield what stands behind the area: of the fastest all others, of a comparison the one it is held against."""
    if claim.kind is ClaimKind.FASTEST:
        areas = (code for code in values if regions[code].category is RegionCategory.COUNTY)
        for place, code in enumerate(code for code in areas if code != subject and values[code]):
            name = message("charts.claim.others") if place == 0 else None
            yield replace(_line(values[code], name=name, meaning=Meaning.OTHER_AREAS), markers=False)
    for code in claim.others:
        if code in regions and values.get(code):
            name = message("charts.claim.area", region=regions[code].short_name)
            yield replace(_line(values[code], name=name, meaning=Meaning.NATION), dashed=True, markers=False)


def _line(values: Mapping[Period, float], *, name: Message | None, meaning: Meaning) -> Series:
    # A period without a figure interrupts the line: nothing was seen there.
    points = tuple(Point(x=period.position, y=values.get(period)) for period in consecutive(min(values), max(values)))
    return Series(name=name, meaning=meaning, points=points)


def _limits(drawn: Sequence[Series]) -> tuple[float, float]:
    seen = [point.y for series in drawn for point in series.points if point.y is not None]
    low, high = min(seen), max(seen)
    room = max((high - low) * ROOM, abs(high) * LEAST_ROOM)
    return low - room, high + room


def _claimed(claim: Claim, *, limits: tuple[float, float]) -> Iterator[Band]:
    start, end = claim.from_period or claim.to_period, claim.to_period
    if start is None or end is None:
        return
    half = 0.5 / end.frequency.periods if start == end else 0.0
    sides = (start.position - half, end.position + half)
    yield Band(
        name=message("charts.claim.period"),
        meaning=Meaning.CLAIMED_PERIOD,
        x=sides,
        lower=(limits[0],) * len(sides),
        upper=(limits[1],) * len(sides),
        coverage=1.0,
    )


def _description(
    claim: Claim, own: Mapping[Period, float], *, indicator: Indicator, breaks: Sequence[Break]
) -> Iterator[Message]:
    points = tuple(
        message("charts.fan.observed_point", year=period, value=labels.level(indicator, own[period]))
        for period in sorted(own)
    )
    yield message("charts.fan.text_history", points=points)
    if claim.from_period is not None and claim.to_period is not None:
        yield message("charts.claim.text_period", first=claim.from_period, last=claim.to_period)
    if breaks:
        yield message("charts.fan.text_breaks", breaks=tuple(item.label for item in breaks))
