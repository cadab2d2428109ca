"""Decided and proposed targets: whose they are, their legal status, and where they stand."""

from collections.abc import Sequence
from functools import partial

from tkkio_analytics.charts import labels
from tkkio_analytics.domain.indicator import Indicator
from tkkio_analytics.domain.region import RegionCategory
from tkkio_analytics.domain.target import Target, TargetOutlook
from tkkio_analytics.ui import cache, navigation, state, words
from tkkio_analytics.ui.components import tables
from tkkio_analytics.ui.components.folds import fold
from tkkio_analytics.ui.markup import Markup, element, folded
from tkkio_analytics.ui.page import Page
from tkkio_analytics.ui.tables import Cell, Column, Table

WIDE = frozenset({"target", "owner", "state", "source"})
HEADERS = ("target", "owner", "legal_status", "level", "due", "state", "source")


def targets(page: Page, outlooks: Sequence[TargetOutlook]) -> None:
    """Show the registry of targets with where each stands; those in words alone stand folded below the numbers."""
    set_ = [(outlook, outlook.target) for outlook in outlooks if outlook.target is not None]
    numbered = [(outlook, target) for outlook, target in set_ if target.value is not None]
    in_words = [(outlook, target) for outlook, target in set_ if target.value is None]
    _shown(page, numbered, name="targets", caption=page.text("targets.caption"))
    if in_words:
        caption = page.text("targets.more_in_words", count=len(in_words))
        content = partial(_shown, page, in_words, name="targets_in_words", caption=caption)
        fold(page, caption, content, name="targets_in_words")


def _shown(page: Page, targets: Sequence[tuple[TargetOutlook, Target]], *, name: str, caption: str) -> None:
    origin_ids = tuple(sorted({origin for outlook, _ in targets for origin in outlook.origin_ids}))
    tables.table(page, _table(page, targets, caption=caption), origin_ids=origin_ids, name=name)


def _table(page: Page, targets: Sequence[tuple[TargetOutlook, Target]], *, caption: str) -> Table:
    return Table(
        caption=caption,
        columns=tuple(
            Column(header=page.text(f"column.{header}"), numeric=header == "level", wide=header in WIDE)
            for header in HEADERS
        ),
        rows=tuple(_row(page, outlook, target) for outlook, target in targets),
    )


def _row(page: Page, outlook: TargetOutlook, target: Target) -> tuple[Cell, ...]:
    value = page.translator.value
    state, headline = page.text(f"outlook_state.{outlook.state}"), page.translator.message(outlook.headline)
    return (
        _title(page, outlook, target),
        Cell(text=value(target.owner)),
        Cell(text=page.text(f"legal_status.{target.legal_status}"), note=_validity(page, target)),
        _level(page, target, cache.indicators().get(target.indicator_id or "")),
        Cell(text=words.due(page, target)),
        Cell(text=state, note=headline, raw=f"{state}. {headline}"),
        Cell(text=value(target.source), tone="tk-quiet"),
    )


def _title(page: Page, outlook: TargetOutlook, target: Target) -> Cell:
    """Return the title with its scope and areas; a caveat is folded, for some run to a paragraph."""
    localized = page.translator.localized
    title = page.translator.value(target.title)
    only_for = words.areas(page, target)
    scope = [element("span", localized(target.scope), class_="tk-note")] if target.scope else []
    scope += [element("span", only_for, class_="tk-tag")] if only_for else []
    caveat = [] if target.note is None else [folded(page.text("targets.caveat"), localized(target.note))]
    return Cell(
        text=" – ".join(filter(None, (title, only_for))),
        markup=element("div", _linked(title, outlook, target), *scope, *caveat),
    )


def _linked(title: str, outlook: TargetOutlook, target: Target) -> str | Markup:
    """Return the title as a link to the way to the target, where the menus offer its indicator and its region."""
    region = cache.regions()[outlook.region_code]
    offered = region.category is not RegionCategory.COLLABORATIVE_AREA
    if not offered or target.indicator_id is None or target.indicator_id not in cache.indicators():
        return title
    choices = {"region": region.code, "indicator": target.indicator_id, "goal": target.id}
    return element("a", title, href=state.address(navigation.path("trends"), **choices), target="_self")


def _level(page: Page, target: Target, indicator: Indicator | None) -> Cell:
    if target.value is None:
        return Cell(text=page.text("targets.qualitative"), raw="")
    bound = "at_least" if target.at_least else "at_most"
    if indicator is None:
        return Cell(text=page.text("targets.in_words"), raw=target.value)
    return Cell(text=page.text(f"targets.{bound}", value=labels.goal(indicator, target.value)), raw=target.value)


def _validity(page: Page, target: Target) -> str | None:
    if target.valid_from is None and target.valid_to is None:
        return None
    start, end = (target.valid_from or "")[:4], (target.valid_to or "")[:4]
    return page.text("targets.valid", start=start or words.MISSING, end=end or words.MISSING)
