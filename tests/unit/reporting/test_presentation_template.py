"""Templates of presentations: a county's own is used where it can be, and refused with a reason where it cannot."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from pptx import Presentation
from pptx.util import Pt
from unit.reporting.test_presentation import POINT, deck, said, shapes

from tkkio_analytics.charts import theme
from tkkio_analytics.errors import TemplateError
from tkkio_analytics.i18n import LANGUAGES, Translator
from tkkio_analytics.reporting.pptx import opening, template
from tkkio_analytics.reporting.pptx.writing import write_briefing


def saved(presentation: object) -> bytes:
    target = BytesIO()
    presentation.save(target)  # type: ignore[attr-defined]
    return target.getvalue()


def county() -> bytes:
    """Return a template as counties have them: 4:3, many layouts, slides of its own."""
    presentation = Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[0])
    slide.shapes.title.text = "Oma malli"
    return saved(presentation)


def repacked(file: bytes, *, added: dict[str, bytes] | None = None, types: tuple[bytes, bytes] = (b"", b"")) -> bytes:
    target = BytesIO()
    with ZipFile(BytesIO(file)) as source, ZipFile(target, "w") as made:
        for part in source.infolist():
            body = source.read(part)
            made.writestr(part.filename, body.replace(*types) if part.filename == opening.CONTENT_TYPES else body)
        for name, body in (added or {}).items():
            made.writestr(name, body)
    return target.getvalue()


def refused(file: bytes) -> TemplateError:
    with pytest.raises(TemplateError) as caught:
        opening.opened(file)
    return caught.value


def test_our_template_is_wide_and_has_our_colours_and_three_layouts() -> None:
    presentation = deck(template.default())
    assert (presentation.slide_width / POINT, presentation.slide_height / POINT) == (960, 540)
    assert [layout.name for layout in presentation.slide_layouts] == list(template.LAYOUTS)
    with ZipFile(BytesIO(template.default())) as archive:
        drawn = archive.read("ppt/theme/theme1.xml").decode()
    assert f'<a:accent1><a:srgbClr val="{theme.BLUE[1:]}"/></a:accent1>' in drawn
    assert drawn.count(f'<a:latin typeface="{template.TYPEFACE}"') == 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_countys_own_template_carries_the_briefing(language: str) -> None:
    file = write_briefing(said(language), translator=Translator(language), template=county())
    presentation = deck(file)
    titles = [slide.shapes.title.text_frame.text for slide in presentation.slides]
    assert titles[0] == said(language).title
    assert "Oma malli" not in titles
    assert presentation.slide_width / POINT == 720
    for number, shape in shapes(file):
        assert shape.left + shape.width <= presentation.slide_width + POINT, (number, shape.name)
        assert shape.top + shape.height <= presentation.slide_height + POINT, (number, shape.name)
        assert not shape.is_placeholder or shape.text_frame.text.strip(), (number, shape.name)


def test_a_template_file_of_powerpoint_is_taken_as_it_is() -> None:
    types = (opening.MAIN, opening.AS_TEMPLATE)
    assert len(opening.opened(repacked(county(), types=types)).deck.slides) == 0


def test_wide_letters_of_a_template_get_more_room() -> None:
    assert opening.opened(None).typeface_factor == 1.0
    assert opening.opened(county()).typeface_factor == pytest.approx(0.92)


@pytest.mark.parametrize(
    ("file", "key"),
    [
        (b"", "template_unreadable"),
        (b"PK not a zip", "template_unreadable"),
        (repacked(county())[:4000], "template_unreadable"),
        (repacked(county(), types=(opening.MAIN, b"spreadsheetml.sheet.main+xml")), "template_unreadable"),
        (repacked(county(), added={"ppt/vbaProject.bin": b"x"}), "template_macros"),
        (repacked(county(), added={"ppt/activeX/activeX1.xml": b"x"}), "template_macros"),
        (
            repacked(county(), types=(opening.MAIN, b"ms-powerpoint.presentation.macroEnabled.main+xml")),
            "template_macros",
        ),
        (b"x" * (opening.MOST_BYTES + 1), "template_large"),
    ],
    ids=["empty", "not_a_zip", "cut_off", "a_sheet", "macros", "activex", "macro_type", "large"],
)
def test_what_is_no_template_is_refused_with_a_reason_in_every_language(file: bytes, key: str) -> None:
    error = refused(file)
    assert error.key == f"errors.{key}"
    for language in LANGUAGES:
        assert len(Translator(language).text(error.key, **error.params)) > 20


def test_a_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "MOST_UNPACKED", 1000)
    assert refused(county()).key == "errors.template_large"


def test_a_template_without_a_title_names_its_layouts() -> None:
    presentation = Presentation()
    for layout in list(presentation.slide_layouts):
        if layout.name != "Blank":
            presentation.slide_layouts.remove(layout)
    error = refused(saved(presentation))
    assert (error.key, error.params["layouts"]) == ("errors.template_no_title", "Blank")


def test_a_template_without_room_says_how_little_there_is() -> None:
    presentation = Presentation()
    presentation.slide_width, presentation.slide_height = Pt(300), Pt(200)
    for layout in presentation.slide_layouts:
        for shape in layout.placeholders:
            shape.left, shape.top, shape.width, shape.height = Pt(10), Pt(10), Pt(280), Pt(40)
    assert refused(saved(presentation)).key == "errors.template_no_room"
