"""What earlier negotiations recommended, and what the figures say since."""

from tkkio_analytics.analysis.briefing import figures, state
from tkkio_analytics.analysis.briefing.material import Material
from tkkio_analytics.analysis.quantities import change, count, when
from tkkio_analytics.domain.briefing import Cell, OpenQuestions, Section, SectionId, Statement, Table, Tone
from tkkio_analytics.domain.figure import Measure
from tkkio_analytics.domain.indicator import Indicator, Polarity
from tkkio_analytics.domain.judgement import Recommendation
from tkkio_analytics.domain.message import message
from tkkio_analytics.domain.period import Period


def section(material: Material) -> Section:
    """Return the recorded recommendations with the level in their year and now; without any, a question."""
    found = material.recommendations
    if not found:
        line = Statement(message=message("briefing.recommendations.where"))
        return Section(
            id=SectionId.RECOMMENDATIONS,
            title=message("briefing.recommendations.none", region=material.region.short_name),
            blocks=(OpenQuestions(lines=(line,)),),
        )
    rows = tuple(_row(material, item) for item in found)
    known = sum(row[-1].reference is not None for row in rows)
    return Section(
        id=SectionId.RECOMMENDATIONS,
        title=message("briefing.recommendations.title", count=count(len(found)), known=count(known)),
        blocks=(_table(material, rows),),
        notes=(message("briefing.recommendations.reading"),),
    )


def _table(material: Material, rows: tuple[tuple[Cell, ...], ...]) -> Table:
    names: tuple[str, ...] = ("year", "giver", "recommendation", "about", "then", "now", "change")
    if not material.is_one_area:
        names = ("year", "area", *names[1:])
    return Table(
        id="recommendations",
        caption=message("briefing.recommendations.caption"),
        columns=state.columns(names, numeric={"then", "now", "change"}, wide=frozenset({"recommendation"})),
        rows=rows,
        description=(message("briefing.recommendations.description", count=len(rows)),),
    )


def _row(material: Material, item: Recommendation) -> tuple[Cell, ...]:
    indicator = material.indicators.get(item.indicator_id or "")
    area = () if material.is_one_area else (Cell(value=material.regions[item.region_code].short_name),)
    about = Cell(value=None) if indicator is None else Cell(value=indicator.short_name)
    return (
        Cell(value=item.year),
        *area,
        Cell(value=item.giver, note=message("briefing.recommendations.source", source=item.source)),
        Cell(value=item.text),
        about,
        *_since(material, item, indicator),
    )


def _since(material: Material, item: Recommendation, indicator: Indicator | None) -> tuple[Cell, Cell, Cell]:
    """Return the level known when the recommendation was given, the latest one, and the change between them."""
    if indicator is None:
        silent = Cell(value=None, note=message("briefing.recommendations.unmeasured"), tone=Tone.UNKNOWN)
        return (Cell(value=None), Cell(value=None), silent)
    panel = material.panels.get(indicator.id)
    end = None if panel is None else Period.last_of_year(item.year, panel.frequency)
    then = None if end is None else figures.latest(material, indicator.id, item.region_code, until=end)
    now = figures.latest(material, indicator.id, item.region_code)
    if then is None or now is None or then.reference.period == now.reference.period:
        silent = Cell(value=None, note=message("briefing.recommendations.nothing_since"), tone=Tone.UNKNOWN)
        return (_dated(then), _dated(now if then is None else None), silent)
    return (_dated(then), _dated(now), _moved(material, indicator, then, now))


def _dated(found: figures.Figure | None) -> Cell:
    if found is None:
        return Cell(value=None)
    return found.cell(note=message("briefing.cell.period", year=when(Period.parse(found.reference.period))))


def _moved(material: Material, indicator: Indicator, then: figures.Figure, now: figures.Figure) -> Cell:
    start, end = Period.parse(then.reference.period), Period.parse(now.reference.period)
    if _is_broken(material, indicator, then.reference.region_code, start, end):
        return Cell(value=None, note=message("ui.past.cannot_be_tested"), tone=Tone.UNKNOWN)
    moved = now.reference.exact - then.reference.exact
    found = figures.figure(
        material,
        change(indicator, moved),
        indicator_id=indicator.id,
        region_code=then.reference.region_code,
        period=f"{start}/{end}",
        measure=Measure.CHANGE,
    )
    return found.cell(tone=_tone(indicator, moved))


def _is_broken(material: Material, indicator: Indicator, region_code: str, start: Period, end: Period) -> bool:
    """Say whether a measurement break lies between two periods of a series."""
    panel = material.panels[indicator.id]
    row = panel.row(region_code)
    first, last = start.steps_since(panel.periods[0]), end.steps_since(panel.periods[0])
    return row is not None and bool(panel.masked[row, first:last].any())


def _tone(indicator: Indicator, moved: float) -> Tone:
    if indicator.polarity is Polarity.NEUTRAL or round(moved * indicator.unit.factor, indicator.decimals) == 0:
        return Tone.NEUTRAL
    return Tone.FAVOURABLE if moved * indicator.polarity.sign > 0 else Tone.UNFAVOURABLE
