"""A briefing on the screen: the very words, figures and references that its files hold."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import streamlit as st

from tkkio_analytics.i18n import Translator
from tkkio_analytics.reporting import wording
from tkkio_analytics.ui import flow
from tkkio_analytics.ui.components import icons, pictures
from tkkio_analytics.ui.markup import Markup, element
from tkkio_analytics.ui.page import Page
from tkkio_analytics.ui.tables import LISTED, Cell, Column, Table, html


def preview(page: Page, pack: wording.WordedBriefing) -> None:
    """Show every section of a briefing as its files will have it.

    Parameters
    ----------
    page
        The open page.
    pack
        In the language of the file, which may be another than the page's.
    """
    flow.title(page.translator.text("briefing.page.preview"))
    spoken = replace(page, translator=Translator(pack.language))
    with st.container(border=True):
        title = element("p", element("strong", pack.title), class_="tk-lead", lang=pack.language)
        flow.show(element("div", title, element("p", pack.subtitle, class_="tk-small", lang=pack.language)))
        for section in pack.sections:
            _section(spoken, section)


def _section(page: Page, section: wording.WordedSection) -> None:
    language = page.translator.language
    flow.show(element("h3", section.title, lang=language, class_="tk-pack-title"))
    for block in section.blocks:
        _block(page, block)
    if section.notes:
        with st.expander(page.translator.text("briefing.page.notes")):
            flow.show(element("ul", [element("li", note) for note in section.notes], class_="tk-list", lang=language))


def _block(page: Page, block: wording.WordedBlock) -> None:
    if isinstance(block, wording.WordedChart):
        pictures.chart(page, block.spec, name=f"pack-{block.id}")
        flow.show(element("p", *_codes(block.references), class_="tk-small"))
        return
    flow.show(element("div", _drawn(block), lang=page.translator.language))


def _drawn(block: wording.WordedBlock) -> Markup | list[Markup]:
    match block:
        case wording.WordedTable():
            return _table(block)
        case wording.WordedKeyFigures():
            return element("ul", [element("li", _key_figure(item)) for item in block.figures], class_="tk-pack-figures")
        case wording.WordedPoints():
            heading = [element("p", element("strong", block.heading), class_="tk-text")] if block.heading else []
            return [*heading, _list(block.lines, _said)]
        case wording.WordedOpenQuestions():
            return _list(block.lines, lambda line: [element("strong", block.mark), ": ", *_said(line)])
        case wording.WordedParagraphs():
            return [element("p", *_said(line), class_="tk-text") for line in block.lines]
        case wording.WordedRemark():
            return _remark(block)
    raise TypeError(type(block))


def _list(lines: Sequence[wording.WordedText], said: Callable[[wording.WordedText], list[str | Markup]]) -> Markup:
    return element("ul", [element("li", *said(line)) for line in lines], class_="tk-list")


def _said(line: wording.WordedText) -> list[str | Markup]:
    return [line.text, *_codes(line.references)]


def _codes(references: Sequence[str]) -> list[str | Markup]:
    return [" ", element("span", f"[{', '.join(references)}]", class_="tk-note-inline")] if references else []


def _table(block: wording.WordedTable) -> list[Markup]:
    table = Table(
        caption=block.caption,
        columns=tuple(
            Column(header=column.header, numeric=column.numeric, wide=column.wide) for column in block.columns
        ),
        rows=tuple(tuple(_cell(cell) for cell in row) for row in block.rows),
    )
    return [html(table, class_=LISTED), *(element("p", note, class_="tk-small") for note in block.notes)]


def _cell(cell: wording.WordedCell) -> Cell:
    shown = None if cell.tone is None else icons.beside("tone", cell.tone, cell.text)
    reference = f"[{cell.reference}]" if cell.reference else ""
    note = " ".join(filter(None, (cell.note, reference)))
    return Cell(text=cell.text, markup=shown, note=note or None)


def _key_figure(figure: wording.WordedKeyFigure) -> list[str | Markup]:
    reference = [] if figure.reference is None else _codes((figure.reference,))
    return [element("strong", figure.text), element("span", figure.caption, *reference)]


def _remark(block: wording.WordedRemark) -> Markup:
    return element(
        "blockquote",
        element("p", element("strong", block.heading)),
        *(element("p", paragraph) for paragraph in block.paragraphs),
        element("p", block.signature, class_="tk-small"),
        class_="tk-pack-remark",
    )
