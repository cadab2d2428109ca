"""Specifications as PNG and SVG files: nothing is cut, nothing is lost, the same every time."""

import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from io import BytesIO
from xml.etree import ElementTree as ET

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.text import Text
from PIL import Image
from unit.charts import imagined_views as views
from unit.charts.test_renderers import every_spec, fan_spec

from tkkio_analytics.charts import dot_plot, picture, picture_marks, theme, typeface
from tkkio_analytics.charts.picture_plan import plan
from tkkio_analytics.domain.chart import Bar, ChartSpec, Line, Mark, Meaning, Orientation
from tkkio_analytics.domain.message import message
from tkkio_analytics.i18n import LANGUAGES, Translator

FINNISH = Translator("fi")
NAMES = sorted(every_spec())
SOURCE = "Lähde: ei kukaan, julkaisu 2026-11-22-1"
DRESS = picture.Dress(source=SOURCE)
NAMESPACE = "{http://www.w3.org/2000/svg}"
LONG = "Hyvinkin pitkänimisen kuvitellun hyvinvointialueen kuntayhtymä"


def long_names() -> ChartSpec:
    regions = {code: views.region(code, name=f"{LONG} {code}") for code in views.REGIONS}
    return dot_plot.chart(views.comparison(), indicator=views.indicator(name=LONG), regions=regions)


def many_lines() -> ChartSpec:
    lines = tuple(
        Line(
            orientation=Orientation.VERTICAL,
            at=2023.2 + 0.4 * step,
            meaning=Meaning.REGIME_BREAK,
            label=views.text(f"Laki numero {step} tuli voimaan"),
        )
        for step in range(6)
    )
    spec = fan_spec()
    return replace(spec, lines=(*spec.lines, *lines))


def bars() -> ChartSpec:
    spec = every_spec()["pace"]
    drawn = tuple(
        Bar(
            row=-row,
            value=value,
            meaning=meaning,
            label=message("charts.year", year=2025),
            text=views.text("1 234,5 milj. €"),
        )
        for row, (value, meaning) in enumerate(
            ((2.0, Meaning.JOINED_AREAS), (-1.0, Meaning.PRESENT_AREA), (1.0, Meaning.SEPARATE_GRANT))
        )
    )
    return replace(spec, bars=drawn, marks=(), legend_of_marks=True)


CASES = {**every_spec(), "long_names": long_names(), "many_lines": many_lines(), "bars": bars()}


def written(spec: ChartSpec, *, language: str = "fi", dress: picture.Dress = DRESS) -> list[tuple[str, object]]:
    figure = picture.figure(spec, translator=Translator(language), dress=dress)
    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    shown = [artist for artist in figure.get_children() if isinstance(artist, Text) and artist.get_text()]
    return [(artist.get_text(), artist.get_window_extent(canvas.get_renderer())) for artist in shown]


@pytest.mark.parametrize("name", sorted(CASES))
@pytest.mark.parametrize(("width", "language"), [(480.0, "fi"), (480.0, "sv"), (480.0, "en"), (1000.0, "fi")])
def test_no_word_is_cut_at_the_edge_of_a_picture(name: str, language: str, width: float) -> None:
    dress = replace(DRESS, width=width)
    planned = picture.figure(CASES[name], translator=Translator(language), dress=dress).bbox
    cut = [
        text
        for text, box in written(CASES[name], language=language, dress=dress)
        if box.x0 < -0.5 or box.y0 < -0.5 or box.x1 > planned.width + 0.5 or box.y1 > planned.height + 0.5
    ]
    assert cut == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", sorted(CASES))
def test_no_word_lies_on_another(name: str, language: str) -> None:
    boxes = written(CASES[name], language=language)
    met = [
        (first, second)
        for place, (first, box) in enumerate(boxes)
        for second, other in boxes[place + 1 :]
        if min(box.x1, other.x1) - max(box.x0, other.x0) > 1 and min(box.y1, other.y1) - max(box.y0, other.y0) > 3
    ]
    assert met == []


def test_a_word_outside_a_picture_is_seen() -> None:
    dress = replace(DRESS, width=480.0)
    figure = picture.figure(CASES["fan"], translator=FINNISH, dress=dress)
    outside = Text(6.5, 1.0, "ulkona", transform=figure.dpi_scale_trans)
    figure.add_artist(outside)
    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    box = outside.get_window_extent(canvas.get_renderer())
    assert box.x1 > figure.bbox.width


@pytest.mark.parametrize("name", NAMES)
def test_a_picture_has_the_same_bytes_every_time_and_in_every_thread(name: str) -> None:
    def drawn(_: int) -> tuple[bytes, bytes]:
        spec = every_spec()[name]
        return (
            picture.png(spec, translator=FINNISH, dress=DRESS),
            picture.svg(spec, translator=FINNISH, dress=DRESS),
        )

    with ThreadPoolExecutor(max_workers=4) as threads:
        assert len(set(threads.map(drawn, range(4)))) == 1


