"""`tkkio outlook`: will one region reach a goal in time, and how sure is that."""

from argparse import Namespace
from typing import Final

from tkkio_analytics.cli.plain import to_json
from tkkio_analytics.cli.release import identity, open_release, practice_lines, region_heading, source_lines
from tkkio_analytics.cli.terminal import paragraph, table, write
from tkkio_analytics.domain.forecast import Forecast
from tkkio_analytics.domain.indicator import Indicator
from tkkio_analytics.domain.message import Probability, Quantity, QuantityKind
from tkkio_analytics.domain.target import Pace, Target, TargetOutlook
from tkkio_analytics.i18n import Translator
from tkkio_analytics.services.provenance import origins
from tkkio_analytics.services.targets import target_outlook

SHOWN_LEVELS: Final = (0.1, 0.5, 0.9)
BULLET: Final = "- "


def run(options: Namespace, translator: Translator) -> int:
    """Print the outlook in words or as JSON."""
    repository, settings = open_release(practice=options.practice)
    region = repository.catalog.region(options.region)
    indicator = repository.catalog.indicator(options.indicator)
    outlook = target_outlook(
        repository, indicator_id=indicator.id, region_code=region.code, goal_id=options.goal, today=settings.today
    )
    sources = origins(repository, origin_ids=outlook.origin_ids)
    if options.json:
        record = {
            "release": identity(repository, settings),
            "region": region,
            "indicator": indicator,
            "outlook": outlook,
            "origins": sources,
        }
        write([to_json(record, translator=translator)])
        return 0
    write(practice_lines(repository, translator=translator))
    write([region_heading(region, translator=translator), *paragraph(translator.localized(indicator.name)), ""])
    write(words(outlook, indicator=indicator, translator=translator))
    write(["", *source_lines(repository, sources, translator=translator)])
    return 0


def words(outlook: TargetOutlook, *, indicator: Indicator, translator: Translator) -> list[str]:
    """Return the outlook as lines: the finding, the goal, the paces, the years, and what it rests on."""
    lines = paragraph(translator.message(outlook.headline))
    for reason in outlook.reasons:
        lines += paragraph(translator.message(reason), indent=BULLET)
    if outlook.target is not None:
        lines += ["", *goal_lines(outlook.target, indicator=indicator, translator=translator)]
    if outlook.pace is not None:
        lines += pace_lines(outlook.pace, indicator=indicator, translator=translator)
    if outlook.forecast is not None and outlook.forecast.points:
        lines += ["", *year_table(outlook, outlook.forecast, indicator=indicator, translator=translator), ""]
    for message in (outlook.realism, outlook.record_statement, *outlook.explanation):
        if message is not None:
            lines += paragraph(translator.message(message), indent=BULLET)
    return lines


def goal_lines(target: Target, *, indicator: Indicator, translator: Translator) -> list[str]:
    """Return the goal and whose it is; a reference goal's owner says that nobody has decided it."""
    key = "cli.outlook.goal_line" if target.value is not None else "cli.outlook.goal_without_number"
    params: dict[str, object] = {"title": target.title, "owner": target.owner, "due": target.due or ""}
    if target.value is not None:
        params["value"] = _level(target.value, indicator)
    return paragraph(translator.text(key, **params))


def pace_lines(pace: Pace, *, indicator: Indicator, translator: Translator) -> list[str]:
    """Return observed, believed and required change per year, those that are known."""
    known = {"observed": pace.observed, "believed": pace.believed, "required": pace.required}
    return [
        translator.text(f"cli.outlook.{name}", pace=_pace(value, indicator))
        for name, value in known.items()
        if value is not None
    ]


def year_table(
    outlook: TargetOutlook, forecast: Forecast, *, indicator: Indicator, translator: Translator
) -> list[str]:
    """Return the forecast at the end of each year with its 80 % interval and the probability of reaching the goal."""
    header = [translator.text(f"cli.outlook.column.{name}") for name in ("year", "low", "middle", "high", "reach")]
    rows = [
        [
            translator.value(point.period),
            *(translator.value(_level(point.quantiles[level], indicator)) for level in SHOWN_LEVELS),
            _reach(outlook.probability_by_year.get(point.period.year), translator=translator),
        ]
        for point in forecast.points
        if point.period.ends_year
    ]
    return table([header, *rows])


def _reach(probability: float | None, *, translator: Translator) -> str:
    return "–" if probability is None else translator.value(Probability(value=probability))


def _level(value: float, indicator: Indicator) -> Quantity:
    return Quantity(value=value, unit=indicator.unit, decimals=indicator.decimals)


def _pace(value: float, indicator: Indicator) -> Quantity:
    # A yearly pace is a fraction of a level: one decimal more, as on the pages.
    decimals = indicator.decimals + 1
    return Quantity(value=value, unit=indicator.unit, decimals=decimals, kind=QuantityKind.CHANGE_PER_YEAR)
