"""Money beside operations: budgets, state funding, costs and deficit deadlines."""

from collections.abc import Sequence

import streamlit as st

from tkkio_analytics.charts import budgets
from tkkio_analytics.domain.message import message
from tkkio_analytics.domain.money import MoneyView
from tkkio_analytics.ui import flow
from tkkio_analytics.ui.cache.parts import kept_part
from tkkio_analytics.ui.components import money_tables, pictures, tables, text
from tkkio_analytics.ui.components.folds import folded_words
from tkkio_analytics.ui.components.money_tables import BUDGET
from tkkio_analytics.ui.markup import Markup, element
from tkkio_analytics.ui.page import Page
from tkkio_analytics.ui.tables import Table


@flow.alone
def money(page: Page, view: MoneyView) -> None:
    """Show the money of one area year by year, or of several areas side by side."""
    is_one = len(view.areas) == 1
    flow.title(page.translator.text("money.screen.heading"))
    flow.show(element("p", page.translator.message(view.headline), class_="tk-text"))
    if view.is_empty:
        return
    picture, beside = st.columns([2, 5] if is_one else 2, gap="large")
    with picture:
        _chart(page, view)
    with beside:
        if is_one:
            tables.table(page, money_tables.of_one(page, view), origin_ids=view.origin_ids, name="money")
        text.lines(page, view.caveats)
    if not is_one:
        tables.table(page, _of_several(page, view), origin_ids=view.origin_ids, name="money")
    _deadlines(page, view)


@kept_part
def _of_several(page: Page, view: MoneyView) -> Table:
    return money_tables.of_several(page, view)


def _chart(page: Page, view: MoneyView) -> None:
    only = view.areas[0] if len(view.areas) == 1 else None
    amounts = [(budget.figure.year, budget.figure.value) for budget in only.budgets] if only else view.totals
    flagged = {figure.year for area in view.areas for figure in area.flagged if figure.indicator_id == BUDGET}
    doubtful = {year: message("money.chart.doubtful", year=year) for year in flagged}
    spec = budgets.chart(amounts, doubtful=doubtful, indicator=money_tables.indicator(BUDGET))
    if spec is not None:
        pictures.chart(page, spec, name="money")


def _deadlines(page: Page, view: MoneyView) -> None:
    say = page.translator.text
    is_one = len(view.areas) == 1
    rules = element("ul", _rules(page, view), class_="tk-list")
    if not is_one:
        folded_words(say("money.deadline.title"), rules)
        return
    shown = money_tables.deadline(page, view.areas[0].deadline)
    own = element("p", say("money.deadline.own", year=shown.text), *_noted(shown.note), class_="tk-text")
    folded_words(say("money.deadline.title"), own, rules, unfolded=True)


def _noted(note: str | None) -> Sequence[Markup]:
    return [element("span", note, class_="tk-note")] if note else []


def _rules(page: Page, view: MoneyView) -> list[Markup]:
    say = page.translator.text
    return [
        element(
            "li",
            element("strong", f"{rule.year} ({say(f'money.standing.{rule.standing}')})"),
            f" {page.translator.localized(rule.text)}",
            element("span", page.text("break.source", source=rule.source), class_="tk-note"),
        )
        for rule in view.rules
    ]
