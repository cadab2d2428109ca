"""The curated catalogue that ships."""

import json
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tkkio_analytics.data.repository import Repository
from tkkio_analytics.data.validation import validate_all
from tkkio_analytics.domain.indicator import BreakKind, Measure, Polarity, Role
from tkkio_analytics.domain.message import LocalizedText
from tkkio_analytics.domain.region import RegionCategory
from tkkio_analytics.domain.target import LegalStatus

LOCATIVES = {
    "01": "Itä-Uudellamaalla",
    "04": "Vantaalla ja Keravalla",
    "05": "Varsinais-Suomessa",
    "06": "Satakunnassa",
    "07": "Kanta-Hämeessä",
    "08": "Pirkanmaalla",
    "09": "Päijät-Hämeessä",
    "10": "Kymenlaaksossa",
    "13": "Pohjois-Savossa",
    "16": "Etelä-Pohjanmaalla",
    "17": "Pohjanmaalla",
    "20": "Kainuussa",
    "21": "Lapissa",
    "90": "Helsingissä",
    "FI": "koko maassa",
}


def objects(schema: object) -> Iterator[dict[str, object]]:
    if isinstance(schema, dict):
        if schema.get("type") == "object":
            yield schema
        for part in schema.values():
            yield from objects(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from objects(part)


def texts(value: object) -> Iterator[LocalizedText]:
    if isinstance(value, LocalizedText):
        yield value
    elif isinstance(value, tuple):
        for entry in value:
            yield from texts(entry)
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts(getattr(value, field.name))


def test_the_shipped_data_have_no_findings(data_dir: Path) -> None:
    assert validate_all(data_dir) == []


def test_every_reference_file_has_a_strict_schema(data_dir: Path) -> None:
    reference = data_dir / "reference"
    for file in reference.glob("*.toml"):
        schema = json.loads((reference / "schemas" / f"{file.stem}.schema.json").read_text(encoding="utf-8"))
        Draft202012Validator.check_schema(schema)
        assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
        assert all(part["additionalProperties"] is False for part in objects(schema))


def test_twenty_two_areas_the_nation_and_five_collaborative_areas(shipped: Repository) -> None:
    codes = {
        category: [region.code for region in shipped.catalog.regions if region.category is category]
        for category in RegionCategory
    }
    assert codes[RegionCategory.COUNTY] == [f"{number:02d}" for number in range(1, 22)] + ["90"]
    assert codes[RegionCategory.NATION] == ["FI"]
    assert codes[RegionCategory.COLLABORATIVE_AREA] == ["YTA1", "YTA2", "YTA3", "YTA4", "YTA5"]


def test_regions_stand_in_their_official_order(shipped: Repository) -> None:
    assert [region.order for region in shipped.catalog.regions] == list(range(28))


@pytest.mark.parametrize("code", LOCATIVES)
def test_locatives_are_the_ones_finns_use(shipped: Repository, code: str) -> None:
    assert shipped.catalog.region(code).locative.fi == LOCATIVES[code]


def test_every_county_has_its_collaborative_area_and_sotkanet_id(shipped: Repository) -> None:
    counties = [region for region in shipped.catalog.regions if region.category is RegionCategory.COUNTY]
    assert all(region.parent is not None and region.sotkanet_id is not None for region in counties)
    assert len({region.sotkanet_id for region in counties}) == 22


def test_no_text_is_blank_or_padded_in_any_language(shipped: Repository) -> None:
    catalog = shipped.catalog
    entries = (catalog.regions, catalog.objectives, catalog.targets, catalog.breaks, catalog.corrections)
    named = (catalog.documents, catalog.entries, catalog.framework)
    for text in texts((*entries, *named, catalog.discrepancies, catalog.origins)):
        for words in (text.fi, text.sv, text.en):
            assert words == words.strip() != ""


def test_every_indicator_has_its_name_and_description_in_three_languages(shipped: Repository) -> None:
    for indicator in shipped.catalog.indicators:
        for text in (indicator.name, indicator.short_name, indicator.description):
            for words in (text.fi, text.sv, text.en):
                assert words == words.strip() != "", indicator.id
        assert len({indicator.description.fi, indicator.description.sv, indicator.description.en}) == 3, indicator.id


def test_only_an_index_and_a_class_have_no_unit_symbol(shipped: Repository) -> None:
    bare = {indicator.unit.id for indicator in shipped.catalog.indicators if not indicator.unit.symbol.fi}
    assert bare == {"index", "ordinal"}


def test_expert_assessments_are_ordered_classes_and_nothing_else_is(shipped: Repository) -> None:
    judged = {item.id for item in shipped.catalog.indicators if item.measure is Measure.ASSESSMENT}
    assert judged == {item.id for item in shipped.catalog.indicators if item.unit.id == "ordinal"}
    assert len(judged) == 12
    assert "basic_services_cost_share" not in judged
    assert "funding_to_net_costs" not in judged


def test_short_names_fit_a_menu(shipped: Repository) -> None:
    for indicator in shipped.catalog.indicators:
        assert (
            max(len(name) for name in (indicator.short_name.fi, indicator.short_name.sv, indicator.short_name.en)) <= 40
        )


def test_short_names_tell_listed_indicators_apart(shipped: Repository) -> None:
    listed = [indicator for indicator in shipped.catalog.indicators if indicator.listed]
    for language in ("fi", "sv", "en"):
        names = [indicator.short_name.in_language(language) for indicator in listed]
        assert len(set(names)) == len(names)


def test_an_indicator_says_how_to_load_data_exactly_where_it_has_none(shipped: Repository) -> None:
    with_data = set(shipped.observations["indicator_id"])
    for indicator in shipped.catalog.indicators:
        assert (indicator.no_data_note is None) == (indicator.id in with_data), indicator.id


def test_outcomes_have_a_direction_and_resources_none(shipped: Repository) -> None:
    for indicator in shipped.catalog.indicators:
        if indicator.role is Role.OUTCOME:
            assert indicator.polarity is not Polarity.NEUTRAL, indicator.id
        if indicator.role is Role.RESOURCE:
            assert indicator.polarity is Polarity.NEUTRAL, indicator.id


def test_the_health_of_the_population_explains_and_is_not_what_services_are_followed_by(shipped: Repository) -> None:
    with_direction = [
        indicator.id
        for indicator in shipped.catalog.indicators
        if indicator.role is Role.STRUCTURE and indicator.polarity is not Polarity.NEUTRAL
    ]
    assert with_direction == ["diabetes_entitlement"]


def test_our_own_readings_of_direction_are_called_so(shipped: Repository) -> None:
    for name in ("emergency_visits", "children_placed_outside_home", "diabetes_entitlement"):
        basis = shipped.catalog.indicator(name).polarity_basis
        assert "oma tulkintamme" in basis.fi
        assert "vår egen tolkning" in basis.sv
        assert "our own reading" in basis.en


def test_the_doctor_visit_figure_says_that_it_is_not_the_target_of_80_per_cent(shipped: Repository) -> None:
    indicator = shipped.catalog.indicator("doctor_visit_within_7_days")
    assert "lääkäri" in indicator.name.fi
    assert indicator.comparability_note is not None
    assert all(
        "80\N{NO-BREAK SPACE}%" in text for text in (indicator.comparability_note.fi, indicator.comparability_note.sv)
    )
    assert {target.indicator_id for target in shipped.catalog.targets if target.value == 80} == {
        "access_within_7_days_all_professionals"
    }


def test_targets_are_the_ones_their_owners_set(shipped: Repository) -> None:
    numbers = {
        target.id: (target.baseline, target.value, target.due_year)
        for target in shipped.catalog.targets
        if target.value is not None
    }
    assert numbers == {
        "rrp_access_within_7_days": (67, 80, 2025),
        "rrp_integrated_models": (0, 22, 2024),
        "rrp_care_guarantee_monitoring": (90, 100, 2025),
        "rrp_digital_service_users": (26, 35, None),
        "rrp_remote_contacts": (None, 35, 2025),
        "rrp_work_ability": (0, 5, 2024),
        "innokyla_self_assessment_first": (None, 1, 2025),
        "innokyla_self_assessment_all": (None, 3, 2025),
        "tkkio_share_of_funding": (None, 1.2, None),
        "external_research_funding": (None, 50, None),
        "tyoote_ten_disease_groups": (None, 10, None),
    }


def test_proposals_carry_no_date(shipped: Repository) -> None:
    proposals = [target for target in shipped.catalog.targets if target.legal_status is LegalStatus.PROPOSAL]
    assert len(proposals) == 14
    assert all(target.due is None and target.due_year is None for target in proposals)


def test_no_target_is_called_statutory(shipped: Repository) -> None:
    assert LegalStatus.STATUTE not in {target.legal_status for target in shipped.catalog.targets}


def test_sources_are_publications_and_not_files(shipped: Repository) -> None:
    catalog = shipped.catalog
    entries = (*catalog.targets, *catalog.breaks, *catalog.corrections, *catalog.discrepancies, *catalog.objectives)
    assert not [entry.id for entry in entries if re.search(r"\.(txt|md|pdf)\b", str(entry.source))]


def test_every_origin_has_terms_and_a_day(shipped: Repository) -> None:
    for origin in shipped.catalog.origins:
        assert origin.licence
        assert date.fromisoformat(origin.date_accessed) <= date(2026, 11, 22)


def test_an_origin_read_from_a_copy_says_so_in_words(shipped: Repository) -> None:
    for origin in shipped.catalog.origins:
        assert (origin.public_copy is None) == (origin.public_copy_note is None)


def test_measurement_breaks_mask_only_what_the_ruler_changed(shipped: Repository) -> None:
    masks = {
        entry.id: (entry.first_period, entry.region_codes, set(entry.indicator_ids))
        for entry in shipped.catalog.breaks
        if entry.kind is BreakKind.MEASUREMENT
    }
    visits = {"doctor_visit_over_7_days", "doctor_visit_within_7_days", "doctor_visits"}
    assert masks == {
        "visit_recording_deficit": ("2023", ("04", "90"), visits),
        "lansi_uusimaa_budget_2023": ("2024", ("03",), {"operating_budget"}),
    }


def test_the_care_guarantee_changed_twice_and_never_to_seven_days(shipped: Repository) -> None:
    laws = {entry.id: (entry.date, entry.first_period) for entry in shipped.catalog.breaks if "guarantee" in entry.id}
    assert laws == {
        "care_guarantee_14_days": ("2023-09-01", "2024"),
        "care_guarantee_3_months": ("2025-01-01", "2025"),
    }


def test_a_derived_series_has_the_breaks_of_its_source(shipped: Repository) -> None:
    for indicator in shipped.catalog.indicators:
        if indicator.derivation is not None:
            mine = {entry.id for entry in shipped.catalog.breaks if entry.concerns(indicator.id)}
            source = indicator.derivation.source_indicator_id
            assert mine == {entry.id for entry in shipped.catalog.breaks if entry.concerns(source)}


def test_the_eight_objectives_are_numbered(shipped: Repository) -> None:
    assert [objective.number for objective in shipped.catalog.objectives] == list(range(1, 9))


def test_the_objectives_of_2023_give_way_to_a_decision_without_numbers(shipped: Repository) -> None:
    catalog = shipped.catalog
    assert {(item.valid_from, item.valid_to) for item in catalog.objectives} == {("2023-01-01", "2025")}
    decision = next(entry for entry in catalog.entries if entry.id == "objectives_2025_2029")
    assert (decision.valid_from, decision.valid_to, decision.amounts) == ("2025", "2029", ())
    assert decision.citations[0].document == "vn_272_2025"


def test_seven_days_was_never_a_statute(shipped: Repository) -> None:
    entries = {entry.id: entry for entry in shipped.catalog.entries}
    assert entries["care_guarantee_14_days"].valid_from == "2023-09-01"
    assert entries["care_guarantee_3_months"].valid_from == "2025-01-01"
    seven = entries["care_guarantee_7_days"]
    assert (seven.valid_from, seven.valid_to) == (None, None)
    assert "HE 55/2023" in seven.description.fi


def test_models_of_two_programmes_are_two_results(shipped: Repository) -> None:
    entries = {entry.id: entry for entry in shipped.catalog.entries}
    counted = {
        name: [amount.value for amount in entries[name].amounts] for name in entries if "operating_models" in name
    }
    assert counted == {"rrp_operating_models": [853], "tulsote_operating_models": [418, 82]}
    assert all(entries[name].note is not None for name in counted)


def test_the_framework_is_a_draft_of_two_heads_and_six_dimensions(shipped: Repository) -> None:
    framework = shipped.catalog.framework
    assert framework is not None
    assert framework.draft
    assert [len(framework.under(head.id)) for head in framework.heads] == [4, 2]
    assert [level.region_category.value for level in framework.levels] == ["MAA", "YTA", "HYVINVOINTIALUE"]
    assert "oma tulkintamme" in framework.reading.fi
    for dimension in framework.dimensions:
        assert dimension.indicator_ids or dimension.target_ids or dimension.entry_ids


def test_a_source_without_a_genuine_answer_says_so_in_its_title(shipped: Repository) -> None:
    for source in shipped.catalog.sources:
        said = [
            "vahvistamaton" in source.title.fi,
            "obekräftat" in source.title.sv,
            "unverified" in source.title.en,
        ]
        assert said == [not source.verified] * 3, source.id


def test_every_table_of_a_source_is_of_an_indicator_and_of_one_source_alone(shipped: Repository) -> None:
    named = [table.indicator_id for source in shipped.catalog.sources for table in source.tables]
    assert {"population", "access_within_7_days_all_professionals"} <= set(named)
    assert len(named) == len(set(named))
    assert set(named) <= {indicator.id for indicator in shipped.catalog.indicators}
