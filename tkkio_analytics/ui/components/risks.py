"""What is at risk: one row an area and indicator, with its reason and a link to its trend."""

from collections.abc import Hashable, Sequence
from dataclasses import replace

from tkkio_analytics.domain.message import Decimal, message
from tkkio_analytics.domain.risk import RiskFlag, RiskList
from tkkio_analytics.ui import cache, flow, navigation, selectors, state, words
from tkkio_analytics.ui.cache.kept import kept
from tkkio_analytics.ui.components import icons, notices, tables, text
from tkkio_analytics.ui.components.record import address, records, summary
from tkkio_analytics.ui.markup import element
from tkkio_analytics.ui.page import Page
from tkkio_analytics.ui.tables import Cell, Column, Table, html

KEPT_ROWS = 8192
HEADERS = ("area", "indicator", "trajectory", "probability", "residents", "reason")


def chosen_flags(risks: RiskList, *, indicator_id: str, risk_class: str) -> tuple[RiskFlag, ...]:
    """Return the flags of one indicator and class, or of every one, in the order given."""
    return tuple(
        flag
        for flag in risks.flags
        if indicator_id in {selectors.EVERY, flag.signals.indicator_id}
        and risk_class in {selectors.EVERY, flag.signals.trajectory}
    )


def risks(
    page: Page,
    flags: Sequence[RiskFlag],
    *,
    new: frozenset[tuple[str, str]],
    shown: int | None,
    goal_id: str,
    origin_ids: tuple[str, ...],
) -> None:
    """Show the flags as a table that can be saved; none, said in words.

    Parameters
    ----------
    page
        The open page.
    flags
        In the order to show.
    new
        Pairs of area and indicator that came to the list since the release that the reader compares with.
    shown
        How many of them; the saved file holds every one. None shows all.
    goal_id
        Goal of the links.
    origin_ids
        Sources of the figures.
    """
    if not flags:
        notices.empty(page, message("ui.empty.no_risks"))
        return
    rows = tuple(_row(page, flag, new=new, goal_id=goal_id) for flag in flags)
    count = Decimal(value=len(flags), decimals=0)
    first = Decimal(value=len(rows[:shown]), decimals=0)
    table = Table(
        caption=page.text("risks.caption", count=count, shown=first),
        columns=tuple(
            Column(header=page.text(f"column.{name}"), numeric=name == "residents", wide=name == "reason")
            for name in HEADERS
        ),
        rows=rows,
    )
    flow.show(html(replace(table, rows=rows[:shown]), class_="tk-table tk-stack"))
    tables.save(page, table, origin_ids=origin_ids, name="risks", goal=words.reference(page, goal_id))
    records(page, [flag.signals for flag in flags])


def _row(page: Page, flag: RiskFlag, *, new: frozenset[tuple[str, str]], goal_id: str) -> tuple[Cell, ...]:
    cell = flag.signals
    came = (cell.region_code, cell.indicator_id) in new
    asked = page.release.sha256, page.today, page.translator.language, state.carried()
    where = cell.region_code, cell.indicator_id
    return _kept_row(page, flag, goal_id=goal_id, came=came, asked=(*asked, *where))


@kept(most=KEPT_ROWS)
def _kept_row(_page: Page, _flag: RiskFlag, *, goal_id: str, came: bool, asked: Hashable) -> tuple[Cell, ...]:  # noqa: ARG001
    page, cell = _page, _flag.signals
    indicator = cache.followed_indicators()[cell.indicator_id]
    href = state.address(navigation.path("trends"), region=cell.region_code, indicator=cell.indicator_id, goal=goal_id)
    note = page.translator.text("changes.screen.new") if came else None
    return (
        Cell(text=page.translator.localized(cache.regions()[cell.region_code].short_name), href=href, note=note),
        Cell(text=page.translator.localized(indicator.short_name)),
        _trajectory(page, _flag),
        _probability(page, _flag),
        _residents(page, _flag),
        _reason(page, _flag),
    )


def _trajectory(page: Page, flag: RiskFlag) -> Cell:
    said = page.text(f"trajectory.{flag.signals.trajectory}")
    return Cell(text=said, tone="tk-strong", markup=icons.beside("trajectory", flag.signals.trajectory, said))


def _probability(page: Page, flag: RiskFlag) -> Cell:
    outlook = flag.signals.outlook
    shown = words.probability(page, outlook.probability)
    if outlook.probability is None:
        return shown
    folded = summary(page, outlook)
    markup = words.stated(page, outlook.probability, *([folded] if folded else []), href=address(outlook))
    return Cell(text=shown.text, raw=shown.raw, markup=markup)


def _reason(page: Page, flag: RiskFlag) -> Cell:
    reason = page.translator.message(flag.reason)
    details = [page.translator.message(line) for line in flag.details]
    if not details:
        return Cell(text=reason)
    more = element("details", element("summary", page.text("risks.more")), [element("p", line) for line in details])
    return Cell(text=" ".join((reason, *details)), markup=element("div", reason, more))


def _residents(page: Page, flag: RiskFlag) -> Cell:
    if flag.residents is None:
        return Cell(text=words.MISSING, raw="")
    shown = page.translator.value(Decimal(value=flag.residents, decimals=0))
    return Cell(text=shown, raw=flag.residents, note=str(flag.residents_year or "") or None)


def coverage(page: Page, risks: RiskList) -> None:
    """Show how many pairs were assessed, and why nothing is said of the rest."""
    text.heading(page, "coverage")
    assessed = message("ui.risks.assessed", count=Decimal(value=risks.assessed, decimals=0))
    unsaid = [
        message("ui.risks.not_assessed", reason=reason, count=Decimal(value=number, decimals=0))
        for reason, number in risks.not_assessed
    ]
    text.lines(page, [assessed, *unsaid])
