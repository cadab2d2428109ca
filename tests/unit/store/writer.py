"""Saves the same record over and over until it is killed; the test beside it says when.

It prints a line when the first save is done, and each save changes both of the record's texts to the same number.
"""

import sys
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count

from tkkio_analytics.domain.judgement import Recommendation
from tkkio_analytics.domain.revision import Draft
from tkkio_analytics.domain.saved_scenario import Basis, SavedScenario
from tkkio_analytics.domain.scenario import Scenario
from tkkio_analytics.store.database import engine_at
from tkkio_analytics.store.records import Store

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
SCENARIO = SavedScenario(
    id="killed",
    name="Keksitty skenaario",
    note="",
    scenario=Scenario(indicator_ids=("quick_contact",), region_codes=("11",)),
    basis=Basis(
        release_id="2026-11-22-1",
        release_sha256="ab" * 32,
        snapshots=(),
        reference_sha256="",
        model_version="0",
        day="2026-11-24",
    ),
    figures="{}",
)


def numbered_recommendation(number: int) -> Recommendation:
    text = f"Teksti {number} " + "x" * 20_000
    return Recommendation(
        id="killed",
        giver="Keksitty ministeriö",
        year=2025,
        region_code="11",
        indicator_id=None,
        objective_id=None,
        text=text,
        source=f"Lähde {number}",
    )


def numbered_scenario(number: int) -> SavedScenario:
    text = f"Muistiinpano {number} " + "x" * 20_000
    return replace(SCENARIO, id="killed", note=text, figures=f'{{"cases":[],"joint":[],"n":{number}}}')


WRITERS = {Recommendation.kind: numbered_recommendation, SavedScenario.kind: numbered_scenario}


def main(address: str, kind: str) -> None:
    numbered = WRITERS[kind]
    store = Store(engine=engine_at(address))
    present = store.entries(type(numbered(0)))
    version = present[0].version if present else None
    for number in count((version or 0) + 1):
        store.save([Draft(entry=numbered(number), expected=version)], author="Maija", at=NOON)
        version = number
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
