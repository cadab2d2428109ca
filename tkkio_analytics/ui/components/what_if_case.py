"""One area and one indicator without and with what is assumed: figures, both fans, what it takes, people and money."""

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Final

from tkkio_analytics.charts import labels, scenario_fan
from tkkio_analytics.domain.chart import ChartSpec
from tkkio_analytics.domain.forecast import Forecast, ForecastPoint
from tkkio_analytics.domain.indicator import Break, Indicator
from tkkio_analytics.domain.message import Message, Probability, Share, message
from tkkio_analytics.domain.scenario_outlook import Needed, ScenarioCase, ScenarioPath
from tkkio_analytics.i18n import formatting
from tkkio_analytics.ui import cache, flow, words
from tkkio_analytics.ui.components import pictures, tables, text
from tkkio_analytics.ui.components.record import address_of, in_full
from tkkio_analytics.ui.markup import Markup, element
from tkkio_analytics.ui.page import Page
from tkkio_analytics.ui.tables import Cell, Column, Table

ARROW: Final = "\N{NO-BREAK SPACE}\N{RIGHTWARDS ARROW} "


def figures(page: Page, case: ScenarioCase, *, indicator: Indicator) -> None:
    """Show level, goal, both probabilities with the change between them, and the middles of both fans."""
    say = page.translator.text
    shown = []
    if case.latest_value is not None:
        seen = "" if case.latest_period is None else page.translator.value(case.latest_period)
        shown.append(_figure(page.text("figure.latest"), words.level(page, indicator, case.latest_value).text, seen))
    if case.target is not None and case.target.value is not None:
        due = "" if case.due is None else say("what_if.figure.goal_note", due=case.due)
        shown.append(
            _figure(page.text("figure.goal"), page.translator.value(labels.goal(indicator, case.target.value)), due)
        )
    shown.append(_probabilities(page, case))
    if case.baseline.middle is not None and case.scenario.middle is not None:
        shown.append(_middles(page, case, indicator=indicator))
    flow.show(element("dl", shown, class_="tk-figures tk-what-if"))


def points_between(page: Page, without: float, assumed: float) -> str:
    """Return the change from one shown probability to another, in percentage points."""
    shown = formatting.probability_pct(Probability(value=assumed)) - formatting.probability_pct(
        Probability(value=without)
    )
    number = formatting.number(float(shown), decimals=0, language=page.translator.language, signed=True)
    return page.translator.text("what_if.points", points=number)


def asked(page: Page, case: ScenarioCase, *, indicator: Indicator) -> str:
    """Return the question of a case in words: area, indicator, goal and year."""
    area, name = (page.translator.localized(item) for item in (case.region.short_name, indicator.short_name))
    if case.target is None or case.target.value is None:
        return f"{area}: {name}"
    goal = page.translator.value(labels.goal(indicator, case.target.value))
    due = "" if case.due is None else page.translator.value(case.due)
    return f"{area}: {name}, {page.text('figure.goal').lower()} {goal} {due}".strip()


def both_probabilities(page: Page, case: ScenarioCase) -> str:
    """Return the probability without, an arrow and the one with; or that none is shown."""
    without, assumed = case.baseline.probability, case.scenario.probability
    if without is None or assumed is None:
        return page.text("probability.not_shown")
    return ARROW.join(words.probability(page, value).text.partition(" (")[0] for value in (without, assumed))


def both_middles(page: Page, case: ScenarioCase, *, indicator: Indicator) -> str:
    """Return the middle without, an arrow and the one with; a dash where there is no forecast."""
    without, assumed = case.baseline.middle, case.scenario.middle
    if without is None or assumed is None:
        return words.MISSING
    return ARROW.join((words.bare_level(page, indicator, without), words.level(page, indicator, assumed).text))


def _probabilities(page: Page, case: ScenarioCase) -> Markup:
    say = page.translator.text
    without, assumed = case.baseline.probability, case.scenario.probability
    if without is None or assumed is None:
        return _figure(say("what_if.figure.probability"), words.MISSING, page.text("probability.not_shown"))
    both = both_probabilities(page, case)
    note = say("what_if.figure.probability_note", change=points_between(page, without, assumed))
    return _figure(say("what_if.figure.probability"), both, note, class_="tk-main-figure")


