"""The row below a table or a chart: links that save it, and the way to report a wrong figure in it."""

from collections.abc import Sequence
from dataclasses import dataclass

from tkkio_analytics.ui import flow
from tkkio_analytics.ui.markup import Markup, element
from tkkio_analytics.ui.offered import File, offer


@dataclass(frozen=True, slots=True, kw_only=True)
class Save:
    """A way to save something: the words of the link, what they mean, and the file."""

    label: str
    file: File
    help: str | None = None


def saves(ways: Sequence[Save], *after: Markup, quiet: bool = False) -> Markup:
    """Return the links that save something as one row.

    Parameters
    ----------
    ways
        What can be saved.
    *after
        What else stands in the row.
    quiet
        Without a frame around each, as below charts.
    """
    links = [
        element("a", way.label, href=offer(way.file), download=way.file.name, title=way.help, class_="tk-save")
        for way in ways
    ]
    return element("div", links, *after, class_="tk-saves tk-quiet-saves" if quiet else "tk-saves")


def show_saves(*ways: Save) -> None:
    """Show links that save something, in a row of their own."""
    flow.show(saves(ways))
