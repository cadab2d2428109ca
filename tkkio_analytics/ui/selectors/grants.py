"""Which grants are looked at, in which measure, and beside which years."""

from collections.abc import Callable, Sequence

import streamlit as st

from tkkio_analytics.domain.funding import GrantChoices, GrantQuestion, Measure
from tkkio_analytics.ui.page import Page
from tkkio_analytics.ui.selectors.choosing import EVERY, one_of


def grants(page: Page, *, offered: Sequence[GrantChoices]) -> GrantQuestion:
    """Return which grants are looked at: a table, and in it a round, an investment or a state of payment.

    Parameters
    ----------
    page
        The open page.
    offered
        What the release has, at least one table.
    """
    by_table = {choices.table: choices for choices in offered}
    table = _grant_code(page, "programme", options=tuple(by_table), key="table", widget=st.selectbox)
    choices = by_table[table]
    round_code, investment, status = "", "", ""
    if choices.rounds:
        chosen = _grant_code(page, "round", options=(EVERY, *choices.rounds), key="round", prefix=f"{table}_")
        round_code = "" if chosen == EVERY else chosen
    if found := choices.investments_of(round_code):
        chosen = _grant_code(page, "investment", options=(EVERY, *found), key="investment", widget=st.selectbox)
        investment = "" if chosen == EVERY else chosen
    if choices.statuses:
        status = _grant_code(page, "payment", options=choices.statuses, key="status")
    return GrantQuestion(table=table, round=round_code, investment=investment, status=status)


def measure(page: Page) -> Measure:
    """Return how grants are read: in euros, for each inhabitant, or as a share of all."""
    return Measure(_grant_code(page, "measure", options=tuple(Measure), key="measure"))


def change_years(page: Page, *, years: Sequence[int], before: int | None) -> tuple[int, int]:
    """Return the first and last year of a change; by default from before the grants to the latest figure.

    Parameters
    ----------
    page
        The open page.
    years
        Years with figures, at least two, ascending.
    before
        Year that the grants' inhabitants are of, or None.
    """
    starts = tuple(str(year) for year in years[:-1])
    known = [str(year) for year in years[:-1] if before is not None and year <= before]
    start = one_of(page, "from", options=starts, default=known[-1] if known else starts[0], widget=st.selectbox)
    ends = tuple(str(year) for year in years if year > int(start))
    return int(start), int(one_of(page, "to", options=ends, default=ends[-1], widget=st.selectbox))


def _grant_code(
    page: Page,
    name: str,
    *,
    options: Sequence[str],
    key: str,
    prefix: str = "",
    widget: Callable[..., str | None] = st.segmented_control,
) -> str:
    return one_of(
        page,
        name,
        options=options,
        naming=lambda code: page.translator.text(f"funding.{key}.{code if code == EVERY else prefix + code}"),
        widget=widget,
    )
