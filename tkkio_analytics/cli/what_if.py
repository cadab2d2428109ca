"""`tkkio what-if`: what assumed changes would lead to, always beside the path without them."""

import math
from argparse import Namespace
from collections.abc import Mapping
from typing import Final

from tkkio_analytics.cli.plain import to_json
from tkkio_analytics.cli.release import identity, open_release, practice_lines, source_lines
from tkkio_analytics.cli.terminal import paragraph, table, write
from tkkio_analytics.domain.forecast import ForecastPoint
from tkkio_analytics.domain.indicator import Indicator
from tkkio_analytics.domain.lever_text import levers_text, parse_levers
from tkkio_analytics.domain.message import Probability
from tkkio_analytics.domain.scenario import Scenario
from tkkio_analytics.domain.scenario_outlook import ScenarioCase, ScenarioOutlook, ScenarioPath
from tkkio_analytics.errors import ScenarioError
from tkkio_analytics.i18n import Translator
from tkkio_analytics.i18n.formatting import number
from tkkio_analytics.services.provenance import origins
from tkkio_analytics.services.scenario_links import scenario_link
from tkkio_analytics.services.scenarios import scenario_outlook

BULLET: Final = "- "
SHOWN_LEVELS: Final = (0.1, 0.5, 0.9)


def run(options: Namespace, translator: Translator) -> int:
    """Print the answer in words or as JSON."""
    repository, settings = open_release(practice=options.practice)
    scenario = _scenario(options, repository.catalog.indicator(options.indicator[0]))
    if scenario.goal_year is not None and scenario.goal_year < settings.today.year:
        raise ScenarioError("goal_year_passed", year=str(scenario.goal_year), first=str(settings.today.year))
    outlook = scenario_outlook(repository, scenario, today=settings.today)
    sources = origins(repository, origin_ids=outlook.origin_ids)
    if options.json:
        link = scenario_link(outlook, repository=repository, today=settings.today)
        record = {
            "release": identity(repository, settings),
            "question": scenario,
            "levers": levers_text(scenario.levers),
            "basis": link.code,
            **_answer(outlook),
            "origins": sources,
        }
        write([to_json(record, translator=translator)])
        return 0
    write(practice_lines(repository, translator=translator))
    joined = (*(item.statement for item in outlook.merging), *(item.statement for item in outlook.joint))
    for message in (*outlook.notes, *joined):
        write(paragraph(translator.message(message), indent=BULLET))
    for case in outlook.cases:
        write(["", *_words(case, repository.catalog.indicator(case.indicator_id), translator)])
    write(["", *source_lines(repository, sources, translator=translator)])
    return 0


def _scenario(options: Namespace, first: Indicator) -> Scenario:
    return Scenario(
        indicator_ids=tuple(options.indicator),
        region_codes=tuple(options.region),
        merged=options.merge,
        levers=tuple(lever for text in options.lever for lever in parse_levers(text)),
        goal_id=options.goal,
        goal_value=None if options.target is None else _target(options.target, first),
        goal_year=options.year,
        base_from=options.base_from,
    )


def _target(written: str, indicator: Indicator) -> float:
    """Return the level in the published unit, with a decimal point or comma."""
    try:
        value = float(written.replace(",", "."))
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise ScenarioError("goal_out_of_bounds", value=written, indicator=indicator.short_name)
    return value


def _answer(outlook: ScenarioOutlook) -> dict[str, object]:
    """Return the one case beside the whole, or several in a list."""
    whole: dict[str, object] = {"joint": outlook.joint, "merging": outlook.merging, "notes": outlook.notes}
    if len(outlook.cases) == 1:
        return _case(outlook.cases[0]) | whole
    return {"cases": [_case(case) for case in outlook.cases]} | whole


def _case(case: ScenarioCase) -> dict[str, object]:
    """Return a case as it is documented for other programs (docs/operations.md)."""
    return {
        "indicator": case.indicator_id,
        "region": case.region,
        "target": case.target,
        "due": case.due,
        "state": case.state,
        "latest_value": case.latest_value,
        "latest_period": case.latest_period,
        "baseline": _path(case.baseline),
        "scenario": _path(case.scenario),
        "probability_change": case.probability_change,
        "original_probability": case.original_probability,
        "effects": case.effects,
        "added": case.added,
        "outside_view": case.outside_view,
        "needed": case.needed,
        "people": case.people,
        "money": case.money,
        "record": case.record,
        "headline": case.headline,
        "reasons": case.reasons,
        "explanation": case.explanation,
    }


def _path(path: ScenarioPath) -> dict[str, object]:
    quantiles: Mapping[str, object] = {point.period.code: point.quantiles for point in _points(path)}
    return {
        "probability_of_reaching": path.probability,
        "probability_by_year": path.probability_by_year,
        "risk_class": path.risk_class,
        "middle": path.middle,
        "expected_year": path.expected_year,
        "quantiles": quantiles,
    }


def _points(path: ScenarioPath) -> tuple[ForecastPoint, ...]:
    return () if path.forecast is None else path.forecast.points


def _words(case: ScenarioCase, indicator: Indicator, translator: Translator) -> list[str]:
    """Return a case as lines: the finding, both paths by year, what it takes, people and money."""
    area, name = translator.localized(case.region.name), translator.localized(indicator.name)
    lines = [*paragraph(f"{area} ({case.region.code})"), *paragraph(name), ""]
    lines += paragraph(translator.message(case.headline))
    for message in (*case.reasons, *(effect.reason or effect.description for effect in case.effects)):
        lines += paragraph(translator.message(message), indent=BULLET)
    if _points(case.baseline):
        lines += ["", *_year_table(case, indicator, translator), ""]
    said = [item for need in case.needed for item in (need.statement, need.realism)]
    rest = (*said, case.people.statement, *case.money, case.record_statement, case.assumption)
    for line in (item for item in rest if item is not None):
        lines += paragraph(translator.message(line), indent=BULLET)
    return lines


def _year_table(case: ScenarioCase, indicator: Indicator, translator: Translator) -> list[str]:
    """Return both paths by year: 80 % interval, middle and the probability of standing at the goal."""
    names = ("low", "middle", "high", "reach")
    header = [translator.text("cli.outlook.column.year")]
    for path in ("without", "assumed"):
        mark = translator.text(f"cli.what_if.{path}")
        header += [f"{mark} {translator.text(f'cli.outlook.column.{name}')}" for name in names]
    pairs = zip(_points(case.baseline), _points(case.scenario), strict=True)
    rows = [
        [
            translator.value(without.period),
            *_shown(without, case.baseline, indicator, translator),
            *_shown(assumed, case.scenario, indicator, translator),
        ]
        for without, assumed in pairs
        if without.period.ends_year
    ]
    return table([header, *rows])


def _shown(point: ForecastPoint, path: ScenarioPath, indicator: Indicator, translator: Translator) -> list[str]:
    levels = [
        number(
            point.quantiles[level] * indicator.unit.factor,
            decimals=indicator.decimals,
            language=translator.language,
        )
        for level in SHOWN_LEVELS
    ]
    stated = path.probability_by_year.get(point.period.year)
    reach = "–" if stated is None else translator.value(Probability(value=stated)).partition(" (")[0]
    return [*levels, reach]
