"""Looks of cells: the number format of a unit, and the few fonts of a sheet."""

from dataclasses import dataclass, field
from typing import Final

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from tkkio_analytics.charts import theme
from tkkio_analytics.i18n.formatting import MINUS, with_unit
from tkkio_analytics.reporting.wording import WordedNumber

FONT: Final = {"font_name": "Calibri", "font_size": 11, "font_color": theme.INK, "valign": "top"}
LOOKS: Final[dict[str, dict[str, object]]] = {
    "title": {"bold": True, "font_size": 16},
    "heading": {"bold": True, "font_size": 12, "text_wrap": True},
    "header": {"bold": True, "text_wrap": True, "bottom": 1, "valign": "bottom"},
    "header_right": {"bold": True, "text_wrap": True, "bottom": 1, "valign": "bottom", "align": "right"},
    "text": {"text_wrap": True},
    "right": {"text_wrap": True, "align": "right"},
    "quiet": {"text_wrap": True, "font_color": theme.MUTED},
    "quiet_line": {"font_color": theme.MUTED},
    "practice": {"bold": True, "font_color": theme.RUST},
}


def number_format(number: WordedNumber, *, language: str) -> str:
    r"""Return the format that shows a number as the briefing writes it; the program puts its own decimal sign.

    Examples
    --------
    >>> number_format(WordedNumber(value=45.3, decimals=1, symbol="%"), language="fi")
    '#,##0.0"\xa0%";"−"#,##0.0"\xa0%"'
    """
    digits = "#,##0" + ("." + "0" * number.decimals if number.decimals else "")
    symbol = number.symbol.replace('"', "")
    after = with_unit("", symbol=symbol, language=language)
    shown = f'"{symbol}"{digits}' if number.leading else digits + (f'"{after}"' if after else "")
    if number.signed:
        return f'"+"{shown};"{MINUS}"{shown};{shown}'
    return f'{shown};"{MINUS}"{shown}'


@dataclass(slots=True)
class Looks:
    """The looks of one workbook, each made once: a program opens no file with tens of thousands of them."""

    book: Workbook
    language: str
    _made: dict[str, Format] = field(default_factory=dict)

    def look(self, name: str) -> Format:
        """Return a look by its name."""
        return self._of(name, LOOKS[name])

    def number(self, number: WordedNumber) -> Format:
        """Return the look of a number."""
        shown = number_format(number, language=self.language)
        return self._of(shown, {"num_format": shown, "align": "right"})

    def _of(self, name: str, properties: dict[str, object]) -> Format:
        if name not in self._made:
            self._made[name] = self.book.add_format({**FONT, **properties})
        return self._made[name]
