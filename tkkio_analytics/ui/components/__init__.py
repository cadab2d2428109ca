"""What pages are made of: every part is handed the page and a domain object."""

from tkkio_analytics.ui.components.agreement import agreement
from tkkio_analytics.ui.components.board import board
from tkkio_analytics.ui.components.comparison import comparison, series_twin, small_charts, spread_twin
from tkkio_analytics.ui.components.county import rows as county_rows
from tkkio_analytics.ui.components.documented import documented, no_area_data
from tkkio_analytics.ui.components.framework import dimension, framework_picture, framework_source, no_framework
from tkkio_analytics.ui.components.joint import joint_counts
from tkkio_analytics.ui.components.methods import methods
from tkkio_analytics.ui.components.notices import empty, refusals
from tkkio_analytics.ui.components.outlook import by_year, fan_chart, figures, goal, pace_chart
from tkkio_analytics.ui.components.pictures import chart
from tkkio_analytics.ui.components.record import record, records
from tkkio_analytics.ui.components.risks import chosen_flags, coverage, risks
from tkkio_analytics.ui.components.sources import breaks, definition, sources
from tkkio_analytics.ui.components.tables import save_rows
from tkkio_analytics.ui.components.targets import targets
from tkkio_analytics.ui.components.text import heading, headline, lines, note
from tkkio_analytics.ui.components.track_record import chosen_record, long_panel, matched_records, own_records

__all__ = [
    "agreement",
    "board",
    "breaks",
    "by_year",
    "chart",
    "chosen_flags",
    "chosen_record",
    "comparison",
    "county_rows",
    "coverage",
    "definition",
    "dimension",
    "documented",
    "empty",
    "fan_chart",
    "figures",
    "framework_picture",
    "framework_source",
    "goal",
    "heading",
    "headline",
    "joint_counts",
    "lines",
    "long_panel",
    "matched_records",
    "methods",
    "no_area_data",
    "no_framework",
    "note",
    "own_records",
    "pace_chart",
    "record",
    "records",
    "refusals",
    "risks",
    "save_rows",
    "series_twin",
    "small_charts",
    "sources",
    "spread_twin",
    "targets",
]
