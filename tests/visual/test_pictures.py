"""Every page looks as it did when somebody last looked at it, in three languages and at three widths.

``pytest tests/visual --soak --update-golden`` takes the pictures anew; whoever does so looks at each that git shows as
changed.
"""

from itertools import product
from pathlib import Path

import pytest
from browser.harness import Server, Visit
from PIL import Image, ImageDraw
from visual.pictures import WIDTHS, changed_share, keep, taken

from tkkio_analytics.i18n import LANGUAGES
from tkkio_analytics.ui.navigation import every_page

ACCEPTED = Path(__file__).parent / "accepted"
ALLOWED = 0.02
"""Share of blocks that may differ: a page drawn twice differs in none, and a lost line moves all below it."""
ROUND = tuple(product(WIDTHS, LANGUAGES))
SAMPLE = tuple((page, *ROUND[place % len(ROUND)]) for place, page in enumerate(every_page()))
"""One picture of each page, going round widths and languages."""
REST = tuple(view for view in product(every_page(), WIDTHS, LANGUAGES) if view not in SAMPLE)


def check(server: Server, visit: Visit, view: tuple[str, str, str], *, update: bool, folder: Path) -> None:
    page, width, language = view
    picture = taken(visit, server.link(page, lang=language), width=WIDTHS[width])
    file = ACCEPTED / page / f"{width}-{language}.webp"
    if update:
        keep(picture, file)
    share = changed_share(picture, Image.open(file))
    if share > ALLOWED:
        picture.save(folder / "now.png")
    assert share <= ALLOWED, f"{file.name}: {share:.1%} of {page} looks different; see {folder / 'now.png'}"


@pytest.mark.browser
@pytest.mark.parametrize("view", SAMPLE, ids="-".join)
def test_a_page_looks_as_accepted(
    server: Server, visit: Visit, view: tuple[str, str, str], pytestconfig: pytest.Config, tmp_path: Path
) -> None:
    check(server, visit, view, update=pytestconfig.getoption("--update-golden"), folder=tmp_path)


@pytest.mark.soak
@pytest.mark.browser
@pytest.mark.parametrize("view", REST, ids="-".join)
def test_every_page_looks_as_accepted_in_every_language_and_width(
    server: Server, visit: Visit, view: tuple[str, str, str], pytestconfig: pytest.Config, tmp_path: Path
) -> None:
    check(server, visit, view, update=pytestconfig.getoption("--update-golden"), folder=tmp_path)


def test_no_picture_is_kept_of_a_page_that_is_gone() -> None:
    kept = {(file.parent.name, *file.stem.split("-")) for file in ACCEPTED.glob("*/*.webp")}
    assert kept == set(product(every_page(), WIDTHS, LANGUAGES))


def test_a_lost_line_and_a_new_colour_are_seen_and_noise_is_not() -> None:
    page = Image.new("RGB", (640, 800), "white")
    drawing = ImageDraw.Draw(page)
    for line in range(20):
        drawing.rectangle((20, 40 * line, 600, 40 * line + 12), fill="black")
    noisy = page.point(lambda value: max(0, value - 4))
    shorter = page.crop((0, 40, 640, 800))
    recoloured = page.copy()
    ImageDraw.Draw(recoloured).rectangle((0, 0, 640, 120), fill="#cc3311")
    assert changed_share(page, page) == 0
    assert changed_share(page, noisy) == 0
    assert changed_share(page, shorter) > ALLOWED
    assert changed_share(page, recoloured) > ALLOWED
