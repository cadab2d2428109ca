"""A briefing says the same figures in every language, each with a reference that its register explains."""

from pathlib import Path

import pytest
from example_briefing import HOSTILE, example

from tkkio_analytics.domain.figure import fingerprint
from tkkio_analytics.i18n import LANGUAGES, Translator
from tkkio_analytics.reporting import wording
from tkkio_analytics.reporting.worded import worded


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_block_is_put_into_words(root: Path, language: str) -> None:
    said = worded(example(root), translator=Translator(language))
    kinds = [type(block) for section in said.sections for block in section.blocks]
    assert kinds == [
        wording.WordedKeyFigures,
        wording.WordedTable,
        wording.WordedPoints,
        wording.WordedChart,
        wording.WordedChart,
        wording.WordedChart,
        wording.WordedParagraphs,
        wording.WordedOpenQuestions,
        wording.WordedRemark,
    ]


def test_the_numbers_are_the_same_in_every_language(root: Path) -> None:
    briefing = example(root)
    tables = [worded(briefing, translator=Translator(language)).sections[0].blocks[1] for language in LANGUAGES]
    values = [
        [cell.number.value for row in table.rows for cell in row if cell.number]
        for table in tables
        if isinstance(table, wording.WordedTable)
    ]
    assert values[0] == values[1] == values[2]
    assert len(values[0]) == 2


def test_every_reference_begins_the_hash_of_its_figure_and_stands_in_the_register(root: Path) -> None:
    briefing = example(root)
    said = worded(briefing, translator=Translator("fi"))
    assert len(briefing.references) == 2
    for reference in briefing.references:
        assert len(reference.code) == 5
        assert fingerprint(reference, release_sha256=briefing.release_sha256).startswith(reference.code)
    assert [row[0].text for row in said.sources.rows] == [reference.code for reference in briefing.references]


def test_a_remark_keeps_the_words_and_the_signature_of_its_author(root: Path) -> None:
    said = worded(example(root), translator=Translator("fi"))
    remark = said.sections[-1].blocks[-1]
    assert isinstance(remark, wording.WordedRemark)
    assert remark.paragraphs == ("Ensimmäinen kappale.", HOSTILE)
    assert remark.signature == "Satu Satunen, 24.11.2026"
