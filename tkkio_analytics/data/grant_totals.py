"""Printed totals of the grant tables against their own rows: what does not add up is declared, not repaired."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

import pandas as pd

from tkkio_analytics.domain.message import LocalizedText
from tkkio_analytics.errors import CatalogError

ALL_ROUNDS: Final = "yhteensä (€)"
SECOND_ROUND: Final = "2. valtionavustus"
"""Headings of printed sums; the second RRP round has a column for each investment, and this one for their sum."""

Cell: TypeAlias = Mapping[Any, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Discrepancy:
    """A printed total of a grant table that its own rows do not add up to.

    Parameters
    ----------
    id
        Our own id.
    table, line, column
        The printed cell, named as in the source.
    printed, computed
        Euros as printed, and as the rows add up.
    reason, source
        In words; publication and slide.
    """

    id: str
    table: str
    line: str
    column: str
    printed: float
    computed: float
    reason: LocalizedText
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TotalCheck:
    """A printed total and what its rows add up to, in euros."""

    table: str
    line: str
    column: str
    printed: float
    computed: float


def undeclared_discrepancies(
    grants: pd.DataFrame, totals: pd.DataFrame, discrepancies: Sequence[Discrepancy]
) -> Iterable[CatalogError]:
    """Yield an error for every printed total that differs from its rows without being declared, and the reverse.

    Parameters
    ----------
    grants, totals
        Grant cells and printed totals.
    discrepancies
        Declared ones.
    """
    declared = {(entry.table, entry.line, entry.column): (entry.printed, entry.computed) for entry in discrepancies}
    found = {
        (check.table, check.line, check.column): (check.printed, check.computed)
        for check in total_checks(grants, totals)
        if check.printed != check.computed
    }
    for cell in sorted(set(declared) | set(found)):
        if declared.get(cell) != found.get(cell):
            table, line, column = cell
            yield CatalogError(
                "discrepancy_mismatch",
                file="corrections.toml",
                table=table,
                line=line,
                column=column,
                declared=_pair(declared.get(cell)),
                found=_pair(found.get(cell)),
            )


def _pair(pair: tuple[float, float] | None) -> str:
    return "–" if pair is None else f"{pair[0]:.0f} / {pair[1]:.0f}"


def total_checks(grants: pd.DataFrame, totals: pd.DataFrame) -> tuple[TotalCheck, ...]:
    """Return every printed total of the grant tables beside the sum of its rows.

    Parameters
    ----------
    grants, totals
        Grant cells and printed totals.

    Returns
    -------
    tuple
        Rows, columns, subtotals and grand totals; areas whose parts are printed under them; and, in the table of
        payments, what is printed as remaining against what is granted less what is paid.
    """
    cells: Sequence[Cell] = grants.to_dict("records")
    printed: Sequence[Cell] = totals.to_dict("records")
    return (
        *(_check(total, _computed(total, cells, printed)) for total in printed),
        *_part_checks(cells),
        *_remaining_checks(cells),
    )


def _check(total: Cell, computed: float) -> TotalCheck:
    return TotalCheck(
        table=total["table"],
        line=total.get("line") or total["recipient"],
        column=total["column"],
        printed=float(total["euros"]),
        computed=computed,
    )


def _computed(total: Cell, cells: Sequence[Cell], printed: Sequence[Cell]) -> float:
    """Return the sum that stands under one printed total."""
    if total["table"] == "programme":
        grand = [other for other in printed if other["total_kind"] == "grand_total" and other is not total]
        return _sum(grand)
    return _sum(cell for cell in cells if _is_under(cell, total))


def _is_under(cell: Cell, total: Cell) -> bool:
    if cell["table"] != total["table"] or cell["line_kind"] == "part":
        return False
    if total["total_kind"] == "row_total" and cell["recipient"] != total["line"]:
        return False
    if total["total_kind"] == "subtotal" and cell["group"] != total["line"]:
        return False
    if total["column"] == SECOND_ROUND:
        return bool(cell["round"] == "2")
    return bool(total["column"] in (ALL_ROUNDS, cell["column"]))


def _part_checks(cells: Sequence[Cell]) -> Iterable[TotalCheck]:
    """Compare an area's printed amount with the parts printed under it."""
    parts = [cell for cell in cells if cell["line_kind"] == "part"]
    lines = {(part["table"], part["group"], part["column"]) for part in parts}
    for area in cells:
        line = (area["table"], area["recipient"], area["column"])
        if area["line_kind"] == "area" and line in lines:
            mine = [part for part in parts if (part["table"], part["group"], part["column"]) == line]
            yield _check(area, _sum(mine))


def _remaining_checks(cells: Sequence[Cell]) -> Iterable[TotalCheck]:
    """Compare what is printed as remaining with what was granted less what was paid."""
    payments = [cell for cell in cells if cell["table"] == "tulsote_status"]
    euros = {(cell["recipient"], cell["status"]): float(cell["euros"]) for cell in payments}
    for cell in payments:
        if cell["status"] == "remaining":
            recipient = cell["recipient"]
            yield _check(cell, euros[recipient, "granted"] - euros[recipient, "paid"])


def _sum(cells: Iterable[Cell]) -> float:
    return float(sum(cell["euros"] for cell in cells))
