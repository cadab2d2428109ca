"""What past forecasts were worth: the indicators' own on the release in force, and the method's on the long panel."""

from tkkio_analytics.analysis.joint import JointRecords
from tkkio_analytics.analysis.track_record import Benchmarks
from tkkio_analytics.analysis.track_record import track_record as record_of
from tkkio_analytics.data.repository import Repository
from tkkio_analytics.domain.track_record import LongPanel, TrackRecord
from tkkio_analytics.services.catalog import followed_indicators, indicators_with_data
from tkkio_analytics.services.panels import matched_records, panel_forecast


def track_record(repository: Repository) -> TrackRecord:
    """Return the track record of the release: every indicator with figures by area is checked."""
    found = (panel_forecast(repository, indicator.id) for indicator in indicators_with_data(repository))
    source = repository.method_record
    return record_of(
        [forecast for forecast in found if forecast is not None],
        followed={indicator.id for indicator in followed_indicators(repository)},
        matched=matched_records(repository),
        benchmarks=Benchmarks(table=source.benchmarks, panels=source.benchmark_panels),
        joint=JointRecords(table=source.joint, panel=source.panel),
        long_panel=LongPanel(
            name=source.panel,
            producer=source.producer,
            licence=source.licence,
            public_copy=source.public_copy,
            sha256=source.panel_sha256,
        ),
    )
