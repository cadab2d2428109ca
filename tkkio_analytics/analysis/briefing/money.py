"""Money beside operations: what is budgeted and funded, as context and not as a cause."""

from collections.abc import Mapping, Sequence
from typing import Final

from tkkio_analytics.analysis import money as moneys
from tkkio_analytics.analysis.briefing import figures, state
from tkkio_analytics.analysis.briefing.material import Material
from tkkio_analytics.analysis.quantities import level
from tkkio_analytics.domain.briefing import (
    Block,
    Cell,
    Chart,
    Column,
    OpenQuestions,
    Section,
    SectionId,
    Statement,
    Table,
)
from tkkio_analytics.domain.briefing_chart import BudgetsOf
from tkkio_analytics.domain.figure import FigureKind, Measure
from tkkio_analytics.domain.message import LocalizedText, Message, Quantity, QuantityKind, Unit, message
from tkkio_analytics.domain.money import AreaMoney, Budget, Figure
from tkkio_analytics.domain.period import Period

LINE_NEEDS: Final = 2
"""One point is no line."""
SEVERAL: Final = ("budget", "change", "funding_per_inhabitant", "primary_care")


def section(material: Material) -> Section:
    """Return budgets year by year with funding and costs; of several areas, their latest figures side by side."""
    view = material.money
    if view.is_empty:
        return Section(id=SectionId.MONEY, title=message("money.headline.none"), blocks=(_unknown(),))
    blocks = (*_chart(material), _of_one(material) if material.is_one_area else _of_several(material))
    notes = (message("briefing.money.context"), *view.caveats, *_doubts(material))
    references = figures.references([_latest(material)])
    return Section(id=SectionId.MONEY, title=view.headline, blocks=blocks, notes=notes, references=references)


def _unknown() -> OpenQuestions:
    return OpenQuestions(lines=(Statement(message=message("briefing.absent.money")),))


def budget(material: Material, area: AreaMoney) -> figures.Figure | None:
    """Return the latest approved budget of an area."""
    return _amount(material, area, area.budgets[-1].figure) if area.budgets else None


def _latest(material: Material) -> figures.Figure | None:
    """Return the figure that the headline says: the latest budget of one area, or of all together."""
    if material.is_one_area:
        return budget(material, material.money.areas[0])
    return _total(material, *material.money.totals[-1]) if material.money.totals else None


def _total(material: Material, year: int, value: float) -> figures.Figure:
    return figures.figure(
        material,
        level(material.indicators[moneys.BUDGET], value),
        indicator_id=moneys.BUDGET,
        region_code=material.region.code,
        period=str(year),
        measure=Measure.TOTAL,
    )


def _chart(material: Material) -> tuple[Block, ...]:
    indicator = material.indicators.get(moneys.BUDGET)
    view = material.money
    only = view.areas[0] if material.is_one_area else None
    amounts = tuple((item.figure.year, item.figure.value) for item in only.budgets) if only else view.totals
    if indicator is None or len(amounts) < LINE_NEEDS:
        return ()
    doubtful = {figure.year for area in view.areas for figure in area.flagged if figure.indicator_id == moneys.BUDGET}
    subject = BudgetsOf(
        amounts=amounts,
        doubtful={year: message("money.chart.doubtful", year=year) for year in sorted(doubtful)},
        indicator=indicator,
    )
    drawn = (
        [_amount(material, only, item.figure) for item in only.budgets]
        if only
        else [_total(material, year, value) for year, value in amounts]
    )
    return (Chart(id="budgets", subject=subject, references=figures.references(drawn)),)


