"""Parts of a page that stand folded: words at hand, and tables and charts worked out once they are unfolded."""

from collections.abc import Callable

import streamlit as st

from tkkio_analytics.ui import flow
from tkkio_analytics.ui.markup import Markup, element
from tkkio_analytics.ui.page import Page


def fold(page: Page, title: str, content: Callable[[], object], *, name: str, unfolded: bool = False) -> None:
    """Show a part folded; what it holds is worked out and sent when a reader opens it.

    Parameters
    ----------
    page
        The open page.
    title
        What stands on the fold.
    content
        Shows what the fold holds.
    name
        Of the fold; unique on the page.
    unfolded
        Whether it stands open at first; a change of it begins the fold anew.
    """
    key = f"fold.{page.id}.{name}{'.unfolded' if unfolded else ''}"
    flow.apart()
    place = st.expander(title, expanded=unfolded, key=key, on_change="rerun")
    if place.open:
        with place, flow.together():
            content()


def folded_words(title: str, *content: Markup, unfolded: bool = False) -> None:
    """Show words folded; they are on the page at once."""
    summary = element("summary", title)
    flow.show(element("details", summary, element("div", *content), class_="tk-fold", open="" if unfolded else None))
