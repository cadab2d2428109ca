"""How each series of the practice data is made up; docs/practice.md says the same in words."""

from typing import Final

from tkkio_analytics.data.simulation import Recipe, Shape

POPULATION: Final = "population"
"""Simulated as growth from the area's inhabitants, summed over areas, and the weight of every other series."""
LAST_MONTH: Final = "2026-08"


def years(first: int, last: int) -> tuple[str, ...]:
    """Return the years from ``first`` to ``last``."""
    return tuple(str(year) for year in range(first, last + 1))


def months(first: int, last: str) -> tuple[str, ...]:
    """Return the months from January of ``first`` to ``last``."""
    every = (f"{year}-{month:02d}" for year in range(first, int(last[:4]) + 1) for month in range(1, 13))
    return tuple(month for month in every if month <= last)


RECIPES: Final = (
    Recipe(
        indicator_id="access_in_seven_days",
        periods=years(2015, 2025),
        shape=Shape.BOUNDED,
        level=0.86,
        spread=0.45,
        drift=0.06,
        own_drift=0.03,
        shock=0.08,
        noise=0.06,
        steps=((2023, 0.25, ()),),
        suppressed=(("H05", "2017"), ("H05", "2018")),
    ),
    Recipe(
        indicator_id="owl_post_same_day",
        periods=months(2019, LAST_MONTH),
        shape=Shape.BOUNDED,
        level=0.68,
        spread=0.3,
        drift=0.05,
        own_drift=0.03,
        shock=0.1,
        noise=0.08,
        season=0.3,
        steps=((2023, 0.15, ()),),
        first_years=(("H10", 2021),),
        missing=(("H08", "2022-07"), ("H08", "2022-08")),
    ),
    Recipe(
        indicator_id="loneliness",
        periods=("2013", "2016", "2018", "2020", "2022", "2024"),
        shape=Shape.BOUNDED,
        level=0.11,
        spread=0.15,
        drift=0.02,
        own_drift=0.01,
        shock=0.04,
        respondents=900,
    ),
    Recipe(
        indicator_id="trust_in_fairies",
        periods=("2022", "2024"),
        shape=Shape.BOUNDED,
        level=0.62,
        spread=0.25,
        drift=-0.05,
        own_drift=0.05,
        respondents=700,
    ),
    Recipe(
        indicator_id="avoidable_castle_stays",
        periods=years(2012, 2025),
        shape=Shape.FREE,
        level=260.0,
        spread=30.0,
        drift=-5.5,
        own_drift=1.5,
        shock=4.0,
        noise=6.0,
        steps=((2021, 38.0, ()),),
        decimals=0,
    ),
    Recipe(
        indicator_id="troll_turnover",
        periods=years(2014, 2025),
        shape=Shape.FREE,
        level=10.5,
        spread=1.2,
        drift=0.12,
        own_drift=0.12,
        shock=0.25,
        noise=0.5,
        steps=((2019, -3.0, ("H05",)), (2023, 0.8, ())),
        missing_share=0.07,
    ),
    Recipe(
        indicator_id="mirror_service_users",
        periods=years(2014, 2025),
        shape=Shape.BOUNDED,
        level=0.06,
        ceiling=1.0,
        spread=0.25,
        drift=0.36,
        own_drift=0.03,
        shock=0.05,
        noise=0.05,
        first_years=(("H10", 2019),),
        decimals=3,
    ),
    Recipe(
        indicator_id="vaccinated_dragons",
        periods=years(2012, 2025),
        shape=Shape.BOUNDED,
        level=0.985,
        spread=0.9,
        shock=0.1,
        noise=0.35,
    ),
    Recipe(indicator_id="open_wells", periods=years(2015, 2025), shape=Shape.CONSTANT, level=3.0),
    Recipe(
        indicator_id="dragon_burns",
        periods=years(2013, 2025),
        shape=Shape.RARE,
        level=0.35,
        spread=0.15,
        drift=-0.01,
    ),
    Recipe(
        indicator_id="net_result",
        periods=years(2019, 2025),
        shape=Shape.FREE,
        level=-40.0,
        spread=55.0,
        drift=6.0,
        own_drift=6.0,
        shock=35.0,
        noise=25.0,
        steps=((2023, -90.0, ()),),
        decimals=0,
    ),
    Recipe(
        indicator_id="cost_per_inhabitant",
        periods=years(2008, 2025),
        shape=Shape.FREE,
        level=2900.0,
        spread=220.0,
        drift=92.0,
        own_drift=9.0,
        shock=35.0,
        noise=30.0,
        decimals=0,
    ),
    Recipe(
        indicator_id="story_hours",
        periods=years(2021, 2025),
        shape=Shape.FREE,
        level=21.0,
        spread=3.0,
        drift=1.1,
        own_drift=0.5,
        noise=0.9,
        first_years=(("H08", 2023),),
    ),
    Recipe(
        indicator_id="need_index",
        periods=years(2018, 2025),
        shape=Shape.FREE,
        level=1.0,
        spread=0.09,
        own_drift=0.004,
        noise=0.006,
        decimals=3,
    ),
    Recipe(
        indicator_id=POPULATION,
        periods=years(2013, 2025),
        shape=Shape.FREE,
        level=1.0,
        own_drift=0.006,
        noise=0.001,
        decimals=0,
    ),
)
"""One or more of every kind of series that a leader may meet; effects on bounded series are in log-odds."""
