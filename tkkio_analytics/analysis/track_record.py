"""How the app's own past forecasts did on the data it ships, and what they rest on where that past is too short."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

import pandas as pd

from tkkio_analytics.analysis.forecasting import PanelForecast, past_forecasts
from tkkio_analytics.analysis.goals import REFERENCE_DUE_YEAR
from tkkio_analytics.analysis.joint import JointRecords
from tkkio_analytics.analysis.quantities import count
from tkkio_analytics.analysis.records import MINIMUM_ORIGINS, MatchedRecords, enough, in_words, own_measured
from tkkio_analytics.domain.message import Decimal, LocalizedText, Message, Share, message
from tkkio_analytics.domain.method import METHODS, MethodId
from tkkio_analytics.domain.target import Record, RecordKind
from tkkio_analytics.domain.track_record import BenchmarkPanel, LongPanel, Tally, Track, TrackRecord
from tkkio_analytics.models.record import OwnPast, pooled_record
from tkkio_analytics.models.record import Record as MeasuredRecord
from tkkio_analytics.models.routing import SHORT_POINTS


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Benchmarks:
    """Scores on real panels, one row per (panel, model), and what is known of those panels."""

    table: pd.DataFrame
    panels: tuple[BenchmarkPanel, ...]


NARROW: Final = 0.75
"""An 80 % interval that has held less than this is called too narrow: five points below what it promises."""
NEXT_YEAR: Final = 1


def track_record(
    forecasts: Sequence[PanelForecast],
    *,
    followed: Collection[str],
    matched: MatchedRecords,
    joint: JointRecords,
    benchmarks: Benchmarks,
    long_panel: LongPanel,
) -> TrackRecord:
    """Return the record of every followed indicator, of others with enough past, and of all together.

    Parameters
    ----------
    forecasts
        Indicators with data, each with its past origins.
    followed
        Ids of the outcomes that the board follows.
    matched, joint, long_panel
        The record of forecasts and of joint counts on the long panel, and what that is.
    """
    tracks = [_track(forecast, followed=forecast.panel.indicator.id in followed) for forecast in forecasts]
    shown = (*(t for t in tracks if t.followed), *(t for t in tracks if not t.followed and t.has_record))
    of_followed = [item for item, track in zip(forecasts, tracks, strict=True) if track.followed]
    by_length = _matched(matched)
    answer = TrackRecord(
        tracks=shown,
        followed=_pooled(of_followed, name="methods.pool.followed"),
        every=_pooled(forecasts, name="methods.pool.every"),
        indicators_pooled=sum(track.at(NEXT_YEAR).region_origins > 0 for track in tracks),
        matched=by_length,
        long_panel=long_panel,
        findings=(),
        method_records={},
        origin_ids=tuple(dict.fromkeys(origin for item in forecasts for origin in item.panel.origin_ids)),
    )
    return replace(answer, findings=_findings(answer), method_records=_method_records(answer, joint, benchmarks))


def _track(forecast: PanelForecast, *, followed: bool) -> Track:
    horizons = _years(forecast)
    areas = [n for n, area in zip(forecast.observations, forecast.panel.area_rows, strict=True) if area]
    return Track(
        indicator_id=forecast.panel.indicator.id,
        followed=followed,
        n_observations=Counter(areas).most_common(1)[0][0] if areas else 0,
        years_to_goal=max(REFERENCE_DUE_YEAR - forecast.origin_year, NEXT_YEAR),
        tallies=tuple(_own(forecast, horizon) for horizon in range(NEXT_YEAR, horizons + 1)),
        yearly=forecast.fit is not None,
    )


def _own(forecast: PanelForecast, horizon: int) -> Tally:
    measured = own_measured(forecast, horizon=horizon * forecast.panel.season)
    return _tally(measured, kind=RecordKind.OWN, horizon=horizon, panel=forecast.panel.indicator.name)


def _years(forecast: PanelForecast) -> int:
    """Return how many years ahead the forecasts go, one at least."""
    return max(forecast.horizons // forecast.panel.season, NEXT_YEAR)


def _tally(measured: MeasuredRecord | None, *, kind: RecordKind, horizon: int, panel: LocalizedText | Message) -> Tally:
    if measured is None:
        return Tally(horizon_years=horizon, origins=0, region_origins=0, record=None)
    record = in_words(measured, kind=kind, horizon=horizon, panel=panel) if enough(measured) else None
    return Tally(horizon_years=horizon, origins=measured.origins, region_origins=measured.region_origins, record=record)


def _pooled(forecasts: Sequence[PanelForecast], *, name: str) -> tuple[Tally, ...]:
    """Return the record of yearly registers together; surveys and months have other models and records."""
    yearly = [item for item in forecasts if item.fit is not None]
    longest = max((_years(item) for item in yearly), default=0)
    return tuple(_pooled_at(yearly, horizon=horizon, name=name) for horizon in range(NEXT_YEAR, longest + 1))


def _pooled_at(forecasts: Sequence[PanelForecast], *, horizon: int, name: str) -> Tally:
    pasts = []
    for item in forecasts:
        measured = own_measured(item, horizon=horizon)
        if measured is not None and measured.region_origins:
            past = OwnPast(origins=past_forecasts(item), member=item.panel.area_rows, periods=item.panel.years)
            pasts.append(past)
    measured = pooled_record(pasts, horizon=horizon) if pasts else None
    return _tally(measured, kind=RecordKind.POOLED, horizon=horizon, panel=message(name, count=len(pasts)))


def _matched(matched: MatchedRecords) -> dict[tuple[int, int], Record]:
    cells = matched.table[["n_points", "horizon"]].astype(int).itertuples(index=False, name=None)
    found = {(n, horizon): matched.record(n_observations=n, horizon_years=horizon) for n, horizon in cells}
    return {cell: record for cell, record in found.items() if record is not None}


def _findings(answer: TrackRecord) -> tuple[Message, ...]:
    followed = [track for track in answer.tracks if track.followed]
    used = {track: answer.in_force(track, horizon_years=track.years_to_goal) for track in followed}
    records = [record for record in used.values() if record is not None]
    lines = [*_worth(records), _standing(used)]
    next_year = next((tally.record for tally in answer.every if tally.record is not None), None)
    if next_year is not None:
        lines.append(_together(next_year, indicators=answer.indicators_pooled))
    return tuple(lines)


def _worth(records: Sequence[Record]) -> list[Message]:
    """Return whether the probabilities beat the base rate, and whether the intervals held what they promise."""
    if not records:
        return []
    better = sum(record.brier_skill > 0 for record in records)
    key = "better_all" if better == len(records) else "better_some"
    worth = message(f"methods.finding.{key}", **ranges(records), better=count(better), count=len(records))
    narrow = min(record.coverage_80 for record in records) < NARROW
    held = message(f"methods.finding.coverage_{'narrow' if narrow else 'held'}", **ranges(records))
    return [worth, held]


def _standing(used: Mapping[Track, Record | None]) -> Message:
    own = sum(record is not None and record.kind is RecordKind.OWN for record in used.values())
    key = "none" if not own else "all" if own == len(used) else "some"
    return message(f"methods.finding.own_{key}", own=count(own), count=len(used))


def _together(record: Record, *, indicators: int) -> Message:
    return message(
        "methods.finding.together",
        indicators=count(indicators),
        region_origins=count(record.region_origins),
        origins=count(record.origins),
        count=record.horizon_years,
        skill=Decimal(value=record.brier_skill, decimals=2),
        coverage_80=Share(value=record.coverage_80),
        coverage_95=Share(value=record.coverage_95),
    )


def ranges(records: Iterable[Record]) -> dict[str, object]:
    """Return the smallest and largest skill and 80 % coverage of records, as parameters of a sentence."""
    listed = list(records)
    skills, covered = [r.brier_skill for r in listed], [r.coverage_80 for r in listed]
    return {
        "skill_low": Decimal(value=min(skills), decimals=2),
        "skill_high": Decimal(value=max(skills), decimals=2),
        "coverage_low": Share(value=min(covered)),
        "coverage_high": Share(value=max(covered)),
    }


def _method_records(answer: TrackRecord, joint: JointRecords, benchmarks: Benchmarks) -> dict[MethodId, Message]:
    """Return what is known of each method's hits; a rule that forecasts nothing says what it was checked by."""
    long = [record for (n, _), record in answer.matched.items() if n > SHORT_POINTS]
    short = [record for (n, _), record in answer.matched.items() if n == SHORT_POINTS]
    own = sum(track.has_record for track in answer.tracks)
    measured = {
        MethodId.RECORD: message("methods.record.record", own=count(own), count=len(answer.tracks)),
        MethodId.JOINT: _joint_record(joint),
        **{panel.method: _benchmark(benchmarks.table, panel) for panel in benchmarks.panels},
    }
    for method, records in ((MethodId.PANEL, long), (MethodId.SHORT, short)):
        if records:
            horizon = max(record.horizon_years for record in records)
            measured[method] = message(f"methods.{method.value}.record", **ranges(records), count=horizon)
    return {
        method.id: measured.get(method.id, message(f"methods.{method.id.value}.record"))
        for method in METHODS
        if method.id in measured or method.id not in {MethodId.PANEL, MethodId.SHORT}
    }


