"""Tables on the page, and the table behind every picture."""

from collections.abc import Callable
from functools import partial
from typing import Final

import pandas as pd

from tkkio_analytics.ui import cache, downloads, flow
from tkkio_analytics.ui.cache.kept import kept
from tkkio_analytics.ui.cache.parts import Same
from tkkio_analytics.ui.components.folds import fold
from tkkio_analytics.ui.components.report_link import report_link
from tkkio_analytics.ui.components.saving import Save, saves
from tkkio_analytics.ui.markup import Markup, element
from tkkio_analytics.ui.offered import File
from tkkio_analytics.ui.page import Page
from tkkio_analytics.ui.tables import Table, html

FILES: Final = {"csv": "text/csv", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}
"""Endings of saved tables and what they are."""
KEPT_TABLES: Final = 256


def table(
    page: Page,
    table: Table,
    *,
    origin_ids: tuple[str, ...],
    name: str,
    goal: str = "",
    source: str = "",
    class_: str | None = None,
) -> None:
    """Show a table with links that save it.

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
    class_
        CSS class of the table; None chooses by what its columns hold.
    """
    row = saved(page, table, origin_ids=origin_ids, name=name, goal=goal, source=source)
    flow.show(Markup(_html(Same(table), class_=class_) + row))


@kept(most=KEPT_TABLES)
def _html(table: Same[Table], *, class_: str | None) -> Markup:
    return html(table.value, class_=class_)


def twin(
    page: Page,
    table: Callable[[], Table],
    *,
    origin_ids: tuple[str, ...],
    name: str,
    words: str = "",
    goal: str = "",
) -> None:
    """Show, folded, what a picture says: in words and as a table that can be saved, made once it is unfolded."""

    def content() -> None:
        shown = table()
        said = element("p", words, class_="tk-text") if words else Markup()
        flow.show(Markup(said + html(shown) + saved(page, shown, origin_ids=origin_ids, name=name, goal=goal)))

    fold(page, page.text("twin.title"), content, name=f"twin.{name}")


def save(page: Page, table: Table, *, origin_ids: tuple[str, ...], name: str, goal: str = "", source: str = "") -> None:
    """Show the row that saves a table which is shown otherwise, see `saved`."""
    flow.show(saved(page, table, origin_ids=origin_ids, name=name, goal=goal, source=source))


def saved(
    page: Page, table: Table, *, origin_ids: tuple[str, ...], name: str, goal: str = "", source: str = ""
) -> Markup:
    """Return the row that saves a table as CSV and as a workbook, and the way to report a wrong figure in it.

    ``source`` is one outside the release, in words.
    """
    origins = cache.origins(origin_ids=origin_ids)
    cited = downloads.Cited(origins=origins, release=page.release, goal=goal, source=source)
    ways = _ways(page, partial(_file, page, table, cited), said="save", name=f"{page.id}-{name}")
    return saves(ways, report_link(page, figure=f"table.{name}", about=table.caption))


def _file(page: Page, table: Table, cited: downloads.Cited, *, ending: str) -> bytes:
    written = downloads.csv_of_table if ending == "csv" else downloads.xlsx_of_table
    return written(table, cited=cited, translator=page.translator)


def save_rows(page: Page, *, indicator_id: str, region_codes: tuple[str, ...]) -> None:
    """Show the row that saves the observations behind a view, one row an observation."""
    frame = cache.observation_rows(indicator_id=indicator_id, region_codes=region_codes)
    title = page.translator.localized(cache.indicators()[indicator_id].name)
    rows = partial(_rows, page, frame, title=title)
    flow.show(saves(_ways(page, rows, said="save_rows", name=indicator_id)))


def _ways(page: Page, content: Callable[..., bytes], *, said: str, name: str) -> list[Save]:
    """Return a way for each kind of file; ``content`` is told the ending when one is asked for."""
    return [
        Save(
            label=page.text(f"csv.{said}_{ending}"),
            file=File(name=page.file_name(f"{name}.{ending}"), mime=mime, content=partial(content, ending=ending)),
            help=page.text(f"csv.help_{ending}"),
        )
        for ending, mime in FILES.items()
    ]


def _rows(page: Page, frame: Callable[[], pd.DataFrame], *, title: str, ending: str) -> bytes:
    if ending == "csv":
        return downloads.csv_of_rows(frame(), release=page.release, translator=page.translator)
    return downloads.xlsx_of_rows(frame(), title=title, release=page.release, translator=page.translator)
