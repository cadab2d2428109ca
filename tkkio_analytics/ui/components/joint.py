"""How many areas will reach the level: one row an indicator, with the record it rests on."""

from collections.abc import Sequence
from dataclasses import replace

from tkkio_analytics.charts import count_strip, labels
from tkkio_analytics.domain.indicator import Indicator
from tkkio_analytics.domain.joint import JointCount, JointView
from tkkio_analytics.domain.message import Decimal, Message, Share, message
from tkkio_analytics.domain.method import MethodId
from tkkio_analytics.ui import cache, flow, navigation, selectors, state, terms, words
from tkkio_analytics.ui.components import notices, pictures, tables, text
from tkkio_analytics.ui.components.folds import folded_words
from tkkio_analytics.ui.markup import element
from tkkio_analytics.ui.page import Page
from tkkio_analytics.ui.tables import Cell, Column, Table, html

NUMERIC = frozenset({"reached", "expected", "held"})
SHOWN = ("indicator", "estimate", "position", "reached", "expected", "held")
SAVED = ("indicator", "lower", "upper", "areas", "reached", "expected", "held")


def joint_counts(page: Page, view: JointView, *, indicator_id: str, goal_id: str) -> None:
    """Show how many areas will reach the level on each followed indicator.

    Parameters
    ----------
    page
        The open page.
    view
        Counts over the areas of the scope.
    indicator_id
        The indicator that the page is narrowed to, or every one.
    goal_id
        What the areas are held against.
    """
    flow.title(_said(page, "joint.view.heading"))
    if not view.counts:
        notices.empty(page, message("joint.view.too_few"))
        return
    counts = [count for count in view.counts if indicator_id in {selectors.EVERY, count.indicator_id}]
    if counts:
        _show(page, counts, view=view, goal_id=goal_id)
    else:
        notices.empty(page, message("joint.view.nothing"))
    text.lines(page, _refusals(view, indicator_id))


def _show(page: Page, counts: Sequence[JointCount], *, view: JointView, goal_id: str) -> None:
    if len(counts) == 1:
        text.lines(page, (counts[0].statement, counts[0].standing))
    shown = Table(
        caption=_said(page, "joint.view.caption"),
        columns=_columns(page, SHOWN, due_year=counts[0].due_year),
        rows=tuple(_row(page, count) for count in counts),
    )
    saved = replace(
        shown,
        columns=_columns(page, SAVED, due_year=counts[0].due_year),
        rows=tuple(_saved(page, count) for count in counts),
    )
    flow.show(html(shown, class_="tk-table tk-stack"))
    text.note(page, message("joint.view.reading"))
    bases = [element("li", terms.marked(page, page.translator.message(_basis(count)))) for count in counts]
    folded_words(_said(page, "joint.view.folded"), element("ul", bases, class_="tk-list"))
    tables.save(page, saved, origin_ids=view.origin_ids, name="joint", goal=words.reference(page, goal_id))


def _columns(page: Page, names: Sequence[str], *, due_year: int) -> tuple[Column, ...]:
    return tuple(
        Column(header=_said(page, f"joint.column.{name}", due_year=due_year), numeric=name in NUMERIC) for name in names
    )


def _row(page: Page, count: JointCount) -> tuple[Cell, ...]:
    indicator = cache.followed_indicators()[count.indicator_id]
    return (
        _name(page, count, indicator),
        _estimate(page, count),
        _strip(page, count, indicator),
        *_figures(page, count),
    )


def _saved(page: Page, count: JointCount) -> tuple[Cell, ...]:
    indicator = cache.followed_indicators()[count.indicator_id]
    limits = (Cell(text=str(number), raw=number) for number in (count.lower, count.upper, count.areas))
    return (_name(page, count, indicator), *limits, *_figures(page, count))


def _name(page: Page, count: JointCount, indicator: Indicator) -> Cell:
    note = None
    if count.goal_value is not None:
        level = labels.level(indicator, count.goal_value)
        note = _said(page, "joint.view.goal_level", value=level)
    return Cell(text=page.translator.localized(indicator.short_name), note=note)


def _estimate(page: Page, count: JointCount) -> Cell:
    key = "joint.view.of_one" if count.lower == count.upper else "joint.view.of"
    said = _said(page, key, lower=count.lower, upper=count.upper, areas=count.areas)
    return Cell(text=said, tone="tk-figure")


def _strip(page: Page, count: JointCount, indicator: Indicator) -> Cell:
    spec = count_strip.chart(count, name=indicator.short_name)
    return Cell(text=pictures.in_words(page, spec), markup=pictures.image(page, spec, width=190, height=24))


def _figures(page: Page, count: JointCount) -> tuple[Cell, ...]:
    value = page.translator.value
    reached = _said(page, "joint.view.of_all", reached=count.reached, areas=count.areas)
    held = count.record.coverage_stated
    method = state.address(navigation.path("methods"), method=MethodId.JOINT.value)
    return (
        Cell(text=reached, raw=count.reached),
        Cell(text=value(Decimal(value=count.expected, decimals=1)), raw=count.expected),
        Cell(text=value(Share(value=held)), raw=held, href=method),
    )


def _basis(count: JointCount) -> Message:
    name = cache.followed_indicators()[count.indicator_id].short_name
    words = {"statement": count.statement, "standing": count.standing, "record": count.record_statement}
    return message("joint.view.basis", indicator=name, **words)


def _refusals(view: JointView, indicator_id: str) -> list[Message]:
    names = {item.id: item.short_name for item in cache.followed_indicators().values()}
    return [
        message("joint.view.not_said", indicator=names[item.indicator_id], reasons=item.reasons)
        for item in view.refusals
        if indicator_id in {selectors.EVERY, item.indicator_id}
    ]


def _said(page: Page, key: str, /, **params: object) -> str:
    return page.translator.text(key, **params)