def _benchmark(table: pd.DataFrame, panel: BenchmarkPanel) -> Message:
    """Return how a method did on a real panel, beside the value that was last known."""
    scores = {row["model"]: row for row in table[table["panel"] == panel.id].to_dict("records")}
    ours, plain = scores["panel"], scores["last_value"]
    return message(
        f"methods.{panel.method.value}.record",
        panel=panel.name,
        producer=panel.producer,
        licence=panel.licence,
        skill=Decimal(value=float(ours["skill"]), decimals=2),
        coverage=Share(value=float(ours["c80"])),
        gain=Share(value=float(1.0 - ours["crps"] / plain["crps"])),
        count=int(ours["horizon"]),
        day=date.fromisoformat(str(ours["measured"])),
    )


def _joint_record(joint: JointRecords) -> Message:
    """Return how often joint counts have held, by the lengths and horizons that have enough origins."""
    rows = joint.table[joint.table["origins"] >= MINIMUM_ORIGINS]
    shares = {
        f"{name}_{end}": Share(value=float(limit))
        for name, column in (("stated", "coverage_stated"), ("independent", "coverage_independent"))
        for end, limit in (("low", rows[column].min()), ("high", rows[column].max()))
    }
    return message("methods.joint.record", **shares, count=int(rows["horizon"].max()))
