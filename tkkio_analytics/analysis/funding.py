"""State grants: who got what, what of it is printed as a total, and what can be chosen."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

import pandas as pd

from tkkio_analytics.analysis.grant_lines import Areas, Cell, lines
from tkkio_analytics.domain import observation as obs
from tkkio_analytics.domain.funding import (
    CheckedTotal,
    GrantChoices,
    GrantLine,
    GrantQuestion,
    GrantView,
    LineKind,
    PrintedRow,
    PrintedTable,
)
from tkkio_analytics.domain.message import EuroForm, Euros, Message, message
from tkkio_analytics.domain.region import Region

TABLES: Final = ("rrp", "tulsote", "coordination", "tulsote_status", "rrp_research")
"""In the order of menus: the latest programme first."""
STATUS_TABLE: Final = "tulsote_status"
SECOND_RRP_ROUND: Final = "2"
SECOND_RRP_COLUMN: Final = "2. valtionavustus"
SUM_COLUMN: Final = "yhteensä (€)"
SUM_LINES: Final = frozenset({"yhteensä (€)", "YHTEENSÄ"})
"""Headings of printed sums, as the source writes them; the second RRP grant has a sum column of its own."""
RRP_BEGAN: Final = 2022
"""The programme runs 2022-2025 (STM and THL, presentation of 31 May 2023, slide on the contents of the programmes)."""


def choices(grants: pd.DataFrame) -> tuple[GrantChoices, ...]:
    """Return what can be chosen in every grants table that has rows.

    Parameters
    ----------
    grants
        Grant cells of the release.
    """
    return tuple(_choices(table, _cells(grants, table)) for table in TABLES if (grants["table"] == table).any())


def _choices(table: str, cells: Sequence[Cell]) -> GrantChoices:
    rounds = tuple(dict.fromkeys(str(cell["round"]) for cell in cells))
    several = rounds if len(rounds) > 1 else ()
    divided = {
        round_code if several else "": tuple(
            dict.fromkeys(
                str(cell["investment"])
                for cell in cells
                if cell["round"] == round_code and cell["line_kind"] == "area" and cell["investment"]
            )
        )
        for round_code in rounds
    }
    return GrantChoices(
        table=table,
        rounds=several,
        statuses=tuple(dict.fromkeys(str(cell["status"]) for cell in cells)) if table == STATUS_TABLE else (),
        investments=tuple(
            (code, tuple(sorted(found, key=_place))) for code, found in divided.items() if len(found) > 1
        ),
    )


def _place(investment: str) -> tuple[bool, str]:
    """Return the place in menus: the numbered investments first."""
    return not investment.startswith("investment"), investment


def view(
    question: GrantQuestion,
    *,
    grants: pd.DataFrame,
    totals: Sequence[CheckedTotal],
    regions: Sequence[Region],
    population: Mapping[int, Mapping[str, float]],
) -> GrantView:
    """Return who got what.

    Parameters
    ----------
    question
        A table with rows; which round, investment or state of payment.
    grants
        Grant cells of the release.
    totals
        Printed totals with their checks.
    regions
        All regions.
    population
        Inhabitants by year and area; empty where the release has none.
    """
    every = _cells(grants, question.table)
    cells = [cell for cell in every if _is_asked(cell, question)]
    year = population_year(cells, years=tuple(population))
    areas = Areas(
        regions={region.code: region for region in regions},
        population=population.get(year, {}) if year is not None else {},
    )
    wrong = [check for check in totals if check.table == question.table and not check.agrees]
    found = tuple(_checked(line, cells, wrong) for line in lines(cells, every=every, areas=areas))
    divided = any(line.per_inhabitant is not None for line in found)
    total = float(sum(cell["euros"] for cell in cells if cell["line_kind"] != "part"))
    printed = _printed_total(question, cells, totals)
    return GrantView(
        question=question,
        title=title(question),
        lines=found,
        total=total,
        printed=printed,
        population_year=year if divided else None,
        findings=_findings(title(question), found, total=total, printed=printed),
        notes=tuple(_notes(found, question, year=year if divided else None, granted=granted_year(cells))),
        origin_ids=tuple(dict.fromkeys(str(cell[obs.ORIGIN]) for cell in cells)),
    )


def title(question: GrantQuestion) -> Message:
    """Return in words which money is looked at: the table, and the narrowest choice in it."""
    table = message(f"funding.table.{question.table}")
    if question.investment:
        return message("funding.title.of", first=table, last=message(f"funding.investment.{question.investment}"))
    if question.round:
        last = message(f"funding.round.{question.table}_{question.round}")
        return message("funding.title.of", first=table, last=last)
    if question.status:
        return message("funding.title.of", first=table, last=message(f"funding.status.{question.status}"))
    return table


def _is_asked(cell: Cell, question: GrantQuestion) -> bool:
    asked = ((question.round, "round"), (question.investment, "investment"), (question.status, "status"))
    return all(not wanted or cell[column] == wanted for wanted, column in asked)


def _checked(line: GrantLine, cells: Sequence[Cell], wrong: Sequence[CheckedTotal]) -> GrantLine:
    columns = {str(cell["column"]) for cell in cells if cell["recipient"] == line.recipient}
    mine = tuple(check for check in wrong if check.line == line.recipient and check.column in columns)
    return replace(line, checks=mine)


def population_year(cells: Sequence[Cell], *, years: Sequence[int]) -> int | None:
    """Return the year whose inhabitants divide: the last round's own, else the latest one before it with figures.

    Parameters
    ----------
    cells
        Chosen grant cells.
    years
        Years with a population.

    Examples
    --------
    >>> population_year([{"round": "2"}], years=(2020, 2021, 2024))
    2021
    """
    granted = granted_year(cells)
    before = [year for year in years if year <= granted]
    return max(before, default=min(years, default=None))


def granted_year(cells: Sequence[Cell]) -> int:
    """Return the last round's year; a round without one in its name counts from the programme's first year."""
    return max((_granted(str(cell["round"])) for cell in cells), default=RRP_BEGAN)


def _granted(round_code: str) -> int:
    last = round_code[-4:]
    return int(last) if len(last) == len("2020") and last.isdigit() else RRP_BEGAN


def _printed_total(
    question: GrantQuestion, cells: Sequence[Cell], totals: Sequence[CheckedTotal]
) -> CheckedTotal | None:
    columns = {str(cell["column"]) for cell in cells}
    column = next(iter(columns)) if len(columns) == 1 else SUM_COLUMN
    if question.round == SECOND_RRP_ROUND and not question.investment:
        column = SECOND_RRP_COLUMN
    found = (
        total
        for total in totals
        if total.table == question.table and total.column == column and total.line in SUM_LINES
    )
    return next(found, None)


def _findings(
    money: Message, found: Sequence[GrantLine], *, total: float, printed: CheckedTotal | None
) -> tuple[Message, ...]:
    whole = message("funding.finding.total", money=money, total=Euros(value=total, form=EuroForm.MILLION))
    areas = [line for line in found if line.per_inhabitant and line.kind is not LineKind.SPLIT]
    extremes = []
    if len(areas) > 1:
        ordered = sorted(areas, key=lambda line: line.per_inhabitant or 0.0)
        extremes.append(
            message(
                "funding.finding.extremes",
                most=ordered[-1].name,
                most_euros=_each(ordered[-1]),
                least=ordered[0].name,
                least_euros=_each(ordered[0]),
            )
        )
    differing = tuple(line.name for line in found if line.checks)
    lines_differ = [message("funding.finding.lines_differ", recipients=differing)] if differing else []
    return (whole, *extremes, check_words(printed), *lines_differ)


def _each(line: GrantLine) -> Euros:
    return Euros(value=line.per_inhabitant or 0.0, form=EuroForm.PER_INHABITANT)


def check_words(check: CheckedTotal | None) -> Message:
    """Return in words whether the rows add up to the printed total, and the exact difference where not."""
    if check is None:
        return message("funding.check.none")
    if check.agrees:
        return message("funding.check.agrees", printed=Euros(value=check.printed))
    return message(
        "funding.check.differs",
        printed=Euros(value=check.printed),
        computed=Euros(value=check.computed),
        difference=Euros(value=check.difference, signed=True),
    )


def _notes(found: Sequence[GrantLine], question: GrantQuestion, *, year: int | None, granted: int) -> list[Message]:
    notes = [message(f"funding.note.{question.table}")]
    if year is not None:
        earlier = message("funding.note.population_earlier", year=year, wanted=granted)
        notes.append(message("funding.note.population", year=year) if year == granted else earlier)
    if any(line.kind is LineKind.SPLIT for line in found):
        notes.append(message("funding.note.split"))
    return notes


def printed_table(
    table: str, *, grants: pd.DataFrame, totals: pd.DataFrame, checks: Sequence[CheckedTotal]
) -> PrintedTable | None:
    """Return a grants table as it is printed, or None where the source prints no columns that can be summed.

    Parameters
    ----------
    table
        Code of the table.
    grants, totals
        Grant cells and printed totals of the release.
    checks
        Every printed total with its check.
    """
    cells = _cells(grants, table)
    printed = _cells(totals, table)
    sums = [total for total in printed if total["total_kind"] in {"column_total", "grand_total"}]
    columns = tuple(dict.fromkeys(str(cell["column"]) for cell in (sums or cells)))
    if not sums and table != STATUS_TABLE:
        return None
    euros: dict[tuple[str, str], float] = {}
    for cell in cells:
        place = str(cell["recipient"]), str(cell["column"])
        euros[place] = euros.get(place, 0.0) + float(cell["euros"])
    euros |= {(str(total["line"]), str(total["column"])): float(total["euros"]) for total in printed}
    of_check = {(check.line, check.column): check for check in checks if check.table == table}
    parts = {str(cell["recipient"]) for cell in cells if cell["line_kind"] == "part"}
    subtotals = {str(total["line"]) for total in printed if total["total_kind"] == "subtotal"}
    names = _printed_order(cells, subtotals=subtotals, last=[str(total["line"]) for total in sums])
    return PrintedTable(
        table=table,
        columns=columns,
        headings=tuple(_heading(column, cells) for column in columns),
        rows=tuple(
            PrintedRow(
                line=name,
                is_sum=name in subtotals or name in SUM_LINES,
                is_part=name in parts,
                euros=tuple(euros.get((name, column)) for column in columns),
                checks=tuple(of_check.get((name, column)) for column in columns),
            )
            for name in names
        ),
    )


def _heading(column: str, cells: Sequence[Cell]) -> Message:
    if column == SECOND_RRP_COLUMN:
        return message("funding.round.rrp_2")
    cell = next((cell for cell in cells if cell["column"] == column), None)
    if cell is None:
        return message("funding.heading.sum")
    if cell["table"] == STATUS_TABLE:
        return message(f"funding.status.{cell['status']}")
    if cell["investment"]:
        return message(f"funding.investment.{cell['investment']}")
    return message(f"funding.round.{cell['table']}_{cell['round']}")


def _printed_order(cells: Sequence[Cell], *, subtotals: set[str], last: Sequence[str]) -> tuple[str, ...]:
    """Return the lines in their printed order, a sum of areas above the areas."""
    names: list[str] = []
    for cell in cells:
        if cell["group"] in subtotals:
            names.append(str(cell["group"]))
        names.append(str(cell["recipient"]))
    return tuple(dict.fromkeys((*names, *last)))


def _cells(frame: pd.DataFrame, table: str) -> Sequence[Cell]:
    return frame[frame["table"] == table].to_dict("records")
