"""Pictures of pages, kept small, and how far two of them are apart.

A picture of a page is taken whole, at half size. Two are compared block by block, after both are reduced to the mean
lightness of blocks: letters drawn by another version of a browser move single points, but hardly the mean of a block; a
moved, lost or recoloured part of the page does.
"""

from io import BytesIO
from pathlib import Path
from typing import Final

import numpy as np
from browser.harness import Visit
from numpy.typing import NDArray
from PIL import Image

WIDTHS: Final = {"projector": 1920, "tablet": 1024, "phone": 360}
TALLEST: Final = 16_000
SHRUNK: Final = 0.5
BLOCK: Final = 16
"""Side of a block, in points of the kept picture: 32 on the screen, about a line and a half of text."""
NOTICED: Final = 10.0
"""Difference of mean lightness, of 255, from which a block is said to have changed."""

Grey = NDArray[np.float64]


def taken(visit: Visit, link: str, *, width: int) -> Image.Image:
    """Return the whole page at half size, once it has come to rest."""
    page = visit.page
    page.set_viewport_size({"width": width, "height": 1080})
    visit.open(link)
    height = page.locator("[data-testid=stMain]").evaluate("main => main.scrollHeight + main.offsetTop")
    page.set_viewport_size({"width": width, "height": min(int(height) + 1, TALLEST)})
    visit.settle()
    whole = Image.open(BytesIO(page.screenshot(animations="disabled", caret="hide"))).convert("RGB")
    return whole.resize((round(whole.width * SHRUNK), round(whole.height * SHRUNK)), Image.Resampling.LANCZOS)


def keep(picture: Image.Image, file: Path) -> None:
    """Write a picture as the accepted one."""
    file.parent.mkdir(parents=True, exist_ok=True)
    picture.save(file, "WEBP", quality=38, method=6)


def changed_share(one: Image.Image, other: Image.Image) -> float:
    """Return the share of blocks that differ, from 0 to 1; what stands in only one of the two differs whole."""
    first, second = _blocks(one), _blocks(other)
    rows, columns = (max(first.shape[axis], second.shape[axis]) for axis in (0, 1))
    apart = np.ones((rows, columns), dtype=bool)
    shared = tuple(slice(0, min(first.shape[axis], second.shape[axis])) for axis in (0, 1))
    apart[shared] = np.abs(first[shared] - second[shared]) > NOTICED
    return float(apart.mean())


def _blocks(picture: Image.Image) -> Grey:
    size = (max(1, round(picture.width / BLOCK)), max(1, round(picture.height / BLOCK)))
    return np.asarray(picture.convert("L").resize(size, Image.Resampling.BOX), dtype=np.float64)
