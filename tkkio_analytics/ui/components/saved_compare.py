"""Up to three saved scenarios side by side, each computed again on its own release."""

from datetime import date
from typing import Final

import streamlit as st

from tkkio_analytics.charts import scenario_strip
from tkkio_analytics.domain.saved_scenario import MOST_COMPARED
from tkkio_analytics.domain.scenario_outlook import ScenarioCase
from tkkio_analytics.services.replay import Compared
from tkkio_analytics.ui import cache, flow, words
from tkkio_analytics.ui.components import entry_versions, pictures, text, what_if_case, what_if_cases
from tkkio_analytics.ui.components import tables as shown_tables
from tkkio_analytics.ui.page import Page
from tkkio_analytics.ui.selectors.choosing import several
from tkkio_analytics.ui.tables import Cell, Column, Table

MOST_LINES: Final = 12
"""Cases of a scenario that are listed; its own page has them all."""


def saved_compare(page: Page) -> None:
    """Ask which scenarios are put side by side, and show them."""
    say = page.translator.text
    names = {stored.entry.id: stored.entry.name for stored in (*cache.saved(), *cache.saved(archived=True))}
    if not names:
        return
    chosen = several(
        page,
        "compare",
        options=tuple(names),
        naming=names.__getitem__,
        label=say("what_if.saved.compare"),
        placeholder=say("what_if.saved.compare_choose"),
        most=MOST_COMPARED,
    )
    if chosen:
        _side_by_side(page, cache.compared(scenario_ids=chosen[:MOST_COMPARED]))


def _side_by_side(page: Page, found: tuple[Compared, ...]) -> None:
    say = page.translator.text
    flow.title(say("what_if.saved.compare_heading"), level=3)
    pairs = [pair for item in found for pair in _pairs(item)]
    if pairs:
        pictures.chart(page, scenario_strip.chart(pairs), name="compared")
    table = Table(
        caption=say("what_if.saved.compare_caption"),
        columns=(
            Column(header=say("what_if.saved.row")),
            *(Column(header=item.stored.entry.name, wide=True) for item in found),
        ),
        rows=tuple(
            (Cell(text=say(f"what_if.saved.row_{name}")), *(Cell(text="; ".join(lines)) for lines in columns))
            for name, columns in _rows(page, found).items()
        ),
    )
    shown_tables.table(page, table, origin_ids=(), name="compared")
    for item in found:
        if item.replay is not None:
            with st.expander(say("what_if.saved.news_of", name=item.stored.entry.name)):
                text.lines(page, (*item.replay.explanation, *item.replay.news))


def _release(page: Page, item: Compared) -> str:
    basis = item.stored.entry.basis
    return f"{basis.release_id}, {page.translator.value(date.fromisoformat(basis.day))}"


def _rows(page: Page, found: tuple[Compared, ...]) -> dict[str, list[list[str]]]:
    """Return what is compared: a row each, a list of lines for each scenario."""
    return {
        "question": [_lines(page, item, "question") for item in found],
        "assumptions": [_lines(page, item, "assumptions") for item in found],
        "probability": [_lines(page, item, "probability") for item in found],
        "middle": [_lines(page, item, "middle") for item in found],
        "people": [_lines(page, item, "people") for item in found],
        "release": [[_release(page, item)] for item in found],
        "author": [[f"{item.stored.author}, {entry_versions.moment(page, item.stored.saved_at)}"] for item in found],
        "standing": [[_standing(page, item)] for item in found],
    }


def _lines(page: Page, item: Compared, name: str) -> list[str]:
    if item.replay is None:
        return [words.MISSING]
    cases = item.replay.outlook.cases[:MOST_LINES]
    named = len(item.replay.outlook.cases) > 1
    indicators = cache.indicators()
    lines = []
    for case in cases:
        said = _said(page, case, name)
        head = page.translator.value(what_if_cases.name_of(case, item.replay.outlook.cases, indicators=indicators))
        lines.append(f"{head}: {said}" if named and name != "question" else said)
    return list(dict.fromkeys(lines))


def _said(page: Page, case: ScenarioCase, name: str) -> str:
    indicator = cache.indicators()[case.indicator_id]
    match name:
        case "question":
            return what_if_case.asked(page, case, indicator=indicator)
        case "assumptions":
            described = [page.translator.message(effect.description) for effect in case.effects]
            return "; ".join(described) or words.MISSING
        case "probability":
            return what_if_case.both_probabilities(page, case)
        case "middle":
            return what_if_case.both_middles(page, case, indicator=indicator)
        case _:
            return page.translator.message(case.people.statement)


def _standing(page: Page, item: Compared) -> str:
    if item.replay is None:
        return "" if item.trouble is None else page.translator.message(item.trouble)
    return page.translator.message(item.replay.explanation[0])


def _pairs(item: Compared) -> list[scenario_strip.Pair]:
    if item.replay is None:
        return []
    cases = item.replay.outlook.cases[:MOST_LINES]
    return what_if_cases.pairs_of(cases, indicators=cache.indicators(), prefix=f"{item.stored.entry.name}: ")