def _of_one(material: Material) -> Table:
    area = material.money.areas[0]
    years = [item.figure.year for item in area.budgets] or [item.year for item in area.primary_care]
    rows: dict[str, Mapping[int, figures.Figure | None]] = {
        "budget": {item.figure.year: _amount(material, area, item.figure) for item in area.budgets},
        "change": {item.figure.year: _change(material, area, item) for item in area.budgets},
        "funding": _amounts(material, area, (area.state_funding,)),
        "funding_per_inhabitant": _amounts(material, area, (area.state_funding_per_inhabitant,)),
        "primary_care": _amounts(material, area, area.primary_care),
        "primary_care_nation": _nation(material),
    }
    return Table(
        id="money",
        caption=message("briefing.money.caption", region=material.region.short_name),
        columns=(
            *state.columns(("figure",), numeric=set()),
            *(Column(header=message("briefing.cell.year", year=year), numeric=True) for year in years),
        ),
        rows=tuple(_line(name, found, years) for name, found in rows.items() if set(found) & set(years)),
        description=(message("briefing.money.description", first=years[0], last=years[-1]),),
        notes=(message("briefing.money.context"),),
    )


def _line(name: str, found: Mapping[int, figures.Figure | None], years: Sequence[int]) -> tuple[Cell, ...]:
    cells = [found.get(year) for year in years]
    return (
        Cell(value=message(f"briefing.money.{name}")),
        *(Cell(value=None) if item is None else item.cell() for item in cells),
    )


def _of_several(material: Material) -> Table:
    rows = tuple(_area_row(material, area) for area in material.money.areas)
    return Table(
        id="money",
        caption=message("briefing.money.caption", region=material.region.short_name),
        columns=state.columns(("area", *SEVERAL), numeric=set(SEVERAL)),
        rows=rows,
        description=(message("briefing.money.description_several", count=len(rows)),),
        notes=(message("briefing.money.context"),),
    )


def _area_row(material: Material, area: AreaMoney) -> tuple[Cell, ...]:
    last = area.budgets[-1] if area.budgets else None
    costs = area.primary_care[-1] if area.primary_care else None
    found = (
        None if last is None else last.figure,
        area.state_funding_per_inhabitant,
        costs,
    )
    dated = [_dated(material, area, item) for item in found]
    change = None if last is None else _change(material, area, last)
    name = Cell(value=material.regions[area.region_code].short_name)
    return (name, dated[0], Cell(value=None) if change is None else change.cell(), *dated[1:])


def _dated(material: Material, area: AreaMoney, found: Figure | None) -> Cell:
    if found is None:
        return figures.cell(None)
    return _amount(material, area, found).cell(note=message("briefing.cell.year", year=found.year))


def _amounts(material: Material, area: AreaMoney, found: Sequence[Figure | None]) -> dict[int, figures.Figure | None]:
    return {item.year: _amount(material, area, item) for item in found if item is not None}


def _amount(material: Material, area: AreaMoney, found: Figure) -> figures.Figure:
    indicator = material.indicators[found.indicator_id]
    return figures.observed(material, indicator, area.region_code, Period.of_year(found.year), found.value)


def _nation(material: Material) -> dict[int, figures.Figure | None]:
    indicator = material.indicators.get(moneys.PRIMARY_CARE)
    if indicator is None:
        return {}
    return {
        year: figures.observed(material, indicator, material.nation.code, Period.of_year(year), value)
        for year, value in material.money.nation_primary_care
    }


def _change(material: Material, area: AreaMoney, found: Budget) -> figures.Figure | None:
    if found.change_pct is None:
        return None
    return figures.figure(
        material,
        Quantity(value=found.change_pct, unit=PERCENT, decimals=1, kind=QuantityKind.CHANGE),
        indicator_id=found.figure.indicator_id,
        region_code=area.region_code,
        period=f"{found.figure.year - 1}/{found.figure.year}",
        measure=Measure.CHANGE,
        kind=FigureKind.DERIVED,
    )


def _doubts(material: Material) -> tuple[Message, ...]:
    return tuple(
        message(
            "briefing.money.doubt",
            region=material.regions[area.region_code].short_name,
            indicator=material.indicators[item.indicator_id].short_name,
            year=item.year,
            reason=item.flag,
        )
        for area in material.money.areas
        for item in area.flagged
    )


_SIGN: Final = LocalizedText(fi="%", sv="%", en="%")
PERCENT: Final = Unit(id="change_pct", symbol=_SIGN, change_symbol=_SIGN)
"""A change in per cent of the year before, which is not one in percentage points."""
