"""Draw the pictures of docs/design.md from the design itself: `python -m tools.draw_design`."""

from pathlib import Path
from typing import Final

import typst

from tkkio_analytics.charts import design, icons, typeface
from tkkio_analytics.i18n import Translator

FOLDER: Final = Path(__file__).resolve().parents[1] / "docs" / "screenshots"
SIZES: Final = (12, 16, 32)
WORDS: Final = {"goal": "goal_signal", "past": "past", "trajectory": "trajectory"}
GREY: Final = "#555555"
PAGE: Final = """#set page(width: {width}pt, height: auto, margin: 12pt)
#set text(font: "Source Sans 3", size: 11pt, lang: "fi")
"""


def icon_sheet() -> str:
    """Return every picture of the three signals, in colour and in grey, at three sizes, with its words."""
    say = Translator("fi").text
    cells = []
    for family, group in WORDS.items():
        for state in icons.STATES[family]:
            drawn = [_image(icons.svg(family, state), size) for size in SIZES]
            drawn += [_image(icons.svg(family, state, ink=GREY), size) for size in SIZES]
            cells.append(", ".join([*drawn, f"[{say(f'{group}.{state}')}]"]))
    heads = ", ".join(f"[*{head}*]" for head in ("12", "16", "32", "12", "16", "32", "Merkitys"))
    rows = ",\n".join([heads, *cells])
    columns = "(auto,) * 6 + (1fr,)"
    return f"{PAGE.format(width=420)}#grid(columns: {columns}, gutter: 9pt, align: horizon,\n{rows})"


def colour_sheet() -> str:
    """Return the colours with a name and a value each."""
    swatches = ",\n".join(
        f'[#box(width: 100%, height: 26pt, fill: rgb("{colour}"), stroke: 0.5pt + rgb("{design.COLOURS["rule"]}"))'
        f" #v(-8pt) {name} #h(1fr) {colour.replace('#', chr(92) + '#')}]"
        for name, colour in design.COLOURS.items()
    )
    return f"{PAGE.format(width=560)}#grid(columns: (1fr,) * 4, gutter: 14pt,\n{swatches})"


def _image(source: str, size: int) -> str:
    escaped = source.replace('"', '\\"')
    return f'image(bytes("{escaped}"), width: {size}pt)'


def main() -> None:
    """Write both pictures."""
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[typeface.FOLDER])
    for name, source in (("icons", icon_sheet()), ("colours", colour_sheet())):
        made = typst.compile(source.encode(), format="png", ppi=110.0, font_paths=fonts)
        (FOLDER / f"{name}.png").write_bytes(bytes(made))


if __name__ == "__main__":
    main()
