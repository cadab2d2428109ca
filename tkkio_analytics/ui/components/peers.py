"""Areas of like structure, and an area beside them or beside its collaborative area."""

from tkkio_analytics.domain.comparison import Verdict
from tkkio_analytics.domain.indicator import Indicator
from tkkio_analytics.domain.message import Decimal, Share, message
from tkkio_analytics.domain.peers import Beside, Comparator, Group, Peer
from tkkio_analytics.ui import cache, flow, navigation, state, words
from tkkio_analytics.ui.components import tables, text
from tkkio_analytics.ui.components.folds import fold
from tkkio_analytics.ui.markup import element
from tkkio_analytics.ui.page import Page
from tkkio_analytics.ui.tables import Cell, Column, Table

TONES = {Verdict.BETTER: "tk-better", Verdict.WORSE: "tk-worse"}
PEER_COLUMNS = ("peer", "distance", "kept_share", "kept_without", "likeness")
MEMBER_COLUMNS = ("member", "value", "pace")
ROW_COLUMNS = (
    "indicator",
    "year",
    "own",
    "mean",
    "mean_difference",
    "verdict",
    "own_pace",
    "group_pace",
)
WORDED = frozenset({"peer", "member", "indicator", "year", "verdict"})


def peers(page: Page, group: Group) -> None:
    """Show, folded, who the peers of an area are, how alike and how surely; nothing for a collaborative area."""
    if group.comparator is not Comparator.PEERS:
        return
    found = cache.peers_of(region_code=group.region_code)
    say = page.translator.text
    table = Table(
        caption=say("peers.screen.who_caption"),
        columns=_columns(page, PEER_COLUMNS),
        rows=tuple(_peer_row(page, peer) for peer in found.peers),
    )

    def content() -> None:
        flow.show(element("p", page.translator.message(found.headline), class_="tk-text"))
        tables.table(page, table, origin_ids=found.origin_ids, name="peers", source=_surface(page))
        text.lines(page, found.explanation)
        flow.show(element("p", _surface(page), class_="tk-small"))

    fold(page, say("peers.screen.who"), content, name="peers")


def group_table(page: Page, beside: Beside, *, group: Group, indicator: Indicator) -> None:
    """Show an area and the members of its group on one indicator, the members' mean last, and how it was tested."""
    members = zip(beside.members, beside.member_values, beside.member_paces, strict=True)
    figures = ((beside.region_code, beside.value, beside.pace), *members)
    mean = (
        Cell(text=page.translator.text("peers.column.mean")),
        *_figures(page, indicator, beside.mean, beside.mean_pace),
    )
    period = beside.period or words.MISSING
    table = Table(
        caption=page.translator.text("peers.screen.members_caption", indicator=indicator.short_name, year=period),
        columns=_columns(page, MEMBER_COLUMNS),
        rows=(*(_member_row(page, *of_area, indicator=indicator) for of_area in figures), mean),
    )
    tables.table(page, table, origin_ids=beside.origin_ids, name="group")
    _tested(page, group)


def group_beside(page: Page, group: Group | None, *, indicator: Indicator) -> None:
    """Show, where an area is held against a group, its latest figure and pace beside theirs."""
    if group is None or not cache.periods(indicator_id=indicator.id):
        return
    beside = cache.beside(indicator_id=indicator.id, group=group)
    _heading(page, group)
    flow.show(element("p", page.translator.message(beside.headline), class_="tk-text"))
    group_table(page, beside, group=group, indicator=indicator)
    peers(page, group)


def group_rows(page: Page, group: Group | None) -> None:
    """Show, where an area is held against a group, every followed indicator beside the group's mean."""
    if group is None:
        return
    found = [(cache.beside(indicator_id=item.id, group=group), item) for item in cache.followed_indicators().values()]
    table = Table(
        caption=page.translator.text("peers.screen.rows_caption", members=_names(page, group)),
        columns=_columns(page, ROW_COLUMNS),
        rows=tuple(_indicator_row(page, beside, indicator=indicator) for beside, indicator in found),
    )
    origins = dict.fromkeys(origin for beside, _ in found for origin in beside.origin_ids)
    _heading(page, group)
    tables.table(page, table, origin_ids=tuple(origins), name="group")
    _tested(page, group)
    peers(page, group)


def _columns(page: Page, names: tuple[str, ...]) -> tuple[Column, ...]:
    return tuple(
        Column(
            header=page.translator.text(f"peers.column.{name}"),
            numeric=name not in WORDED and name != "likeness",
            wide=name == "likeness",
        )
        for name in names
    )


def _peer_row(page: Page, peer: Peer) -> tuple[Cell, ...]:
    value = page.translator.value
    kept = page.translator.text("peers.of_features", kept=peer.kept_without, of=len(peer.gaps))
    share = Share(value=peer.kept_share)
    return (
        Cell(text=_name(page, peer.region_code)),
        Cell(text=value(Decimal(value=peer.distance, decimals=1)), raw=peer.distance),
        Cell(text=value(share), raw=peer.kept_share),
        Cell(text=kept, raw=peer.kept_without),
        Cell(text=page.translator.message(peer.explanation)),
    )


def _member_row(
    page: Page, code: str, value: float | None, pace: float | None, *, indicator: Indicator
) -> tuple[Cell, ...]:
    href = state.address(navigation.path("trends"), region=code, indicator=indicator.id)
    return (Cell(text=_name(page, code), href=href), *_figures(page, indicator, value, pace))


def _figures(page: Page, indicator: Indicator, value: float | None, pace: float | None) -> tuple[Cell, Cell]:
    return words.level(page, indicator, value), words.bare_pace(page, indicator, pace)


def _indicator_row(page: Page, beside: Beside, *, indicator: Indicator) -> tuple[Cell, ...]:
    choices = {"region": beside.region_code, "indicator": indicator.id}
    says = page.translator.text(f"peers.verdict.{beside.verdict}")
    return (
        Cell(
            text=page.translator.localized(indicator.short_name),
            href=state.address(navigation.path("trends"), **choices),
        ),
        Cell(text=page.translator.value(beside.period or words.MISSING)),
        words.level(page, indicator, beside.value),
        words.level(page, indicator, beside.mean),
        words.change(page, indicator, beside.difference),
        Cell(text=says, tone=TONES.get(beside.verdict)),
        words.bare_pace(page, indicator, beside.pace),
        words.bare_pace(page, indicator, beside.mean_pace),
    )


def _tested(page: Page, group: Group) -> None:
    text.note(page, message("peers.beside.test", group=message(f"peers.group.{group.comparator}")))


def _heading(page: Page, group: Group) -> None:
    region = cache.regions()[group.region_code].short_name
    flow.title(page.translator.text(f"peers.heading.{group.comparator}", region=region))


def _names(page: Page, group: Group) -> str:
    return page.translator.joined([_name(page, code) for code in group.members])


def _name(page: Page, code: str) -> str:
    return page.translator.localized(cache.regions()[code].short_name)


def _surface(page: Page) -> str:
    source = cache.surface_source()
    if source is None:
        return ""
    return page.translator.text(
        "peers.screen.surface",
        producer=page.translator.parallel(source.producer),
        title=source.title,
        licence=page.translator.parallel(source.licence),
        note=source.note,
    )
