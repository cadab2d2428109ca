"""Made-up answers of the services, about areas nobody can take for real ones."""

from tkkio_analytics.domain.comparison import AreaComparison, Comparison, IntervalKind, Spread, Verdict
from tkkio_analytics.domain.forecast import QUANTILE_LEVELS, Forecast, ForecastPoint, HistoryPoint, Route
from tkkio_analytics.domain.indicator import Break, BreakKind, DataKind, Indicator, Polarity, Role
from tkkio_analytics.domain.message import LocalizedText, Unit, message
from tkkio_analytics.domain.period import Period
from tkkio_analytics.domain.region import Region, RegionCategory
from tkkio_analytics.domain.risk import Board, GoalSignal, PastSignal, Signals, TrajectorySignal
from tkkio_analytics.domain.target import (
    LegalStatus,
    OutlookState,
    Pace,
    Record,
    RecordKind,
    ReliabilityBin,
    RiskClass,
    Target,
    TargetOutlook,
)

HOSTILE = '<img src=x onerror="alert(1)"> _*[x](y)*_ =1+1'


def text(value: str) -> LocalizedText:
    return LocalizedText(fi=value, sv=value, en=value)


PCT = Unit(id="pct", symbol=text("%"), change_symbol=LocalizedText(fi="%-yks.", sv="procentenheter", en="pp"))
SHARE = Unit(id="share", symbol=text("%"), change_symbol=text("pp"), factor=100.0)


def region(code: str, *, name: str | None = None) -> Region:
    words = text(name or f"Kuvitelma {code}")
    category = RegionCategory.NATION if code == "FI" else RegionCategory.COUNTY
    return Region(
        code=code, category=category, name=words, short_name=words, genitive=words, locative=words,
        parent=None, sotkanet_id=None, order=int(code) if code.isdigit() else 0,
    )  # fmt: skip


REGIONS = {code: region(code) for code in ("FI", "71", "72", "73")}


def indicator(*, unit: Unit = PCT, decimals: int = 1, name: str = "Kuviteltu osuus") -> Indicator:
    return Indicator(
        id="imagined", name=text(f"{name}, pitkä nimi"), short_name=text(name), topic="access",
        description=text("Ei mitään todellista"), goal=None, unit=unit, decimals=decimals,
        polarity=Polarity.HIGHER_IS_BETTER,
        polarity_basis=text("määritelmän mukaan"), data_kind=DataKind.REGISTER, role=Role.OUTCOME, lower_bound=0.0,
        upper_bound=100.0, producer="Ei kukaan", licence="CC0-1.0", source_id="0", source_url="https://example.invalid",
        standardisation=None, derivation=None, listed=True, comparability_note=None, no_data_note=None,
    )  # fmt: skip


def target(status: LegalStatus = LegalStatus.REFERENCE, *, value: float = 60.0) -> Target:
    return Target(
        id="best_quartile", indicator_id="imagined", title=text("Raja"), owner=text("Omistaja"), scope=None,
        legal_status=status, at_least=True, value=value, due_year=2029, due=None, baseline=None, baseline_period=None,
        valid_from=None, valid_to=None, region_codes=(), report=None, source="lähde", quote=None, note=None,
    )  # fmt: skip


def forecast(*, ahead: tuple[int, ...] = (2026, 2027), values: dict[int, float | None] | None = None) -> Forecast:
    seen = values or {2023: 50.0, 2024: 52.0, 2025: 54.0}
    history = tuple(
        HistoryPoint(
            period=Period.of_year(year),
            value=value,
            status="observed" if value is not None else "missing",
            after_measurement_break=False,
        )
        for year, value in seen.items()
    )
    points = tuple(
        ForecastPoint(period=Period.of_year(year), quantiles={level: 50.0 + 10 * level for level in QUANTILE_LEVELS})
        for year in ahead
    )
    route = Route.ANNUAL_PANEL if ahead else Route.NONE
    return Forecast(indicator_id="imagined", region_code="71", route=route, history=history, points=points)


FIRST, LAST = Period.of_year(2024), Period.of_year(2025)
RECORD = Record(
    kind=RecordKind.OWN, n_observations=None, horizon_years=4, origins=5, region_origins=110, brier_skill=0.3,
    coverage_80=0.82, coverage_95=0.96, calibration_slope=1.1,
    reliability=(
        ReliabilityBin(lower=0.0, upper=0.1, count=40, mean_probability=0.05, observed_frequency=0.07),
        ReliabilityBin(lower=0.8, upper=0.9, count=70, mean_probability=0.85, observed_frequency=0.8),
    ),
    panel=text("kuviteltu paneeli"),
)  # fmt: skip


