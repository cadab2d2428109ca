"""Who got how much: one bar a recipient, the largest first."""

from collections.abc import Mapping
from typing import Final

from tkkio_analytics.domain.chart import Axis, Bar, ChartSpec, Label, Meaning
from tkkio_analytics.domain.funding import GrantLine, GrantView, LineKind, Measure
from tkkio_analytics.domain.message import Decimal, EuroForm, Euros, LocalizedText, Share, Unit, message

NOTHING: Final = LocalizedText(fi="", sv="", en="")
SCALES: Final[Mapping[Measure, Unit]] = {
    Measure.EUROS: Unit(id="meur", symbol=NOTHING, change_symbol=NOTHING, factor=1e-6),
    Measure.PER_INHABITANT: Unit(id="eur_per_inhabitant", symbol=NOTHING, change_symbol=NOTHING),
    Measure.SHARE: Unit(id="share", symbol=NOTHING, change_symbol=NOTHING, factor=100.0),
}
"""The axis's title names the unit."""
LEFT_OUT: Final = frozenset({LineKind.PART, LineKind.SPLIT})
"""Their money is in other bars already."""
MEANINGS: Final[Mapping[LineKind, Meaning]] = {
    LineKind.AREA: Meaning.PRESENT_AREA,
    LineKind.PROGRAMME: Meaning.PRESENT_AREA,
    LineKind.JOINED: Meaning.JOINED_AREAS,
    LineKind.SEPARATE: Meaning.SEPARATE_GRANT,
}
ROOM: Final = 1.3
"""Room for the figure at the end of the longest bar."""
END_DECIMALS: Final[Mapping[Measure, int]] = {Measure.EUROS: 2, Measure.PER_INHABITANT: 1}
"""Decimals at the end of a bar; the title names the unit, the table gives whole euros."""


def chart(view: GrantView, *, measure: Measure) -> ChartSpec:
    """Return the bars of one question.

    Parameters
    ----------
    view
        Recipients; those without a figure of the measure are left to the table.
    measure
        Euros, euros for each inhabitant, or share of all.
    """
    values = {line.recipient: value(line, measure=measure) for line in view.lines}
    shown = sorted(
        (line for line in view.lines if line.kind not in LEFT_OUT and values[line.recipient] is not None),
        key=lambda line: -(values[line.recipient] or 0.0),
    )
    bars = tuple(_bar(line, values[line.recipient] or 0.0, row=row, measure=measure) for row, line in enumerate(shown))
    ticks: tuple[tuple[float, Label], ...] = tuple((-row, line.name) for row, line in enumerate(shown))
    longest = max((bar.value for bar in bars), default=0.0)
    return ChartSpec(
        title=message("funding.chart.title", money=view.title, unit=message(f"funding.axis.{measure}")),
        description=(message("funding.chart.text", points=tuple(bar.label for bar in bars)),),
        x_axis=Axis(
            unit=SCALES[measure],
            decimals=1,
            minimum=0.0,
            maximum=longest * ROOM or 1.0,
        ),
        y_axis=Axis(ticks=ticks, minimum=-len(shown) + 0.4, maximum=0.6),
        bars=bars,
        rows=len(shown),
        legend_of_marks=len({bar.meaning for bar in bars}) > 1,
    )


def value(line: GrantLine, *, measure: Measure) -> float | None:
    """Return a line's figure of one measure, or None where it has none."""
    return {
        Measure.EUROS: line.euros,
        Measure.PER_INHABITANT: line.per_inhabitant,
        Measure.SHARE: line.share,
    }[measure]


def figure(value: float, *, measure: Measure) -> Euros | Share:
    """Return a figure as it is written in a sentence."""
    if measure is Measure.SHARE:
        return Share(value=value, decimals=1)
    per = measure is Measure.PER_INHABITANT
    return Euros(value=value, form=EuroForm.PER_INHABITANT if per else EuroForm.WHOLE)


def _at_the_end(value: float, *, measure: Measure) -> Decimal | Share:
    if measure is Measure.SHARE:
        return Share(value=value, decimals=1)
    return Decimal(value=value * SCALES[measure].factor, decimals=END_DECIMALS[measure])


def _bar(line: GrantLine, value: float, *, row: int, measure: Measure) -> Bar:
    label = message("funding.chart.point", name=line.name, value=figure(value, measure=measure))
    text = _at_the_end(value, measure=measure)
    return Bar(row=-row, value=value, meaning=MEANINGS[line.kind], label=label, text=text)
