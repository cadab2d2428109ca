"""What pages are made of: every part is handed the page and a domain object."""

from tkkio_analytics.ui.components.accessibility import statement, statement_findings
from tkkio_analytics.ui.components.agreement import agreement
from tkkio_analytics.ui.components.area_map import areas
from tkkio_analytics.ui.components.board import board
from tkkio_analytics.ui.components.briefing import pack, pack_files, pack_findings, pack_origins, pack_preview
from tkkio_analytics.ui.components.briefing_remarks import remarks
from tkkio_analytics.ui.components.catalogue import catalogue, catalogue_headline
from tkkio_analytics.ui.components.changes import changes
from tkkio_analytics.ui.components.claim_evidence import claim_evidence
from tkkio_analytics.ui.components.claim_reading import claim_in_words
from tkkio_analytics.ui.components.claims import (
    claim_limits,
    claim_origin_ids,
    claim_picture,
    claim_sentence,
    claim_verdict,
)
from tkkio_analytics.ui.components.comparison import comparison, series_twin, small_charts, spread_twin
from tkkio_analytics.ui.components.county import rows as county_rows
from tkkio_analytics.ui.components.data_quality import all_breaks, corrections, freshness, source_check, validation
from tkkio_analytics.ui.components.documented import documented, no_area_data
from tkkio_analytics.ui.components.entry import entry, entry_findings, own_origins
from tkkio_analytics.ui.components.feedback import feedback_cause, feedback_findings, feedback_form, feedback_list
from tkkio_analytics.ui.components.framework import dimension, framework_picture, framework_source, no_framework
from tkkio_analytics.ui.components.frozen import frozen_releases
from tkkio_analytics.ui.components.funding import (
    checked_totals,
    grant_bars,
    grant_table,
    no_grants,
    no_indicators,
    printed_grants,
)
from tkkio_analytics.ui.components.glossary import glossary, glossary_findings
from tkkio_analytics.ui.components.grant_association import grant_association
from tkkio_analytics.ui.components.joint import joint_counts
from tkkio_analytics.ui.components.licences import licence_findings, licences
from tkkio_analytics.ui.components.lineage import latest_origin, lineage, lineage_link
from tkkio_analytics.ui.components.methods import methods
from tkkio_analytics.ui.components.money import money
from tkkio_analytics.ui.components.need import need_adjusted
from tkkio_analytics.ui.components.notices import empty, refusals
from tkkio_analytics.ui.components.outlook import by_year, fan_chart, figures, goal, pace_chart
from tkkio_analytics.ui.components.outside import outside
from tkkio_analytics.ui.components.peers import group_beside, group_rows, group_table, peers
from tkkio_analytics.ui.components.pictures import chart
from tkkio_analytics.ui.components.record import record, records
from tkkio_analytics.ui.components.refreshing import missing_series, refresh_panel
from tkkio_analytics.ui.components.release_difference import release_difference
from tkkio_analytics.ui.components.releases import known_on, releases, whole_data_set
from tkkio_analytics.ui.components.risks import chosen_flags, coverage, risks
from tkkio_analytics.ui.components.saved_scenarios import saved_scenarios
from tkkio_analytics.ui.components.sources import breaks, definition, folded_breaks, sources
from tkkio_analytics.ui.components.tables import save_rows
from tkkio_analytics.ui.components.targets import targets
from tkkio_analytics.ui.components.text import heading, headline, lead, lines, note
from tkkio_analytics.ui.components.track_record import chosen_record, long_panel, matched_records, own_records
from tkkio_analytics.ui.components.uploaded import uploaded_of_area, uploaded_of_areas
from tkkio_analytics.ui.components.what_if import what_if, what_if_again

__all__ = [
    "agreement",
    "all_breaks",
    "areas",
    "board",
    "breaks",
    "by_year",
    "catalogue",
    "catalogue_headline",
    "changes",
    "chart",
    "checked_totals",
    "chosen_flags",
    "chosen_record",
    "claim_evidence",
    "claim_in_words",
    "claim_limits",
    "claim_origin_ids",
    "claim_picture",
    "claim_sentence",
    "claim_verdict",
    "comparison",
    "corrections",
    "county_rows",
    "coverage",
    "definition",
    "dimension",
    "documented",
    "empty",
    "entry",
    "entry_findings",
    "fan_chart",
    "feedback_cause",
    "feedback_findings",
    "feedback_form",
    "feedback_list",
    "figures",
    "folded_breaks",
    "framework_picture",
    "framework_source",
    "freshness",
    "frozen_releases",
    "glossary",
    "glossary_findings",
    "goal",
    "grant_association",
    "grant_bars",
    "grant_table",
    "group_beside",
    "group_rows",
    "group_table",
    "heading",
    "headline",
    "joint_counts",
    "known_on",
    "latest_origin",
    "lead",
    "licence_findings",
    "licences",
    "lineage",
    "lineage_link",
    "lines",
    "long_panel",
    "matched_records",
    "methods",
    "missing_series",
    "money",
    "need_adjusted",
    "no_area_data",
    "no_framework",
    "no_grants",
    "no_indicators",
    "note",
    "outside",
    "own_origins",
    "own_records",
    "pace_chart",
    "pack",
    "pack_files",
    "pack_findings",
    "pack_origins",
    "pack_preview",
    "peers",
    "printed_grants",
    "record",
    "records",
    "refresh_panel",
    "refusals",
    "release_difference",
    "releases",
    "remarks",
    "risks",
    "save_rows",
    "saved_scenarios",
    "series_twin",
    "small_charts",
    "source_check",
    "sources",
    "spread_twin",
    "statement",
    "statement_findings",
    "targets",
    "uploaded_of_area",
    "uploaded_of_areas",
    "validation",
    "what_if",
    "what_if_again",
    "whole_data_set",
]