def outlook(
    *, seen: Forecast | None = None, goal: Target | None = None, probability: float | None = 0.38, code: str = "71"
) -> TargetOutlook:
    return TargetOutlook(
        indicator_id="imagined", region_code=code, target=goal or target(), state=OutlookState.OPEN, latest_value=54.0,
        latest_period=LAST, n_observations=5, probability=probability, probability_by_year={2026: 0.2, 2029: 0.38},
        risk_class=RiskClass.AT_RISK if probability is not None else None, record=RECORD if probability else None,
        expected_year=None,
        pace=Pace(observed=2.0, believed=1.0, required=1.5, panel_weight=0.5, own_weight=0.5, brake=0.6),
        outside_view=None, forecast=forecast() if seen is None else seen, headline=message("charts.year", year=2025),
        explanation=(), reasons=(), realism=None, record_statement=message("charts.year", year=2025),
        origin_ids=("imagined-source",),
    )  # fmt: skip


def signals(code: str, *, value: float | None = 54.0) -> Signals:
    return Signals(
        indicator_id="imagined", region_code=code, goal=GoalSignal.NOT_MET, past=PastSignal.IMPROVED,
        trajectory=TrajectorySignal.AT_RISK, peers=Verdict.SIMILAR, latest_value=value,
        latest_period=Period.of_year(2025) if value else None,
        previous_value=52.0, previous_period=Period.of_year(2024), change_ratio=1.0, outlook=outlook(code=code),
        recent=tuple((Period.of_year(year), value) for year, value in ((2023, 50.0), (2024, 52.0), (2025, 54.0))),
    )  # fmt: skip


def board(codes: tuple[str, ...] = ("FI", "71", "72")) -> Board:
    return Board(
        region_codes=codes, indicator_ids=("imagined",), cells=tuple(signals(code) for code in codes),
        headlines=(message("charts.year", year=2025),), multiplicity=message("charts.year", year=2025),
        origin_ids=("imagined-source",),
    )  # fmt: skip


def area(
    code: str, value: float | None, *, verdict: Verdict, rank: int | None, interval: bool = True
) -> AreaComparison:
    known = value is not None and interval
    return AreaComparison(
        region_code=code, value=value, status="observed" if value is not None else "suppressed",
        lower_ci=value - 2 if value is not None and known else None,
        upper_ci=value + 3 if value is not None and known else None,
        difference=None if value is None else value - 50, verdict=verdict, rank=rank, rank_lower=rank, rank_upper=rank,
        change=None,
    )  # fmt: skip


def comparison(*, kind: IntervalKind = IntervalKind.YEARLY_VARIATION) -> Comparison:
    interval = kind is not IntervalKind.NONE
    return Comparison(
        indicator_id="imagined", period=LAST, periods=(FIRST, LAST), comparator_code="FI", comparator_value=50.0,
        interval_kind=kind,
        areas=(
            area("71", 60.0, verdict=Verdict.BETTER, rank=1, interval=interval),
            area("72", 40.0, verdict=Verdict.WORSE, rank=2, interval=interval),
            area("73", None, verdict=Verdict.NO_DATA, rank=None),
        ),
        class_limits=(50.0,),
        spread=(
            Spread(period=FIRST, minimum=38, lower_quartile=40, median=48, upper_quartile=55, maximum=58, areas=3,
                   width=15, width_lower=10, width_upper=20),
            Spread(period=LAST, minimum=40, lower_quartile=45, median=50, upper_quartile=55, maximum=60, areas=2,
                   width=10, width_lower=None, width_upper=None),
        ),
        spread_change=None,
        series={"FI": {FIRST: 49.0, LAST: 50.0}, "71": {FIRST: 58.0, LAST: 60.0}, "72": {FIRST: 38.0, LAST: 40.0}},
        headline=message("charts.year", year=2025), explanation=(), tests=(), origin_ids=("imagined-source",),
    )  # fmt: skip


def law(*, kind: BreakKind = BreakKind.REGIME, day: str = "2024-07-01") -> Break:
    return Break(
        id="law", kind=kind, first_period=day[:4], date=day, indicator_ids=(), region_codes=(), label=text("Uusi laki"),
        reason=text("Laki muuttui."), source="kuviteltu",
    )  # fmt: skip
