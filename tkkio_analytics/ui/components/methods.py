"""How each verdict is made: in words, as a formula and its words, with its source and its record."""

import re
from functools import partial
from typing import Final

import streamlit as st

from tkkio_analytics.domain.method import METHODS, Method, Subject
from tkkio_analytics.domain.track_record import TrackRecord
from tkkio_analytics.ui import flow
from tkkio_analytics.ui.components.folds import fold
from tkkio_analytics.ui.markup import Markup, element
from tkkio_analytics.ui.page import Page

DECIMAL_POINT: Final = re.compile(r"(\d)\.(\d)")


def methods(page: Page, answer: TrackRecord, *, opened: str) -> None:
    """Show every method, folded, under the heading of its subject.

    Parameters
    ----------
    page
        The open page.
    answer
        What is known of each method's hits.
    opened
        Id of the method whose text is open.
    """
    for subject in Subject:
        flow.title(page.translator.text(f"methods.subject.{subject}"), level=3)
        for method in METHODS:
            if method.subject is subject:
                _folded(page, answer, method, opened=opened)


def _folded(page: Page, answer: TrackRecord, method: Method, *, opened: str) -> None:
    content = partial(_in_full, page, answer, method)
    fold(page, _text(page, method, "title"), content, name=method.id, unfolded=method.id == opened)


def _in_full(page: Page, answer: TrackRecord, method: Method) -> None:
    _told(page, method)
    _formula(page, method)
    _rests_on(page, answer, method)


def _told(page: Page, method: Method) -> None:
    flow.show(element("p", _text(page, method, "words"), class_="tk-text"))
    steps = [element("li", _text(page, method, f"step_{number}")) for number in range(1, method.steps + 1)]
    if steps:
        flow.show(element("ol", steps, class_="tk-list"))


def _formula(page: Page, method: Method) -> None:
    flow.apart()
    for formula in method.formulas:
        st.latex(_localised(formula, language=page.translator.language), width="content")
    flow.show(_line(page, "formula", _text(page, method, "formula")))


def _rests_on(page: Page, answer: TrackRecord, method: Method) -> None:
    record = answer.method_records.get(method.id)
    lines = [] if record is None else [_line(page, "record", page.translator.message(record))]
    source = " ".join((_text(page, method, "source"), *method.papers))
    flow.show(element("div", *lines, _line(page, "source", source)))


def _line(page: Page, name: str, text: str) -> Markup:
    label = page.translator.text(f"methods.label.{name}")
    return element("p", element("strong", label), f" {text}", class_="tk-text")


def _text(page: Page, method: Method, name: str) -> str:
    return page.translator.text(f"methods.{method.id}.{name}")


def _localised(formula: str, *, language: str) -> str:
    """Return a formula with the decimal sign of a language; the braces keep LaTeX from spacing the comma as in a list.

    Examples
    --------
    >>> _localised("0.95^j", language="fi"), _localised("0.95^j", language="en")
    ('0{,}95^j', '0.95^j')
    """
    return formula if language == "en" else DECIMAL_POINT.sub(r"\1{,}\2", formula)
