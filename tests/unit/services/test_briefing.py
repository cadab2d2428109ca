"""Briefings from the shipped release: figures that were looked up by hand, both sides' arguments, and what is open."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tkkio_analytics.config import Settings
from tkkio_analytics.data.repository import Repository
from tkkio_analytics.domain import briefing as said
from tkkio_analytics.domain.briefing_request import SECTIONS, BriefingRequest
from tkkio_analytics.domain.figure import FigureKind, Measure, fingerprint
from tkkio_analytics.domain.judgement import Recommendation
from tkkio_analytics.domain.revision import Draft
from tkkio_analytics.i18n import LANGUAGES, Translator
from tkkio_analytics.reporting import wording
from tkkio_analytics.reporting.worded import worded
from tkkio_analytics.services.briefing import briefing
from tkkio_analytics.services.own_data import opened_store

TODAY = date(2026, 11, 24)
NEGOTIATION = said.BriefingKind.NEGOTIATION
REGIONS = ("13", "90", "17", "YTA2", "FI")


def made(repository: Repository, region: str = "13", **more: object) -> said.Briefing:
    request = BriefingRequest(**({"kind": NEGOTIATION, "region_code": region} | more))  # type: ignore[arg-type]
    return briefing(repository, None, request, today=TODAY)


def section(pack: said.Briefing, part: said.SectionId) -> said.Section:
    return next(found for found in pack.sections if found.id is part)


def words(pack: said.Briefing, part: said.SectionId, language: str = "fi") -> str:
    spoken = worded(pack, translator=Translator(language))
    found = next(found for found in spoken.sections if found.id is part)
    texts = [found.title]
    for block in found.blocks:
        match block:
            case wording.WordedTable():
                texts += [f"{cell.text} {cell.note or ''}" for row in block.rows for cell in row]
            case wording.WordedPoints() | wording.WordedParagraphs() | wording.WordedOpenQuestions():
                texts += [line.text for line in block.lines]
    return "\n".join(texts).replace("\N{NO-BREAK SPACE}", " ")


def test_the_state_tells_the_level_beside_the_nation_and_the_three_signals_apart(repository: Repository) -> None:
    table = section(made(repository), said.SectionId.STATE).blocks[0]
    assert isinstance(table, said.Table)
    row = table.rows[0]
    assert [cell.reference.exact for cell in row if cell.reference][:2] == [39.5, 45.3]
    assert [cell.tone for cell in row[3:]] == [said.Tone.UNFAVOURABLE] * 3
    assert row[5].reference is not None
    assert (row[5].reference.kind, row[5].reference.measure) == (FigureKind.MODELLED, Measure.PROBABILITY)


def test_facts_stand_on_the_side_that_they_speak_for(repository: Repository) -> None:
    pack = made(repository)
    county = words(pack, said.SectionId.COUNTY_ARGUMENTS)
    ministry = words(pack, said.SectionId.MINISTRY_ARGUMENTS)
    assert "Sote-kokonaistarve: Pohjois-Savossa 1,12, koko maassa vähemmän: 1,00 (2023)." in county
    assert "Perusterveydenhuollon kustannukset: Pohjois-Savossa 740 €/as., koko maassa vähemmän: 677 €/as." in ministry
    assert "Sote-kokonaistarve" not in ministry
    assert "Perusterveydenhuollon kustannukset" not in county


def test_where_the_area_is_younger_its_age_is_the_other_sides_argument(repository: Repository) -> None:
    pack = made(repository, "90")
    assert "Yli 64-vuotiaiden osuus" in words(pack, said.SectionId.MINISTRY_ARGUMENTS)
    assert "Yli 64-vuotiaiden osuus" not in words(pack, said.SectionId.COUNTY_ARGUMENTS)


def test_an_argument_without_data_is_an_open_question(repository: Repository) -> None:
    blocks = section(made(repository), said.SectionId.COUNTY_ARGUMENTS).blocks
    asked = [block for block in blocks if isinstance(block, said.OpenQuestions)]
    keys = [line.message.key for block in asked for line in block.lines]
    assert keys[:2] == ["briefing.absent.private_care", "briefing.absent.occupational_care"]
    assert all(not line.references for block in asked for line in block.lines)


def test_doubtful_figures_are_named_to_whom_they_concern(repository: Repository) -> None:
    assert "Epävarma luku, Pohjanmaa" in words(made(repository, "17"), said.SectionId.COUNTY_ARGUMENTS)
    assert "Epävarma luku" not in words(made(repository, "13"), said.SectionId.COUNTY_ARGUMENTS)


@pytest.mark.parametrize("region", REGIONS)
def test_every_figure_is_referred_to_once_and_its_code_begins_its_hash(repository: Repository, region: str) -> None:
    pack = made(repository, region)
    codes = [reference.code for reference in pack.references]
    assert len(codes) == len(set(codes)) > 50
    for reference in pack.references:
        whole = fingerprint(reference, release_sha256=repository.release.sha256)
        assert whole.startswith(reference.code)
        assert reference.sources or reference.cited
        assert all(source.snapshot_id and len(source.snapshot_sha256) == 64 for source in reference.sources)


@pytest.mark.parametrize("region", REGIONS)
def test_a_number_in_a_table_is_the_one_that_its_reference_names(repository: Repository, region: str) -> None:
    pack = made(repository, region)
    cells = [
        cell
        for found in pack.sections
        for block in found.blocks
        if isinstance(block, said.Table)
        for row in block.rows
        for cell in row
        if cell.reference is not None
    ]
    assert len(cells) > 40
    numbers = [cell for cell in cells if hasattr(cell.value, "value")]
    assert [cell.value for cell in numbers] == [cell.reference.value for cell in numbers if cell.reference]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("region", REGIONS)
def test_the_figures_of_a_sentence_are_in_its_words(repository: Repository, region: str, language: str) -> None:
    spoken = worded(made(repository, region), translator=Translator(language))
    text_of = {item.reference.code: item.text for item in spoken.references}
    for found in spoken.sections:
        for block in found.blocks:
            if isinstance(block, wording.WordedPoints | wording.WordedParagraphs):
                for line in block.lines:
                    assert [code for code in line.references if text_of[code] not in line.text] == [], line


def test_the_same_question_gives_the_same_briefing(repository: Repository, root: Path) -> None:
    again = made(Repository.from_folder(root / "data"))
    assert again == made(repository)
    assert worded(again, translator=Translator("sv")) == worded(made(repository), translator=Translator("sv"))


def test_parts_come_in_the_order_that_was_chosen_and_impossible_ones_are_left_out(repository: Repository) -> None:
    parts = (said.SectionId.MONEY, said.SectionId.SUMMARY, said.SectionId.GOALS)
    pack = made(repository, sections=parts)
    assert [found.id for found in pack.sections] == [said.SectionId.MONEY, said.SectionId.GOALS]


def test_a_single_question_is_one_chart_under_its_finding(repository: Repository) -> None:
    pack = made(repository, "90", kind=said.BriefingKind.QUESTION, indicator_id="emergency_visits")
    assert [found.id for found in pack.sections] == [said.SectionId.TRAJECTORY]
    charts = [block for block in pack.sections[0].blocks if isinstance(block, said.Chart)]
    assert [chart.id for chart in charts] == ["fan"]
    assert charts[0].references[0].exact == 604.5


@pytest.mark.parametrize("region", ["13", "YTA2", "FI"])
def test_a_briefing_for_the_leadership_tells_three_risks_at_most(repository: Repository, region: str) -> None:
    pack = made(repository, region, kind=said.BriefingKind.LEADERSHIP)
    assert [found.id for found in pack.sections] == list(SECTIONS[said.BriefingKind.LEADERSHIP][:3])
    points = section(pack, said.SectionId.RISKS).blocks[0]
    assert isinstance(points, said.Points)
    assert len(points.lines) == 3


def test_a_recommendation_stands_beside_the_level_of_its_year_and_the_latest(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TKKIO_STATE_DIR", str(tmp_path))
    store = opened_store(Settings.from_env())
    common = {"giver": "STM", "region_code": "13", "objective_id": None, "source": "pöytäkirja"}
    entries = [
        Recommendation(id="a", year=2023, indicator_id="doctor_visit_within_7_days", text="Paranna.", **common),
        Recommendation(id="b", year=2024, indicator_id=None, text="Laadi suunnitelma.", **common),
        Recommendation(id="c", year=2026, indicator_id="doctor_visit_within_7_days", text="Jatka.", **common),
    ]
    store.save(
        [Draft(entry=entry, expected=None) for entry in entries], author="T", at=datetime(2026, 11, 1, tzinfo=UTC)
    )
    request = BriefingRequest(kind=NEGOTIATION, region_code="13")
    pack = briefing(repository, store, request, today=TODAY)
    table = section(pack, said.SectionId.RECOMMENDATIONS).blocks[0]
    assert isinstance(table, said.Table)
    found = {str(row[2].value): row for row in table.rows}
    changed = found["Paranna."]
    assert [cell.reference.period for cell in changed[4:] if cell.reference] == ["2023", "2025", "2023/2025"]
    assert changed[6].reference is not None
    assert changed[6].reference.exact == pytest.approx(39.5 - changed[4].reference.exact)  # type: ignore[union-attr]
    assert found["Laadi suunnitelma."][6].note is not None
    assert found["Laadi suunnitelma."][6].note.key == "briefing.recommendations.unmeasured"
    assert found["Jatka."][6].note.key == "briefing.recommendations.nothing_since"  # type: ignore[union-attr]


def test_without_recommendations_the_pack_says_where_to_record_them(repository: Repository) -> None:
    blocks = section(made(repository), said.SectionId.RECOMMENDATIONS).blocks
    assert [type(block) for block in blocks] == [said.OpenQuestions]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_claims_a_cause(repository: Repository, language: str) -> None:
    causal = {
        "fi": ("koska", "vuoksi", "ansiosta", "aiheutt"),
        "sv": ("därför att", "på grund av", "orsak"),
        "en": ("because", "due to", "caused", "thanks to"),
    }
    spoken = worded(made(repository), translator=Translator(language))
    texts = [
        line.text
        for found in spoken.sections
        for block in found.blocks
        if isinstance(block, wording.WordedPoints)
        for line in block.lines
    ]
    texts += [found.title for found in spoken.sections]
    assert len(texts) > 20
    assert [text for text in texts if any(word in text.lower() for word in causal[language])] == []
