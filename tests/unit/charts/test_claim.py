"""The chart of a claim: the area, whom it is held against, and the claimed period."""

from dataclasses import replace

import pytest
from unit.charts import imagined_views as views

from tkkio_analytics.charts import claim as claims
from tkkio_analytics.domain.chart import ChartSpec, Meaning
from tkkio_analytics.domain.claim import Claim, ClaimKind
from tkkio_analytics.domain.period import Period
from tkkio_analytics.i18n import LANGUAGES, Translator

YEARS = {year: Period.of_year(year) for year in range(2020, 2026)}
VALUES = {
    "71": {YEARS[year]: 40.0 + year - 2020 for year in (2020, 2021, 2022, 2024, 2025)},
    "72": {YEARS[year]: 50.0 for year in YEARS},
    "73": {YEARS[year]: 60.0 for year in YEARS},
    "FI": {YEARS[year]: 45.0 for year in YEARS},
}
CHANGE = Claim(
    kind=ClaimKind.CHANGE,
    region_codes=("71",),
    indicator_id="imagined",
    from_period=YEARS[2021],
    to_period=YEARS[2024],
)


def chart_of(claim: Claim, *, subject: str = "71") -> ChartSpec:
    spec = claims.chart(
        claim,
        subject=subject,
        values=VALUES,
        indicator=views.indicator(),
        regions=views.REGIONS,
        breaks=(views.law(),),
    )
    assert spec is not None
    return spec


def test_the_claimed_period_is_marked_from_its_first_year_to_its_last_over_the_whole_height() -> None:
    spec = chart_of(CHANGE)
    (band,) = spec.bands
    assert (band.meaning, band.x) == (Meaning.CLAIMED_PERIOD, (2021.0, 2024.0))
    assert set(band.lower) == {spec.y_axis.minimum}
    assert set(band.upper) == {spec.y_axis.maximum}
    assert (spec.y_axis.minimum, spec.y_axis.maximum) == pytest.approx((39.1, 45.9))


def test_a_single_period_is_marked_with_its_own_width() -> None:
    level = replace(CHANGE, kind=ClaimKind.COMPARISON, from_period=None, others=("72",))
    assert chart_of(level).bands[0].x == (2023.5, 2024.5)


def test_a_year_without_a_figure_interrupts_the_line() -> None:
    (own,) = chart_of(CHANGE).series
    assert [point.y for point in own.points] == [40.0, 41.0, 42.0, None, 44.0, 45.0]


def test_the_compared_area_is_drawn_apart_from_the_claimed_one() -> None:
    other, own = chart_of(replace(CHANGE, kind=ClaimKind.COMPARISON, others=("72",))).series
    assert (own.meaning, other.meaning) == (Meaning.AREA, Meaning.NATION)
    assert own.markers
    assert not other.markers
    assert {point.y for point in other.points} == {50.0}


def test_the_fastest_stands_among_the_other_areas_and_not_the_nation() -> None:
    spec = chart_of(replace(CHANGE, kind=ClaimKind.FASTEST))
    assert [series.meaning for series in spec.series] == [Meaning.OTHER_AREAS, Meaning.OTHER_AREAS, Meaning.AREA]
    assert [series.name is not None for series in spec.series] == [True, False, True]
    assert 45.0 not in {point.y for series in spec.series[:2] for point in series.points}


def test_an_area_without_figures_has_no_chart() -> None:
    assert (
        claims.chart(CHANGE, subject="71", values={}, indicator=views.indicator(), regions=views.REGIONS, breaks=())
        is None
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_of_the_chart_name_figures_period_and_breaks(language: str) -> None:
    translator = Translator(language)
    said = " ".join(translator.message(line) for line in chart_of(CHANGE).description)
    for part in ("2021", "2024", "44", "2025"):
        assert part in said
    assert "{" not in said
