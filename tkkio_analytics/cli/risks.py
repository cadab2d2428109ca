"""`tkkio risks`: which areas are at risk of missing their goals, and why."""

from argparse import Namespace
from collections.abc import Iterator, Mapping

from tkkio_analytics.cli.plain import to_json
from tkkio_analytics.cli.release import identity, open_release, practice_lines, source_lines
from tkkio_analytics.cli.terminal import paragraph, write
from tkkio_analytics.domain.indicator import Indicator
from tkkio_analytics.domain.message import Decimal
from tkkio_analytics.domain.region import Region
from tkkio_analytics.domain.risk import RiskList
from tkkio_analytics.i18n import Translator
from tkkio_analytics.services import catalog
from tkkio_analytics.services.provenance import origins
from tkkio_analytics.services.risk import risk_list


def run(options: Namespace, translator: Translator) -> int:
    """Print the areas at risk in words or as JSON."""
    repository, settings = open_release(practice=options.practice)
    areas = catalog.regions(repository, scope=options.region or repository.catalog.nation.code)
    found = risk_list(
        repository, region_codes=[area.code for area in areas], goal_id=options.goal, today=settings.today
    )
    sources = origins(repository, origin_ids=found.origin_ids)
    if options.json:
        record = {"release": identity(repository, settings), "goal": options.goal, "risks": found, "origins": sources}
        write([to_json(record, translator=translator)])
        return 0
    indicators = {indicator.id: indicator for indicator in repository.catalog.indicators}
    write(practice_lines(repository, translator=translator))
    write(words(found, regions={area.code: area for area in areas}, indicators=indicators, translator=translator))
    write(["", *source_lines(repository, sources, translator=translator)])
    return 0


def words(
    found: RiskList, *, regions: Mapping[str, Region], indicators: Mapping[str, Indicator], translator: Translator
) -> Iterator[str]:
    """Yield the risk list as lines: the finding, each flag with its reason, and what was not assessed."""
    yield from paragraph(translator.message(found.headline))
    yield ""
    for place, flag in enumerate(found.flags, start=1):
        region = regions[flag.signals.region_code]
        indicator = indicators[flag.signals.indicator_id]
        heading = f"{translator.localized(region.short_name)}: {translator.localized(indicator.short_name)}"
        yield from paragraph(heading, indent=f"{place}. ")
        yield from paragraph(translator.message(flag.reason), indent="   ")
    yield ""
    for reason, count in found.not_assessed:
        yield from paragraph(
            translator.text("cli.risks.not_assessed", reason=reason, count=Decimal(value=count, decimals=0))
        )
    yield from paragraph(translator.message(found.multiplicity))
