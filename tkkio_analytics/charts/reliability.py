"""How often past forecasts of each probability came true."""

from tkkio_analytics.domain.chart import Axis, ChartSpec, Label, Mark, Meaning, Point, Series
from tkkio_analytics.domain.message import Decimal, Message, Share, message
from tkkio_analytics.domain.target import Record, ReliabilityBin


def chart(record: Record) -> ChartSpec:
    """Return the reliability plot of a record.

    Parameters
    ----------
    record
        Its ``reliability`` holds bins of stated probability.

    Returns
    -------
    ChartSpec
        Stated probability along x and observed frequency along y, both 0-1, with the line of perfect agreement.
    """
    perfect = Series(
        name=message("charts.reliability.perfect"),
        meaning=Meaning.PERFECT,
        points=(Point(x=0.0, y=0.0), Point(x=1.0, y=1.0)),
        dashed=True,
        markers=False,
    )
    ticks: tuple[tuple[float, Label], ...] = tuple(
        (share, message("charts.share", share=Share(value=share))) for share in (0.0, 0.25, 0.5, 0.75, 1.0)
    )
    stated = message("charts.reliability.stated")
    came_true = message("charts.reliability.came_true")
    return ChartSpec(
        title=message("charts.reliability.title"),
        description=tuple(_words(of_bin) for of_bin in record.reliability),
        x_axis=Axis(title=stated, ticks=ticks, minimum=-0.03, maximum=1.03),
        y_axis=Axis(title=came_true, ticks=ticks, minimum=-0.05, maximum=1.08),
        series=(perfect,),
        marks=tuple(
            Mark(
                x=of_bin.mean_probability,
                y=of_bin.observed_frequency,
                meaning=Meaning.AREA,
                label=_words(of_bin),
                text=message("charts.reliability.count", count=Decimal(value=of_bin.count, decimals=0)),
            )
            for of_bin in record.reliability
        ),
    )


def _words(of_bin: ReliabilityBin) -> Message:
    return message(
        "charts.reliability.point",
        stated=Share(value=of_bin.mean_probability),
        came_true=Share(value=of_bin.observed_frequency),
        count=Decimal(value=of_bin.count, decimals=0),
    )
