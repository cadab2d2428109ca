"""Made-up areas on an imaginary indicator; nobody can take them for real ones."""

import pandas as pd

from tkkio_analytics.domain import observation as obs
from tkkio_analytics.domain.indicator import Break, BreakKind, DataKind, Indicator, Polarity, Role
from tkkio_analytics.domain.message import LocalizedText, Unit
from tkkio_analytics.domain.region import Region, RegionCategory


def text(value: str) -> LocalizedText:
    return LocalizedText(fi=value, sv=value, en=value)


def make_region(
    code: str, *, category: RegionCategory = RegionCategory.COUNTY, order: int = 0, parent: str | None = None
) -> Region:
    name = text(f"Kuvitelma {code}")
    return Region(
        code=code,
        category=category,
        name=name,
        short_name=name,
        genitive=name,
        locative=name,
        parent=parent,
        sotkanet_id=None,
        order=order,
    )


def make_indicator(
    *,
    polarity: Polarity = Polarity.HIGHER_IS_BETTER,
    data_kind: DataKind = DataKind.REGISTER,
    bounds: tuple[float | None, float | None] = (0.0, 100.0),
) -> Indicator:
    pct = Unit(id="pct", symbol=text("%"), change_symbol=text("pp"))
    return Indicator(
        id="imagined",
        name=text("Imagined share"),
        short_name=text("Imagined"),
        description=text("Nothing real"),
        topic="access",
        goal=None,
        unit=pct,
        decimals=1,
        polarity=polarity,
        polarity_basis=text("by definition"),
        data_kind=data_kind,
        role=Role.OUTCOME,
        lower_bound=bounds[0],
        upper_bound=bounds[1],
        producer="Nobody",
        licence="CC0-1.0",
        source_id="0",
        source_url="https://example.invalid",
        standardisation=None,
        derivation=None,
        listed=True,
        comparability_note=None,
        no_data_note=None,
    )


def make_break(
    *, first_period: str, region_codes: tuple[str, ...] = (), kind: BreakKind = BreakKind.MEASUREMENT
) -> Break:
    return Break(
        id=f"break-{first_period}",
        kind=kind,
        first_period=first_period,
        date=f"{first_period}-01-01",
        indicator_ids=("imagined",),
        region_codes=region_codes,
        label=text("Break"),
        reason=text("The ruler changed."),
        source="imagined",
    )


def long_table(series: dict[str, dict[int, float | None]], *, errors: float | None = None) -> pd.DataFrame:
    rows = [
        {
            obs.INDICATOR: "imagined",
            obs.REGION_CATEGORY: "MAA" if code == "FI" else "HYVINVOINTIALUE",
            obs.REGION: code,
            obs.PERIOD: str(year),
            obs.SEX: "total",
            obs.VALUE: value,
            obs.STANDARD_ERROR: errors,
            obs.SAMPLE_SIZE: None,
            obs.STATUS: "observed" if value is not None else "missing",
            obs.ORIGIN: "imagined-source",
            obs.SOURCE_ROW: i + 2,
            obs.YEAR: year,
        }
        for i, (code, year, value) in enumerate(
            (code, year, value) for code, points in series.items() for year, value in points.items()
        )
    ]
    return pd.DataFrame(rows)
