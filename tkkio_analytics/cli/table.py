"""`tkkio table`: the catalogue's indicators or the state grants, as a table or as CSV."""

import csv
from argparse import Namespace
from collections.abc import Iterable, Mapping, Sequence
from io import StringIO
from pathlib import Path
from types import MappingProxyType
from typing import Final

from tkkio_analytics.cli import terminal
from tkkio_analytics.cli.release import open_release
from tkkio_analytics.domain.spreadsheet import neutral
from tkkio_analytics.errors import NoDataError
from tkkio_analytics.i18n import Translator
from tkkio_analytics.services.catalogue import indicator_rows
from tkkio_analytics.services.granted import grant_rows

Row = Sequence[str | int]
COLUMNS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "indicators": ("id", "name_fi", "name_sv", "name_en", "goal", "source_id", "source_document", "has_data"),
        "grants": ("programme", "round", "investment", "region_code", "euros", "source"),
    }
)


def run(options: Namespace, _translator: Translator) -> int:
    """Print a table, or write it to a file."""
    repository, _ = open_release(practice=False)
    found: Iterable[Row] = indicator_rows(repository) if options.what == "indicators" else grant_rows(repository)
    rows = [COLUMNS[options.what], *found]
    text = as_csv(rows) if options.csv else as_lines(rows)
    if options.out is None:
        terminal.write(text.splitlines())
        return 0
    try:
        Path(options.out).write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        raise NoDataError("output_not_a_file", file=options.out) from error
    return 0


def as_csv(rows: Iterable[Row]) -> str:
    r"""Return rows as CSV in which no text runs as a formula.

    Examples
    --------
    >>> as_csv([["name", "euros"], ["=1+1", -5]])
    "name,euros\n'=1+1,-5\n"
    """
    target = StringIO()
    writer = csv.writer(target, lineterminator="\n")
    writer.writerows([neutral(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)
    return target.getvalue()


def as_lines(rows: Iterable[Row]) -> str:
    """Return rows as aligned lines for the eye."""
    lines = terminal.table([[str(cell) for cell in row] for row in rows])
    return "".join(f"{line}\n" for line in lines)
