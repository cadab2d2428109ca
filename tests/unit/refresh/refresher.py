"""A process that refreshes again and again, each time with one figure revised, until it is killed."""

import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tkkio_analytics.data.http import Policy
from tkkio_analytics.data.refresh.refreshing import Request
from tkkio_analytics.data.refresh.refreshing import refresh as refresh_sources

BEGUN = datetime(2026, 11, 25, tzinfo=UTC)


def main() -> None:
    data_dir, refreshed, address = sys.argv[1:]
    for turn in range(10_000):
        report = refresh_sources(
            Request(
                data_dir=Path(data_dir),
                refreshed=Path(refreshed),
                user_agent="tkkio-analytiikka/test",
                now=lambda turn=turn: BEGUN + timedelta(seconds=turn),
                indicator_ids=["emergency_visits"],
                source_ids=["sotkanet"],
                base_urls={"sotkanet": address},
                policy=Policy(pace=0.0),
            )
        )
        sys.stdout.write(f"{report.after}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
