"""Tables on the page, and the table behind every picture."""

import streamlit as st

from tkkio_analytics.ui import cache, downloads
from tkkio_analytics.ui.markup import element
from tkkio_analytics.ui.page import Page
from tkkio_analytics.ui.tables import Table, html


def table(
    page: Page, table: Table, *, origin_ids: tuple[str, ...], name: str, goal: str = "", source: str = ""
) -> None:
    """Show a table with a button that saves it.

    Parameters
    ----------
    page
        The open page.
    table
        What to show.
    origin_ids
        Sources of its figures, written into the file.
    name
        Of the file, without its ending; unique on the page.
    goal
        What the figures are held against, for the file.
    source
        A source outside the release, in words, for the file.
    """
    st.html(html(table))
    save(page, table, origin_ids=origin_ids, name=name, goal=goal, source=source)


def twin(
    page: Page, table: Table, *, origin_ids: tuple[str, ...], name: str = "board", words: str = "", goal: str = ""
) -> None:
    """Show, folded, what a picture says: in words and as a table that can be saved."""
    with st.expander(page.text("twin.title")):
        if words:
            st.html(element("p", words, class_="tk-text"))
        st.html(html(table))
        save(page, table, origin_ids=origin_ids, name=name, goal=goal)


def save(page: Page, table: Table, *, origin_ids: tuple[str, ...], name: str, goal: str = "", source: str = "") -> None:
    """Show the button that saves a table as CSV; ``source`` is one outside the release, in words."""
    st.download_button(
        page.text("csv.save"),
        data=lambda: downloads.csv_of_table(
            table,
            origins=cache.origins(origin_ids=origin_ids),
            release=page.release,
            translator=page.translator,
            goal=goal,
            source=source,
        ),
        file_name=page.file_name(f"{page.id}-{name}.csv"),
        mime="text/csv",
        key=f"save.{page.id}.{name}",
        help=page.text("csv.help"),
        on_click="ignore",
        type="secondary",
    )


def save_rows(page: Page, *, indicator_id: str, region_codes: tuple[str, ...]) -> None:
    """Show the button that saves the observations behind a view, one row an observation."""
    st.download_button(
        page.text("csv.save_rows"),
        data=lambda: downloads.csv_of_rows(
            cache.observation_rows(indicator_id=indicator_id, region_codes=region_codes),
            release=page.release,
            translator=page.translator,
        ),
        file_name=page.file_name(f"{indicator_id}.csv"),
        mime="text/csv",
        key=f"save_rows.{page.id}.{indicator_id}",
        help=page.text("csv.help"),
        on_click="ignore",
        type="secondary",
    )