def _middles(page: Page, case: ScenarioCase, *, indicator: Indicator) -> Markup:
    say = page.translator.text
    without, assumed = case.baseline.middle or 0.0, case.scenario.middle or 0.0
    both = both_middles(page, case, indicator=indicator)
    changed = words.change(page, indicator, assumed - without).text
    heading = say("what_if.figure.middle" if case.due is None else "what_if.figure.middle_in", due=case.due or "")
    return _figure(heading, both, say("what_if.figure.middle_note", change=changed))


def _figure(name: str, shown: str, note: str, *, class_: str | None = None) -> Markup:
    small = [element("small", note)] if note else []
    return element("div", element("dt", name), element("dd", shown, *small), class_=class_)


def chart(page: Page, case: ScenarioCase, *, indicator: Indicator, breaks: Sequence[Break]) -> None:
    """Show history and both fans; nothing without a history."""
    without = case.baseline.forecast
    if without is None:
        return
    pictures.chart(page, _spec(case, without, indicator=indicator, breaks=breaks), name="paths")


def twin(page: Page, case: ScenarioCase, *, indicator: Indicator, breaks: Sequence[Break]) -> None:
    """Show, folded, what the picture says: in words and year by year, both paths side by side."""
    without = case.baseline.forecast
    if without is None:
        return
    said = pictures.in_words(page, _spec(case, without, indicator=indicator, breaks=breaks))
    goal = words.owned(page, case.target)
    table = partial(paths, page, case, indicator=indicator)
    tables.twin(page, table, origin_ids=case.origin_ids, name="paths", words=said, goal=goal)


def _spec(case: ScenarioCase, without: Forecast, *, indicator: Indicator, breaks: Sequence[Break]) -> ChartSpec:
    return scenario_fan.chart(
        without,
        assumed=_points(case.scenario),
        target=case.target,
        due=case.due,
        indicator=indicator,
        area=case.region.short_name,
        breaks=breaks,
    )


def paths(page: Page, case: ScenarioCase, *, indicator: Indicator) -> Table:
    """Return both paths by year: middle, 80 % interval and probability of standing at the goal."""
    say = page.translator.text
    names = ("middle", "interval", "probability")
    headers = [Column(header=page.text("column.year"))]
    for path in ("without", "assumed"):
        headers += [
            Column(header=say(f"what_if.column.{name}_{path}"), numeric=name != "probability") for name in names
        ]
    pairs = zip(_points(case.baseline), _points(case.scenario), strict=True)
    return Table(
        caption=say("what_if.by_year.caption", area=case.region.short_name, indicator=indicator.name),
        columns=tuple(headers),
        rows=tuple(
            (
                Cell(text=page.translator.value(without.period)),
                *_year(page, without, path=case.baseline, indicator=indicator),
                *_year(page, assumed, path=case.scenario, indicator=indicator),
            )
            for without, assumed in pairs
        ),
    )


def _year(page: Page, point: ForecastPoint, *, path: ScenarioPath, indicator: Indicator) -> tuple[Cell, ...]:
    low, high = (words.bare_level(page, indicator, point.quantiles[level]) for level in (0.1, 0.9))
    middle = words.level(page, indicator, point.quantiles[0.5])
    return middle, Cell(text=f"{low} – {high}"), _stated(page, point, path=path)


def _stated(page: Page, point: ForecastPoint, *, path: ScenarioPath) -> Cell:
    stated = path.probability_by_year.get(point.period.year) if point.period.ends_year else None
    return Cell(text="", raw="") if stated is None else words.probability(page, stated)


def _points(path: ScenarioPath) -> tuple[ForecastPoint, ...]:
    return () if path.forecast is None else path.forecast.points


def by_year(page: Page, case: ScenarioCase, *, indicator: Indicator) -> None:
    """Show, year by year, the middles of both fans and both probabilities."""
    pairs = list(zip(_points(case.baseline), _points(case.scenario), strict=True))
    if not pairs:
        return
    say = page.translator.text
    flow.title(page.text("heading.by_year"), level=3)
    names = ("middle_without", "middle_assumed", "probability_without", "probability_assumed")
    table = Table(
        caption=page.text("trends.by_year_caption"),
        columns=(
            Column(header=page.text("column.year")),
            *(Column(header=say(f"what_if.column.{name}"), numeric=True) for name in names),
        ),
        rows=tuple(
            (
                Cell(text=page.translator.value(without.period)),
                words.level(page, indicator, without.quantiles[0.5]),
                words.level(page, indicator, assumed.quantiles[0.5]),
                _stated(page, without, path=case.baseline),
                _stated(page, assumed, path=case.scenario),
            )
            for without, assumed in pairs
        ),
    )
    goal = words.owned(page, case.target)
    tables.table(page, table, origin_ids=case.origin_ids, name="by-year", goal=goal, class_="tk-table tk-stack")


