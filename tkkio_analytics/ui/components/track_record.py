"""What past forecasts were worth: the chosen record, the long panel's by length, and the indicators' own."""

from typing import Final

import streamlit as st

from tkkio_analytics.charts import reliability
from tkkio_analytics.domain.message import Decimal, Message, message
from tkkio_analytics.domain.target import Record, RecordKind
from tkkio_analytics.domain.track_record import Basis, LongPanel, RecordChoice, Tally, Track, TrackRecord, tally_at
from tkkio_analytics.ui import cache, flow, navigation, state, words
from tkkio_analytics.ui.cache.parts import kept_part
from tkkio_analytics.ui.components import notices, pictures, tables
from tkkio_analytics.ui.components.record import bins, record_address, scores, whose
from tkkio_analytics.ui.components.sources import SHOWN_HASH
from tkkio_analytics.ui.markup import Markup, element
from tkkio_analytics.ui.page import Page
from tkkio_analytics.ui.tables import Cell, Column, Table, html

FIGURES: Final = ("skill", "coverage", "coverage_95", "slope")
OWN_HEADERS: Final = ("indicator", "observations", "region_origins", "origins", *FIGURES, "basis")
NOTHING: Final = Cell(text=words.MISSING, raw="", tone="tk-none")
LONG_HEADERS: Final = ("observations", "horizon", "region_origins", "origins", *FIGURES)
WORDED: Final = frozenset({"indicator", "basis"})


def chosen_record(page: Page, answer: TrackRecord, choice: RecordChoice) -> None:
    """Show the chosen record: its figures and its reliability plot, or why there is none yet.

    Parameters
    ----------
    page
        The open page.
    answer
        Every record.
    choice
        Which one. An indicator without a record of its own shows the one that its probabilities rest on.
    """
    tally = answer.chosen(choice)
    record = tally.record
    if record is None:
        notices.empty(page, _why_not(tally, choice))
        record = _instead(answer, choice)
        if record is None:
            return
        flow.show(element("p", page.translator.text("methods.instead.record"), class_="tk-text"))
    _shown(page, record, answer)


def _shown(page: Page, record: Record, answer: TrackRecord) -> None:
    years = page.text("record.ahead", count=record.horizon_years)
    flow.show(element("p", element("strong", f"{whose(page, record)}{years}"), class_="tk-text"))
    flow.show(_figures(page, record))
    flow.apart()
    picture, figures = st.columns([3, 2], gap="large")
    with picture, flow.together():
        pictures.chart(page, reliability.chart(record), name="reliability")
    with figures, flow.together():
        _bins(page, record, answer)


def _bins(page: Page, record: Record, answer: TrackRecord) -> None:
    """Show the plot's twin: the same as a table that can be saved."""
    matched = record.kind is RecordKind.MATCHED
    tables.table(
        page,
        bins(page, record),
        origin_ids=() if matched else answer.origin_ids,
        source=_source(page, answer.long_panel) if matched else "",
        name="reliability",
    )


def _why_not(tally: Tally, choice: RecordChoice) -> Message:
    if choice.basis is Basis.MATCHED:
        return message("methods.nothing.matched", n=choice.n_observations, count=choice.horizon_years)
    if not tally.region_origins:
        return message(f"methods.nothing.{choice.basis.value}", count=choice.horizon_years)
    return message(
        f"methods.too_little.{choice.basis.value}",
        count=choice.horizon_years,
        region_origins=Decimal(value=tally.region_origins, decimals=0),
        origins=Decimal(value=tally.origins, decimals=0),
    )


def _instead(answer: TrackRecord, choice: RecordChoice) -> Record | None:
    track = answer.track(choice.indicator_id) if choice.basis is Basis.OWN else None
    return None if track is None else answer.in_force(track, horizon_years=choice.horizon_years)


def _figures(page: Page, record: Record) -> Markup:
    shown = zip(FIGURES, scores(page, record), strict=True)
    counted = [(name, words.count(page, getattr(record, name))) for name in ("origins", "region_origins")]
    return element("dl", [_figure(page, name, cell) for name, cell in (*shown, *counted)], class_="tk-figures")


def _figure(page: Page, name: str, cell: Cell) -> Markup:
    note = element("small", page.translator.text(f"methods.figure.{name}"))
    return element("div", element("dt", page.text(f"column.{name}")), element("dd", cell.text, note))


def matched_records(page: Page, answer: TrackRecord, choice: RecordChoice) -> None:
    """Show the long panel's record, observations down and years ahead across; each cell opens its own."""
    flow.show(_matched(page, answer, choice=choice))
    source = _source(page, answer.long_panel)
    tables.save(page, _long_table(page, answer), origin_ids=(), name="long-panel", source=source)


def _matched_caption(page: Page, answer: TrackRecord) -> str:
    return page.translator.text("methods.matched.caption", panel=answer.long_panel.name)


