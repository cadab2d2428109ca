"""The way from any figure to the form that reports it as wrong."""

from tkkio_analytics.ui import state
from tkkio_analytics.ui.components.sources import published_id
from tkkio_analytics.ui.markup import Markup, element
from tkkio_analytics.ui.page import Page


def report_link(page: Page, *, figure: str, about: str = "") -> Markup:
    """Return a link to the form, which then knows the view with its release, and the figure.

    Parameters
    ----------
    page
        The open page.
    figure
        Which part of it, see `Feedback`.
    about
        Title of that part, for whoever hears the link without seeing what it stands below.
    """
    view = f"{page.id}{state.here(release=published_id(page.release))}"
    words = page.translator.text("feedback.link")
    return element(
        "a",
        words,
        href=state.address("feedback", view=view, figure=figure),
        target="_self",
        class_="tk-report",
        aria_label=f"{words}: {about}" if about else None,
    )
