"""A small briefing of made-up areas with a block of every kind, for the tests of whatever lays briefings out."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from tkkio_analytics.analysis.briefing.references import coded, every_reference
from tkkio_analytics.charts import labels
from tkkio_analytics.data.repository import Repository
from tkkio_analytics.domain import briefing as said
from tkkio_analytics.domain.briefing_chart import FanOf, LevelsOf, PaceOf
from tkkio_analytics.domain.figure import FigureKind, FigureReference, FigureSource, FigureValue, Measure
from tkkio_analytics.domain.message import Message, Probability, message
from tkkio_analytics.domain.target import TargetOutlook
from tkkio_analytics.services import comparison, provenance, targets

TODAY = date(2026, 11, 24)
AREA, INDICATOR = "H01", "access_in_seven_days"
HOSTILE = "=cmd|' /C calc'!A0 <b>lihava</b> & \u201dlainattu\u201d"
"""Text of a person that a spreadsheet or a page must not take for its own."""


def example(root: Path) -> said.Briefing:
    """Return the example, made from the practice data."""
    repository = Repository.from_folder(root / "data" / "practice")
    sections = coded(_sections(repository), release_sha256=repository.release.sha256)
    indicator = repository.catalog.indicator(INDICATOR)
    origins = {origin for snapshot in repository.release.snapshots for origin in snapshot.origins}
    return said.Briefing(
        kind=said.BriefingKind.NEGOTIATION,
        region_code=AREA,
        title=_words("Lohikäärmevuoren neuvottelu", "esimerkki"),
        subtitle=_words("Keksitty", "päivä"),
        date=TODAY,
        release_id=repository.release.id,
        release_sha256=repository.release.sha256,
        practice=True,
        sections=sections,
        references=every_reference(sections),
        definitions=(
            said.Definition(
                indicator_id=INDICATOR,
                name=indicator.name,
                short_name=indicator.short_name,
                description=indicator.description,
                producer=indicator.producer,
                source_id=indicator.source_id,
                source_url=indicator.source_url,
                caution=indicator.comparability_note,
            ),
        ),
        region_names={region.code: region.name for region in repository.catalog.regions},
        origins=tuple(sorted(origins, key=lambda origin: origin.id)),
    )


def _words(region: str, indicator: str) -> Message:
    return message("charts.fan.title", region=region, indicator=indicator)


def _reference(
    repository: Repository,
    value: FigureValue,
    *,
    outlook: TargetOutlook,
    measure: Measure = Measure.LEVEL,
    kind: FigureKind = FigureKind.OBSERVED,
) -> FigureReference:
    snapshot = repository.release.snapshots[0]
    origin = provenance.origins(repository, origin_ids=outlook.origin_ids)[0]
    return FigureReference(
        code="",
        indicator_id=INDICATOR,
        region_code=outlook.region_code,
        period=str(outlook.latest_period),
        kind=kind,
        measure=measure,
        goal_id=outlook.target.id if measure is Measure.PROBABILITY and outlook.target else None,
        value=value,
        sources=(
            FigureSource(
                origin_id=origin.id,
                date_accessed=origin.date_accessed,
                snapshot_id=snapshot.id,
                snapshot_sha256=snapshot.sha256,
            ),
        ),
    )


def _sections(repository: Repository) -> tuple[said.Section, ...]:
    outlook = targets.target_outlook(repository, indicator_id=INDICATOR, region_code=AREA, today=TODAY)
    return (_state(repository, outlook), _charts(repository, outlook), _questions())


def _state(repository: Repository, outlook: TargetOutlook) -> said.Section:
    indicator = repository.catalog.indicator(INDICATOR)
    level = labels.level(indicator, outlook.latest_value or 0.0)
    chance = Probability(value=outlook.probability or 0.0)
    here = _reference(repository, level, outlook=outlook)
    there = _reference(
        repository, chance, outlook=outlook, measure=Measure.PROBABILITY, kind=FigureKind.MODELLED
    )  # fmt: skip
    figures = said.KeyFigures(
        figures=(
            said.KeyFigure(value=level, caption=_words("taso", "2025"), reference=here, tone=said.Tone.UNFAVOURABLE),
            said.KeyFigure(value=chance, caption=_words("todennäköisyys", "2029"), reference=there),
        )
    )
    row = (
        said.Cell(value=indicator.short_name),
        said.Cell(value=level, reference=here, tone=said.Tone.UNFAVOURABLE),
        said.Cell(value=None, note=_words("ei lukua", "ei julkaistu")),
    )
    table = said.Table(
        id="state",
        caption=_words("Tila", "nyt"),
        columns=(
            said.Column(header=_words("Mittari", "nimi")),
            said.Column(header=_words("Taso", "2025"), numeric=True),
            said.Column(header=_words("Muutos", "2024"), numeric=True),
        ),
        rows=(row, (said.Cell(value=HOSTILE), *row[1:])),
        description=(_words("Kaksi riviä", "sama luku"),),
        notes=(_words("Huomautus", "taulukosta"),),
    )
    points = said.Points(lines=(said.Statement(message=outlook.headline, references=(here, there)),))
    return said.Section(
        id=said.SectionId.STATE, title=outlook.headline, blocks=(figures, table, points), notes=outlook.explanation
    )


def _charts(repository: Repository, outlook: TargetOutlook) -> said.Section:
    indicator = repository.catalog.indicator(INDICATOR)
    regions = {region.code: region for region in repository.catalog.regions}
    breaks = provenance.breaks(repository, indicator_id=INDICATOR, region_code=AREA)
    here = _reference(repository, labels.level(indicator, outlook.latest_value or 0.0), outlook=outlook)
    levels = comparison.compare_areas(repository, indicator_id=INDICATOR)
    blocks: tuple[said.Block, ...] = (
        said.Chart(
            id="fan",
            subject=FanOf(outlook=outlook, indicator=indicator, region=regions[AREA], breaks=breaks),
            references=(here,),
        ),
        said.Chart(
            id="levels",
            subject=LevelsOf(
                own=(AREA,), comparison=levels, indicator=indicator, regions=regions, target=outlook.target
            ),
            references=(here,),
        ),
    )
    if outlook.pace is not None:
        blocks = (
            *blocks,
            said.Chart(id="pace", subject=PaceOf(pace=outlook.pace, indicator=indicator, region=regions[AREA])),
        )
    return said.Section(id=said.SectionId.TRAJECTORY, title=outlook.headline, blocks=blocks)


def _questions() -> said.Section:
    line = said.Statement(message=_words("Ikärakenne", "ei julkaistu"))
    return said.Section(
        id=said.SectionId.QUESTIONS,
        title=_words("Avoimet kysymykset", "yksi"),
        blocks=(
            said.Paragraphs(lines=(replace(line, message=_words("Kappale", "ilman lukua")),)),
            said.OpenQuestions(lines=(line,)),
            said.Remark(text=f"Ensimmäinen kappale.\n\n{HOSTILE}", author="Satu Satunen", date=TODAY),
        ),
    )
