"""What a briefing says, word for word, in three languages; of made-up areas, so that a data refresh moves nothing.

`pytest tests/golden --update-golden` writes the files anew; the difference is then read like any other change.
"""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tkkio_analytics.data.repository import Repository
from tkkio_analytics.domain.briefing import BriefingKind, Remark
from tkkio_analytics.domain.briefing_request import BriefingRequest
from tkkio_analytics.domain.chart import ChartSpec
from tkkio_analytics.i18n import LANGUAGES, Translator
from tkkio_analytics.reporting import wording
from tkkio_analytics.reporting.worded import worded
from tkkio_analytics.services.briefing import briefing

TODAY = date(2026, 11, 24)
REMARKS = (Remark(text="Ensimmäinen kappale.\n\nToinen kappale.", author="Satu Satunen", date=TODAY),)
REQUESTS = {
    "negotiation-H01": BriefingRequest(kind=BriefingKind.NEGOTIATION, region_code="H01"),
    "negotiation-HY1": BriefingRequest(kind=BriefingKind.NEGOTIATION, region_code="HY1"),
    "leadership-H05": BriefingRequest(kind=BriefingKind.LEADERSHIP, region_code="H05", goal_id="national_level"),
    "question-H02": BriefingRequest(kind=BriefingKind.QUESTION, region_code="H02", indicator_id="troll_turnover"),
}


@pytest.fixture(scope="module")
def practice(root: Path) -> Repository:
    return Repository.from_folder(root / "data" / "practice")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", REQUESTS)
def test_a_briefing_says_what_it_said(
    practice: Repository, root: Path, pytestconfig: pytest.Config, name: str, language: str
) -> None:
    made = briefing(practice, None, REQUESTS[name], remarks=REMARKS, today=TODAY)
    said = steady(worded(made, translator=Translator(language)))
    file = root / "tests" / "golden" / "briefing" / f"{name}-{language}.txt"
    if pytestconfig.getoption("--update-golden"):
        file.write_text(said, encoding="utf-8")
    assert said == file.read_text(encoding="utf-8")


def steady(pack: wording.WordedBriefing) -> str:
    """Return a briefing as lines that no last binary digit moves: codes by their order, exact values to six digits."""
    said = "\n".join(lines(pack)) + "\n"
    for place, item in enumerate(pack.references, start=1):
        figure = item.reference
        said = said.replace(f"({figure.exact_text})", f"({figure.exact:.6g})")
        said = re.sub(rf"\b{figure.code}\b", f"#{place}", said)
    return said


def lines(pack: wording.WordedBriefing) -> Iterator[str]:
    yield from (f"# {pack.title}", pack.subtitle, pack.release_text, str(pack.practice_note))
    for section in pack.sections:
        yield from ("", f"## {section.id}: {section.title} {list(section.references)}")
        for block in section.blocks:
            yield from block_lines(block, Translator(pack.language))
        yield from (f"note: {note}" for note in section.notes)
    for register in (pack.sources, pack.origins, pack.definitions):
        yield from ("", *block_lines(register, Translator(pack.language)))


def block_lines(block: wording.WordedBlock, translator: Translator) -> Iterator[str]:
    match block:
        case wording.WordedTable():
            yield f"table {block.id}: {block.caption}"
            yield f"alt: {block.description}"
            yield " | ".join(column.header for column in block.columns)
            yield from (" | ".join(cell_text(cell) for cell in row) for row in block.rows)
            yield from (f"note: {note}" for note in block.notes)
        case wording.WordedChart():
            yield f"chart {block.id}: {block.title} {list(block.references)}"
            yield from (f"alt: {line}" for line in block.description)
            yield from drawn(block.spec, translator)
        case wording.WordedKeyFigures():
            yield from (f"figure: {item.text} {item.caption} [{item.reference}]" for item in block.figures)
        case wording.WordedRemark():
            yield from (f"remark: {text}" for text in (block.heading, *block.paragraphs, block.signature))
        case wording.WordedOpenQuestions():
            yield from (f"{block.mark}: {line.marked}" for line in block.lines)
        case wording.WordedPoints():
            yield from ([f"heading: {block.heading}"] if block.heading else [])
            yield from (f"- {line.marked}" for line in block.lines)
        case wording.WordedParagraphs():
            yield from (line.marked for line in block.lines)


def cell_text(cell: wording.WordedCell) -> str:
    tone = f" <{cell.tone}>" if cell.tone else ""
    note = f" ({cell.note})" if cell.note else ""
    return f"{cell.marked}{note}{tone}"


def drawn(spec: ChartSpec, translator: Translator) -> Iterator[str]:
    for series in spec.series:
        name = "" if series.name is None else translator.value(series.name)
        points = "; ".join(f"{point.x:.4g}={'-' if point.y is None else f'{point.y:.6g}'}" for point in series.points)
        yield f"series {series.meaning} {name}: {points}"
    for band in spec.bands:
        edges = "; ".join(
            f"{x:.4g}={low:.6g}..{high:.6g}" for x, low, high in zip(band.x, band.lower, band.upper, strict=True)
        )
        yield f"band {translator.value(band.name)}: {edges}"
    for mark in spec.marks:
        yield f"mark {mark.meaning}: {translator.message(mark.label)}"
