"""Figures and signals in words, as tables and labels write them."""

import re
from datetime import date
from typing import Final

from tkkio_analytics.charts import labels
from tkkio_analytics.domain.difference import CellChange
from tkkio_analytics.domain.frozen_release import FrozenRelease
from tkkio_analytics.domain.indicator import Indicator
from tkkio_analytics.domain.message import Decimal, Probability, Share
from tkkio_analytics.domain.risk import Signals
from tkkio_analytics.domain.target import Target
from tkkio_analytics.i18n import formatting
from tkkio_analytics.ui import cache
from tkkio_analytics.ui.markup import Markup, element
from tkkio_analytics.ui.page import Page
from tkkio_analytics.ui.tables import Cell

MISSING: Final = "–"
STEEPEST_SLOPE: Final = 5.0
"""Where probabilities tell outcomes apart almost without fail, the slope has no upper end worth a number."""
WORDED: Final = re.compile(r"[a-zåäö]{2}", re.IGNORECASE)


def frozen_name(page: Page, entry: FrozenRelease) -> str:
    """Return what a release frozen for a negotiation is called: the day of the negotiation and its name."""
    return page.translator.text("releases.frozen_name", date=date.fromisoformat(entry.date), name=entry.name)


def release_name(page: Page, release_id: str) -> str:
    """Return what a release is called in a menu: by its id, and by what it was frozen for."""
    frozen = cache.frozen_by_release().get(release_id, ())
    return " – ".join([release_id, *(frozen_name(page, entry) for entry in frozen)])


def level(page: Page, indicator: Indicator, value: float | None) -> Cell:
    """Return a level with its unit, or a dash where there is none."""
    if value is None:
        return Cell(text=MISSING, raw="")
    return Cell(text=page.translator.value(labels.level(indicator, value)), raw=value)


def bare_level(page: Page, indicator: Indicator, value: float) -> str:
    """Return a level without its unit, for columns whose heading names the unit."""
    shown = value * indicator.unit.factor
    return formatting.number(shown, decimals=indicator.decimals, language=page.translator.language)


def change(page: Page, indicator: Indicator, value: float | None) -> Cell:
    """Return a signed change with its unit, or a dash."""
    if value is None:
        return Cell(text=MISSING, raw="")
    return Cell(text=page.translator.value(labels.change(indicator, value)), raw=value)


def signed_pct(page: Page, value: float) -> str:
    """Return a signed change in per cent, with one decimal."""
    language = page.translator.language
    shown = formatting.number(value, decimals=1, language=language, signed=True)
    return formatting.with_unit(shown, symbol="%", language=language)


def probability(page: Page, value: float | None) -> Cell:
    """Return a probability as a number and a natural frequency, or that none is shown."""
    if value is None:
        return Cell(text=page.text("probability.not_shown"), raw="", tone="tk-quiet")
    shown = Probability(value=value)
    return Cell(text=page.translator.value(shown), raw=Share(value=formatting.probability_pct(shown) / 100).value)


def bare_pace(page: Page, indicator: Indicator, value: float | None) -> Cell:
    """Return a signed change per year over its unit, for columns of them."""
    if value is None:
        return Cell(text=MISSING, raw="")
    whole = page.translator.value(labels.pace(indicator, value))
    shown = formatting.number(
        value * indicator.unit.factor,
        decimals=indicator.decimals + 1,
        language=page.translator.language,
        signed=True,
    )
    return Cell(text=shown, raw=value, note=whole.removeprefix(shown).strip() or None)


def stated(page: Page, value: float, *more: Markup, href: str | None) -> Markup:
    """Return a probability as its number over its natural frequency, and what is folded below.

    Parameters
    ----------
    page
        The open page.
    value
        The probability, 0-1.
    *more
        What stands below.
    href
        Where the number leads: the record that it rests on; None where there is none.
    """
    number, _, frequency = probability(page, value).text.partition(" (")
    figure: Markup = element("span", number, class_="tk-figure")
    if href is not None:
        label = page.text("record.figure_link", figure=number)
        figure = element("a", figure, href=href, target="_self", aria_label=label, title=label)
    return element("div", figure, element("span", frequency.rstrip(")"), class_="tk-note"), *more)


def slope(page: Page, value: float) -> Cell:
    """Return a calibration slope; beyond what outcomes so well told apart can say, only that it is larger."""
    if value > STEEPEST_SLOPE:
        most = page.translator.value(Decimal(value=STEEPEST_SLOPE, decimals=0))
        return Cell(text=page.text("record.steep", most=most), raw=value)
    return Cell(text=page.translator.value(Decimal(value=value, decimals=2)), raw=value)


def count(page: Page, value: float) -> Cell:
    """Return a whole number with separators."""
    return Cell(text=page.translator.value(Decimal(value=value, decimals=0)), raw=value)


def reference(page: Page, goal_id: str) -> str:
    """Return a reference goal with the words that keep it apart from decided ones."""
    return f"{page.text(f'goal.{goal_id}')}: {page.text('legal_status.reference')}"


def owned(page: Page, target: Target | None) -> str:
    """Return a goal with its standing and owner; empty without a goal."""
    if target is None:
        return ""
    title, owner = page.translator.value(target.title), page.translator.value(target.owner)
    standing = page.text(f"legal_status.{target.legal_status}")
    return ": ".join(dict.fromkeys((title, standing, owner)))


def areas(page: Page, target: Target) -> str:
    """Return which areas a goal is set for; empty for a goal of the nation or of every area."""
    if not target.is_area_specific(nation=cache.nation().code):
        return ""
    regions = cache.regions()
    names = tuple(regions[code].short_name for code in target.region_codes if code in regions)
    return page.text("targets.only_for", areas=names)


def due(page: Page, target: Target) -> str:
    """Return a goal's date as its source writes it where that is a figure or the page is Finnish, else its year."""
    if target.due and (page.translator.language == "fi" or not WORDED.search(target.due)):
        return target.due
    return str(target.due_year) if target.due_year else page.text("targets.undated")


def signals(page: Page, cell: Signals) -> tuple[str, str, str]:
    """Return the three signals in words: goal now, own past, trajectory."""
    return (
        page.text(f"goal_signal.{cell.goal}"),
        page.text(f"past.{cell.past}"),
        page.text(f"trajectory.{cell.trajectory}"),
    )


def cell_change(page: Page, indicator: Indicator, change: CellChange) -> str:
    """Return a figure before and after, with its area and period."""
    shown = (("before", change.before), ("after", change.after))
    levels = {name: level(page, indicator, value).text for name, value in shown}
    key = "vanished" if change.after is None else "revised"
    region = cache.regions()[change.region_code].short_name
    return page.translator.text(f"refresh.change.{key}", region=region, period=change.period, **levels)
