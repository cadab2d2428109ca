"""Blocks of a briefing as HTML: everything that was written is escaped."""

import re
from collections.abc import Iterable
from functools import singledispatch
from html import escape

from tkkio_analytics.charts import picture
from tkkio_analytics.i18n import Translator
from tkkio_analytics.reporting.wording import (
    WordedCell,
    WordedChart,
    WordedColumn,
    WordedKeyFigure,
    WordedKeyFigures,
    WordedOpenQuestions,
    WordedParagraphs,
    WordedPoints,
    WordedRemark,
    WordedTable,
    WordedText,
)


@singledispatch
def block(part: object, translator: Translator, *, under: str = "") -> str:
    """Return a block as HTML.

    Parameters
    ----------
    part
        Of a briefing in words.
    translator
        Puts the labels of charts into words.
    under
        The heading it stands under, which it does not repeat.

    Raises
    ------
    TypeError
        If it is no block of a briefing.
    """
    raise TypeError(type(part), translator, under)


@block.register
def _(part: WordedParagraphs, _translator: Translator, *, under: str = "") -> str:  # noqa: ARG001 - one form for all blocks
    return "".join(f"<p>{_sentence(line)}</p>" for line in part.lines)


@block.register
def _(part: WordedPoints, _translator: Translator, *, under: str = "") -> str:  # noqa: ARG001 - one form for all blocks
    heading = f"<h3>{escape(part.heading)}</h3>" if part.heading else ""
    return f"{heading}<ul>{''.join(f'<li>{_sentence(line)}</li>' for line in part.lines)}</ul>"


@block.register
def _(part: WordedOpenQuestions, _translator: Translator, *, under: str = "") -> str:  # noqa: ARG001 - one form for all blocks
    mark = f"<strong>{escape(part.mark)}:</strong>"
    return f"<ul>{''.join(f'<li>{mark} {_sentence(line)}</li>' for line in part.lines)}</ul>"


@block.register
def _(part: WordedRemark, _translator: Translator, *, under: str = "") -> str:
    paragraphs = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in part.paragraphs)
    signature = f'<p class="quiet">{escape(part.signature)}</p>'
    heading = "" if part.heading == under else f"<h3>{escape(part.heading)}</h3>"
    return f'<div class="remark">{heading}{paragraphs}{signature}</div>'


@block.register
def _(part: WordedKeyFigures, _translator: Translator, *, under: str = "") -> str:  # noqa: ARG001 - one form for all blocks
    return f'<ul class="figures">{"".join(map(_key_figure, part.figures))}</ul>'


@block.register
def _(part: WordedChart, translator: Translator, *, under: str = "") -> str:  # noqa: ARG001 - one form for all blocks
    dress = picture.Dress(titled=False, with_typeface=False)
    drawn = picture.svg(part.spec, translator=translator, dress=dress).decode()
    drawn = _own_names(drawn[drawn.index("<svg") :], part.id)
    words = "".join(f"<li>{escape(line)}</li>" for line in part.description)
    details = (
        f"<details><summary>{escape(translator.text('reporting.page.in_words'))}</summary><ul>{words}</ul></details>"
    )
    caption = f"<figcaption>{_references(part.references)}{details}</figcaption>"
    return f"<h3>{escape(part.title)}</h3><figure>{_scrolled(drawn, label=part.title)}{caption}</figure>"


@block.register
def _(part: WordedTable, _translator: Translator, *, under: str = "") -> str:  # noqa: ARG001 - one form for all blocks
    return table(part, captioned=True)


def table(part: WordedTable, *, captioned: bool) -> str:
    """Return a table; one that stands under a heading of the same words keeps its caption for screen readers alone.

    Parameters
    ----------
    part
        In words; its description follows the caption.
    captioned
        Whether the caption is seen.
    """
    shown = (
        f"<strong>{escape(part.caption)}</strong>"
        if captioned
        else f'<span class="unseen">{escape(part.caption)}</span>'
    )
    caption = f"<caption>{shown} <span>{escape(part.description)}</span></caption>"
    head = "".join(f'<th scope="col"{_number(column)}>{escape(column.header)}</th>' for column in part.columns)
    rows = "".join(f"<tr>{''.join(_cells(row, part.columns))}</tr>" for row in part.rows)
    body = f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    return _scrolled(body, label=part.caption) + small_print(part.notes)


def _scrolled(body: str, *, label: str) -> str:
    """Return what may be wider than the screen: it scrolls by itself, by keyboard too."""
    return f'<div class="wide" role="region" tabindex="0" aria-label="{escape(label)}">{body}</div>'


def small_print(lines: Iterable[str]) -> str:
    """Return notes as quiet paragraphs."""
    return "".join(f'<p class="quiet">{escape(line)}</p>' for line in lines)


def _cells(row: tuple[WordedCell, ...], columns: tuple[WordedColumn, ...]) -> Iterable[str]:
    for place, (cell, column) in enumerate(zip(row, columns, strict=True)):
        tag, scope = ("th", ' scope="row"') if place == 0 else ("td", "")
        tone = f'<span class="tone {cell.tone}" aria-hidden="true"></span>' if cell.tone else ""
        reference = _references((cell.reference,)) if cell.reference else ""
        note = f'<br><span class="quiet">{escape(cell.note)}</span>' if cell.note else ""
        yield f"<{tag}{scope}{_number(column)}>{tone}{escape(cell.text)}{reference}{note}</{tag}>"


def _key_figure(figure: WordedKeyFigure) -> str:
    tone = f' class="{figure.tone}"' if figure.tone else ""
    reference = _references((figure.reference,)) if figure.reference else ""
    return f"<li{tone}><b>{escape(figure.text)}</b>{escape(figure.caption)}{reference}</li>"


def _sentence(line: WordedText) -> str:
    return escape(line.text) + _references(line.references)


def _references(codes: tuple[str, ...]) -> str:
    return f' <span class="reference">[{escape(", ".join(codes))}]</span>' if codes else ""


def _number(column: WordedColumn) -> str:
    return ' class="number"' if column.numeric else ""


def _own_names(drawn: str, chart: str) -> str:
    """Return a picture whose inner names are its own, as several share the page."""
    named = re.sub(r'\bid="([^"]+)"', rf'id="{chart}-\1"', drawn)
    named = re.sub(r'(xlink:href|href)="#([^"]+)"', rf'\1="#{chart}-\2"', named)
    named = re.sub(r"url\(#([^)]+)\)", rf"url(#{chart}-\1)", named)
    return named.replace('aria-labelledby="title desc"', f'aria-labelledby="{chart}-title {chart}-desc"')
