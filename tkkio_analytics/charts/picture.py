"""Chart specifications as PNG and SVG files, drawn without a browser: the same meanings and colours as on screen."""

from dataclasses import dataclass
from html import escape
from io import BytesIO
from typing import Final

import matplotlib as mpl
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure

from tkkio_analytics.charts import picture_marks, picture_words, theme, typeface
from tkkio_analytics.charts.picture_plan import plan
from tkkio_analytics.charts.picture_sheet import PIXELS_PER_INCH, Sheet
from tkkio_analytics.domain.chart import ChartSpec
from tkkio_analytics.i18n import Translator

WIDTH: Final = 1000.0
SHARPNESS: Final = 2.0
SALT: Final = "tkkio"

# Nothing else draws with matplotlib here, so these are set once: text stays text, and a file's own names stay the same.
mpl.rcParams["svg.fonttype"] = "none"
mpl.rcParams["svg.hashsalt"] = SALT


@dataclass(frozen=True, slots=True, kw_only=True)
class Dress:
    """What a picture has around its chart.

    Parameters
    ----------
    width, height
        In pixels of a screen; a height of None takes what the chart needs.
    titled
        Whether the title is written above it.
    source
        Written below it: where the figures come from; empty for nothing.
    stamp
        Written across it and before its words; empty for nothing.
    with_typeface
        Whether an SVG file carries its letters' shapes; a document that it is laid into brings them once for all.
    """

    width: float = WIDTH
    height: float | None = None
    titled: bool = True
    source: str = ""
    stamp: str = ""
    with_typeface: bool = True


PLAIN: Final = Dress()


def png(spec: ChartSpec, *, translator: Translator, dress: Dress = PLAIN) -> bytes:
    """Return a chart as a PNG file whose metadata says the same in words.

    Parameters
    ----------
    spec
        What to draw.
    translator
        Puts its labels into words.
    dress
        Size, title and source.

    Returns
    -------
    bytes
        The same for the same chart: no date, no version.
    """
    drawn = figure(spec, translator=translator, dress=dress)
    about = {
        "Title": translator.value(spec.title),
        "Description": in_words(spec, translator=translator, stamp=dress.stamp),
        "Software": None,
    }
    target = BytesIO()
    FigureCanvasAgg(drawn)
    drawn.savefig(target, format="png", dpi=PIXELS_PER_INCH * SHARPNESS, metadata=about)
    return target.getvalue()


def svg(spec: ChartSpec, *, translator: Translator, dress: Dress = PLAIN) -> bytes:
    """Return a chart as an SVG file: text as text with its letters' shapes inside, title and description for readers.

    Parameters
    ----------
    spec, translator, dress
        See `png`.

    Returns
    -------
    bytes
        The same for the same chart.
    """
    drawn = figure(spec, translator=translator, dress=dress)
    target = BytesIO()
    FigureCanvasSVG(drawn)
    drawn.savefig(target, format="svg", metadata={"Date": None, "Creator": None, "Format": None, "Type": None})
    title = translator.value(spec.title)
    words = in_words(spec, translator=translator, stamp=dress.stamp)
    return _described(target.getvalue().decode(), title=title, words=words, dress=dress).encode()


def in_words(spec: ChartSpec, *, translator: Translator, stamp: str = "") -> str:
    """Return what a chart shows as one text, for whoever does not see it."""
    lines = [*([stamp] if stamp else []), *(translator.message(line) for line in spec.description)]
    return " ".join(line if line.endswith(".") else f"{line}." for line in lines)


def figure(spec: ChartSpec, *, translator: Translator, dress: Dress = PLAIN) -> Figure:
    """Return a chart as a figure that belongs to nobody else: safe in any thread.

    Parameters
    ----------
    spec, translator, dress
        See `png`.

    Returns
    -------
    matplotlib.figure.Figure
        Everything on it lies inside it.
    """
    words = translator.value(spec.title) if dress.titled else "", dress.source
    planned = plan(spec, translator=translator, width=dress.width, height=dress.height, words=words)
    size = planned.width / PIXELS_PER_INCH, planned.height / PIXELS_PER_INCH
    drawn = Figure(figsize=size, dpi=PIXELS_PER_INCH, facecolor=theme.PAPER)
    plot = planned.plot
    shares = (plot.left / planned.width, plot.bottom / planned.height)
    inner = ((plot.right - plot.left) / planned.width, (plot.top - plot.bottom) / planned.height)
    axes = drawn.add_axes((*shares, *inner), xlim=planned.x_limits, ylim=planned.y_limits)
    axes.set_axis_off()
    sheet = Sheet(
        figure=drawn,
        axes=axes,
        spec=spec,
        translator=translator,
        width=planned.width,
        height=planned.height,
        plot=plot,
        x_limits=planned.x_limits,
        y_limits=planned.y_limits,
    )
    picture_marks.draw(sheet, planned)
    picture_words.write(sheet, planned, stamp=dress.stamp)
    return drawn


def _described(document: str, *, title: str, words: str, dress: Dress) -> str:
    """Return an SVG document with its words for a screen reader, and the typeface of its text."""
    head, opening, rest = document.partition("<svg ")
    attributes, _, body = rest.partition(">")
    letters = typeface.USUAL_LETTERS | {letter for letter in body if letter.isprintable()}
    style = f"<style>{typeface.web_fonts(letters)}</style>" if dress.with_typeface else ""
    said = f'<title id="title">{escape(title)}</title><desc id="desc">{escape(words)}</desc>{style}'
    role = ' role="img" aria-labelledby="title desc"'
    return f"{head}{opening}{attributes}{role}>{said}{body}"
