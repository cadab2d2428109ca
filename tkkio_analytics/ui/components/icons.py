"""The pictures of what a signal says, beside its words."""

from tkkio_analytics.charts import icons
from tkkio_analytics.ui.markup import Markup, element


def icon(family: str, state: str) -> Markup:
    """Return a picture without words: whoever places it says the same beside it."""
    return element("img", src=icons.address(family, state), alt="", class_="tk-icon")


def beside(family: str, state: str, words: str, *, tone: str | None = None) -> Markup:
    """Return a picture and its words, which stay on one line with it.

    Parameters
    ----------
    family, state
        What is said, see `charts.icons`.
    words
        The same in words.
    tone
        CSS class of the words' colour, or None.
    """
    return element(
        "span", icon(family, state), element("span", words), class_=" ".join(filter(None, ("tk-shaped", tone)))
    )