def test_a_png_says_in_its_metadata_what_it_shows() -> None:
    image = Image.open(BytesIO(picture.png(fan_spec(), translator=FINNISH, dress=DRESS)))
    assert image.size == (2000, 1040)
    assert image.info["Title"] == "Kuvitelma 71: Kuviteltu osuus"
    assert "2024: 52,0\xa0%" in image.info["Description"]
    assert not {"Software", "Creation Time", "date:create"} & set(image.info)


def test_an_svg_has_its_words_as_text_and_says_what_it_shows() -> None:
    document = picture.svg(fan_spec(), translator=FINNISH, dress=DRESS).decode()
    root = ET.fromstring(document)  # noqa: S314 - our own picture
    assert root.attrib["role"] == "img"
    assert root.find(f"{NAMESPACE}title").text == "Kuvitelma 71: Kuviteltu osuus"  # type: ignore[union-attr]
    assert "2024: 52,0\xa0%" in root.find(f"{NAMESPACE}desc").text  # type: ignore[operator, union-attr]
    words = {text.text for text in root.iter(f"{NAMESPACE}text")}
    assert {"Uusi laki", "toteutunut", "ennuste", "2029", "Vertailutaso 60\xa0%", SOURCE} <= words
    families = {re.search(r"font-family: ([^;]*)", text.attrib["style"])[1] for text in root.iter(f"{NAMESPACE}text")}  # type: ignore[index]
    assert families == {"'Source Sans 3', 'Segoe UI', 'Arial'"}
    assert "<dc:date>" not in document
    assert "http" not in re.sub(r'(xmlns(:\w+)?|rdf:resource)="[^"]*"|<!DOCTYPE[^>]*>', "", document)


def test_a_stamp_is_in_the_picture_and_before_its_words() -> None:
    dress = replace(DRESS, stamp="Harjoitusaineisto")
    assert "HARJOITUSAINEISTO" in [text for text, _ in written(fan_spec(), dress=dress)]
    image = Image.open(BytesIO(picture.png(fan_spec(), translator=FINNISH, dress=dress)))
    assert image.info["Description"].startswith("Harjoitusaineisto. ")


def test_numbers_are_written_as_the_language_writes_them() -> None:
    spec = every_spec()["pace"]
    assert "0,5" in [text for text, _ in written(spec)]
    assert "0.5" in [text for text, _ in written(spec, language="en")]


def test_every_row_of_a_dot_plot_has_its_figure_beside_it() -> None:
    assert {"60,0", "40,0"} <= {text for text, _ in written(every_spec()["dot_plot"])}


def test_a_name_with_markup_or_formulas_is_drawn_as_it_is() -> None:
    spec = fan_spec(name="$x^2$ <b>&")
    assert "Kuvitelma 71: $x^2$ <b>&" in [text for text, _ in written(spec)]
    ET.fromstring(picture.svg(spec, translator=FINNISH, dress=DRESS))  # noqa: S314 - our own picture


def test_every_meaning_has_a_shape() -> None:
    shapes = {style.symbol.removesuffix("-open") for style in theme.STYLES.values()}
    assert shapes <= set(picture_marks.SHAPES)
    assert theme.STYLES[Meaning.DOUBTFUL].symbol == picture_marks.CROSSED


def test_lines_of_text_are_no_wider_than_their_room() -> None:
    lines = typeface.wrapped("Terveydenhuollon ja sosiaalihuollon järjestäminen", size=14, room=160)
    assert [typeface.width(line, size=14) <= 160 for line in lines] == [True] * len(lines)
    assert " ".join(lines) == "Terveydenhuollon ja sosiaalihuollon järjestäminen"


def test_the_plot_keeps_most_of_the_picture() -> None:
    planned = plan(fan_spec(), translator=FINNISH, width=1000, height=None, words=("Otsikko", SOURCE))
    across = (planned.plot.right - planned.plot.left) / planned.width
    up = (planned.plot.top - planned.plot.bottom) / planned.height
    assert (across > 0.9, up > 0.6) == (True, True)


def test_marks_with_intervals_lie_inside_the_plot() -> None:
    mark = Mark(x=1.0, y=5.0, meaning=Meaning.AREA, label=message("charts.year", year=2025), lower=2.0, upper=9.0)
    spec = replace(every_spec()["reliability"], marks=(mark,), series=(), y_axis=replace(views_axis()))
    planned = plan(spec, translator=FINNISH, width=1000, height=None, words=("", ""))
    assert planned.y_limits == pytest.approx((2.0 - 7 * 0.06, 9.0 + 7 * 0.06))


def views_axis():
    return replace(every_spec()["reliability"].y_axis, ticks=(), minimum=None, maximum=None)