def needed(page: Page, case: ScenarioCase, *, indicator: Indicator) -> None:
    """Show the extra change that 50, 75 and 90 % take, and how often areas have moved as fast."""
    if not case.needed:
        return
    say = page.translator.text
    flow.title(say("what_if.needed.heading"), level=3)
    unit = words.bare_pace(page, indicator, 0.0).note or ""
    names = ("probability", "extra", "whole", "seen")
    table = Table(
        caption=say("what_if.needed.caption", year=case.needed[0].start_year, unit=unit),
        columns=tuple(Column(header=say(f"what_if.needed.{name}"), numeric=name != "probability") for name in names),
        rows=tuple(_needed_row(page, item, indicator=indicator) for item in case.needed),
    )
    goal = words.owned(page, case.target)
    tables.table(page, table, origin_ids=case.origin_ids, name="needed", goal=goal, class_="tk-table tk-needed")
    views = [item.outside_view for item in case.needed if item.outside_view is not None]
    if views:
        note = say("what_if.needed.note", spells=views[0].spells, count=views[0].spell_years)
        flow.show(element("p", note, class_="tk-small"))


def _needed_row(page: Page, item: Needed, *, indicator: Indicator) -> tuple[Cell, ...]:
    view = item.outside_view
    seen = (
        words.MISSING
        if view is None
        else page.translator.text("what_if.needed.spells", moved=view.moved, spells=view.spells)
    )
    return (
        Cell(text=page.translator.value(Share(value=item.probability)), raw=item.probability),
        _bare(page, indicator, item.extra),
        _bare(page, indicator, item.total_pace),
        Cell(text=seen),
    )


def _bare(page: Page, indicator: Indicator, pace: float | None) -> Cell:
    """Return a pace without its unit, which stands in the caption; that no change would do where there is none."""
    if pace is None:
        return Cell(text=page.translator.text("what_if.needed.not_by_any"), raw="")
    return Cell(text=words.bare_pace(page, indicator, pace).text, raw=pace)


def effects(page: Page, case: ScenarioCase) -> None:
    """Show each assumption in a sentence, and why one adds nothing where that is so."""
    if not case.effects:
        return
    flow.title(page.translator.text("what_if.effects.heading"), level=3)
    lines: list[Message] = []
    for effect in case.effects:
        lines += [effect.description, *([] if effect.reason is None else [effect.reason])]
    text.lines(page, lines)


def people_and_money(page: Page, case: ScenarioCase) -> None:
    """Show what the difference means in people, and why there is no figure in euros, with what is known of money."""
    flow.title(page.translator.text("what_if.people.heading"), level=3)
    text.lines(page, (case.people.statement, *case.money))


def grounds(page: Page, case: ScenarioCase, *, notes: Sequence[Message]) -> None:
    """Show what must be known beside the answer, and that no cause is claimed."""
    flow.title(page.translator.text("what_if.grounds.heading"), level=3)
    said: Iterable[Message | None] = (
        message("what_if.grounds.no_cause"),
        *notes,
        case.realism,
        case.assumption,
        *case.explanation,
    )
    text.lines(page, [line for line in said if line is not None])


def record(page: Page, case: ScenarioCase) -> None:
    """Show, folded, the record that the probability of the path without rests on."""
    if case.record is not None and case.record_statement is not None:
        route = None if case.baseline.forecast is None else case.baseline.forecast.route
        href = address_of(case.record, indicator_id=case.indicator_id, route=route)
        in_full(page, case.record, statement=case.record_statement, href=href)


def breaks_of(case: ScenarioCase, members: Sequence[str]) -> tuple[Break, ...]:
    """Return the breaks in a case's series, for merged areas in that of any of them."""
    codes = tuple(members) or (case.region.code,)
    found = [item for code in codes for item in cache.breaks(indicator_id=case.indicator_id, region_code=code)]
    return tuple(dict.fromkeys(found))