@kept_part
def _matched(page: Page, answer: TrackRecord, *, choice: RecordChoice) -> Markup:
    years = answer.matched_horizons
    headers = [page.text("column.observations"), *(page.text("record.years", count=year) for year in years)]
    table = Table(
        caption=_matched_caption(page, answer),
        columns=tuple(Column(header=header, numeric=position > 0) for position, header in enumerate(headers)),
        rows=tuple(
            (Cell(text=str(n)), *(_matched_cell(page, answer, (n, year), choice) for year in years))
            for n in answer.lengths
        ),
    )
    return html(table)


def _matched_cell(page: Page, answer: TrackRecord, at: tuple[int, int], choice: RecordChoice) -> Cell:
    record = answer.matched.get(at)
    if record is None:
        return NOTHING
    skill, covered = scores(page, record)[:2]
    here = choice.basis is Basis.MATCHED and at == (choice.n_observations, choice.horizon_years)
    origins = page.translator.text("methods.matched.origins", count=record.origins)
    return Cell(
        text=skill.text,
        raw=skill.raw,
        href=record_address(record, indicator_id=""),
        note=f"{covered.text}, {origins}",
        tone="tk-here" if here else None,
    )


@kept_part
def _long_table(page: Page, answer: TrackRecord) -> Table:
    return Table(
        caption=_matched_caption(page, answer),
        columns=tuple(Column(header=page.text(f"column.{name}")) for name in LONG_HEADERS),
        rows=tuple(
            (
                Cell(text=str(n), raw=n),
                Cell(text=str(horizon), raw=horizon),
                words.count(page, record.region_origins),
                words.count(page, record.origins),
                *scores(page, record),
            )
            for (n, horizon), record in sorted(answer.matched.items())
        ),
    )


def own_records(page: Page, answer: TrackRecord, choice: RecordChoice) -> None:
    """Show each indicator's own past at the chosen horizon, and which record its probabilities rest on."""
    table = _own_table(page, answer, horizon=choice.horizon_years)
    tables.table(page, table, origin_ids=answer.origin_ids, name="own-records", class_="tk-table tk-stack")
    flow.show(element("p", page.translator.text("methods.own.note"), class_="tk-small"))


@kept_part
def _own_table(page: Page, answer: TrackRecord, *, horizon: int) -> Table:
    return Table(
        caption=page.translator.text("methods.own.caption", count=horizon),
        columns=tuple(
            Column(header=page.text(f"column.{name}"), numeric=name not in WORDED, wide=name == "basis")
            for name in OWN_HEADERS
        ),
        rows=(*_pooled_rows(page, answer, horizon), *(_own_row(page, answer, t, horizon) for t in answer.tracks)),
    )


def _pooled_rows(page: Page, answer: TrackRecord, horizon: int) -> list[tuple[Cell, ...]]:
    pools = (("followed", answer.followed), ("every", answer.every))
    return [
        _tally_row(
            page,
            Cell(text=page.translator.text(f"methods.own.{name}")),
            NOTHING,
            tally_at(tallies, horizon),
            NOTHING,
        )
        for name, tallies in pools
    ]


def _own_row(page: Page, answer: TrackRecord, track: Track, horizon: int) -> tuple[Cell, ...]:
    name = page.translator.localized(cache.indicators()[track.indicator_id].short_name)
    choices = {"record": Basis.OWN.value, "indicator": track.indicator_id, "horizon": str(horizon)}
    href = state.address(navigation.path(page.id), **choices)
    length = words.count(page, track.n_observations)
    return _tally_row(page, Cell(text=name, href=href), length, track.at(horizon), _basis(page, answer, track, horizon))


def _basis(page: Page, answer: TrackRecord, track: Track, horizon: int) -> Cell:
    record = answer.in_force(track, horizon_years=horizon)
    if record is None:
        return Cell(text=page.translator.text("methods.own.basis_none"))
    key = f"methods.own.basis_{record.kind}"
    text = page.translator.text(key, n=str(record.n_observations or ""))
    return Cell(text=text, href=record_address(record, indicator_id=track.indicator_id))


def _tally_row(page: Page, name: Cell, length: Cell, tally: Tally, basis: Cell) -> tuple[Cell, ...]:
    counted = (words.count(page, tally.region_origins), words.count(page, tally.origins))
    measured = scores(page, tally.record) if tally.record else (NOTHING,) * len(FIGURES)
    return (name, length, *counted, *measured, basis)


def long_panel(page: Page, panel: LongPanel) -> None:
    """Show where the long panel comes from, and the hash of the file that was read."""
    code = element("code", f"sha256 {panel.sha256[:SHOWN_HASH]}…", title=panel.sha256)
    item = element("li", _source(page, panel), " ", code)
    flow.show(element("ul", item, class_="tk-list tk-small"))


def _source(page: Page, panel: LongPanel) -> str:
    return page.translator.text(
        "methods.matched.source",
        panel=panel.name,
        producer=page.translator.parallel(panel.producer),
        licence=page.translator.parallel(panel.licence),
        copy=panel.public_copy,
    )
