"""The same tests on SQLite and on PostgreSQL: an empty database for each."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import pytest
from postgres import Postgres, programs, started
from sqlalchemy import create_engine, text

from tkkio_analytics.domain.indicator import Polarity
from tkkio_analytics.domain.judgement import Assessment, Recommendation, Scale
from tkkio_analytics.domain.message import LocalizedText
from tkkio_analytics.domain.own_indicator import OwnIndicator, OwnTarget, OwnValue
from tkkio_analytics.domain.saved_scenario import Basis, Imported, NamedHash, SavedScenario
from tkkio_analytics.domain.scenario import Lever, LeverKind, Scenario
from tkkio_analytics.domain.target import LegalStatus
from tkkio_analytics.domain.uploaded_value import UploadedValue
from tkkio_analytics.store.database import engine_at
from tkkio_analytics.store.migrating import upgrade
from tkkio_analytics.store.records import Store

_numbers = count(1)

INDICATOR = OwnIndicator(
    id="own_filled_posts",
    name=LocalizedText(fi="Täytetyt vakanssit", sv="Besatta tjänster", en="Filled posts"),
    owner="Kuvitelma",
    definition="Vakinaisesti täytettyjen vakanssien osuus <b>kaikista</b>; ”ÅÄÖ” – 'lainaus'",
    collection_method="Henkilöstöjärjestelmä, tilanne 31.12.",
    unit_id="pct",
    decimals=1,
    polarity=Polarity.HIGHER_IS_BETTER,
    polarity_basis="Pysyvä henkilöstö on omistajan tavoite.",
    first_year=2022,
    targets=(
        OwnTarget(
            value=92.5, due_year=2028, owner="Kuvitelma", source="Strategia, s. 3", legal_status=LegalStatus.PROGRAMME
        ),
    ),
)
VALUE = OwnValue(indicator_id="own_filled_posts", region_code="11", year=2024, value=88.1)
UPLOADED = UploadedValue(
    indicator_id="quick_contact", region_code="11", year=2025, value=54.5, file="luvut;<b>.csv", sha256="ab" * 32
)
ASSESSMENT = Assessment(
    id="a1",
    region_code="11",
    indicator_id=None,
    objective_id="access",
    scale=Scale.STATE,
    step="fair",
    assessor="Keksitty laitos",
    date="2026-03-01",
    statement="Pääsy on parantunut osassa aluetta.",
    source="Arviointiraportti 2026, s. 12",
)
RECOMMENDATION = Recommendation(
    id="r1",
    giver="Keksitty ministeriö",
    year=2025,
    region_code="11",
    indicator_id="own_filled_posts",
    objective_id=None,
    text="Alueen tulee vakinaistaa henkilöstöä.",
    source="Neuvottelumuistio 2025, kohta 4",
)
SCENARIO = SavedScenario(
    id="s1",
    name="Lisää aikoja <script>",
    note="Rivi\nja toinen: ”ÅÄÖ”",
    scenario=Scenario(
        indicator_ids=("quick_contact", "own_filled_posts"),
        region_codes=("11", "13"),
        merged=True,
        levers=(
            Lever(kind=LeverKind.PACE, amount=0.1 + 0.2, indicator_id="quick_contact"),
            Lever(kind=LeverKind.PEER_PACE, peer="12", start_year=2027, uncertainty=0.25),
        ),
        goal_year=2030,
    ),
    basis=Basis(
        release_id="2026-11-22-1",
        release_sha256="ab" * 32,
        snapshots=(NamedHash(id="copy/2026-11-22-0123456789ab", sha256="cd" * 32),),
        reference_sha256="ef" * 32,
        model_version="0.1.0+0123456789ab",
        day="2026-11-24",
    ),
    figures='{"cases":[],"joint":[]}',
    imported=Imported(author="Liisa", saved_at="2026-11-20T09:30:00+00:00"),
)
NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """One server for all the tests that ask for it."""
    found = programs()
    if found is None:
        reason = "no PostgreSQL server found: apt-get install postgresql"
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(reason)
    server = started(found)
    yield server
    server.stop()


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database, without tables."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'store.sqlite3'}"
    server: Postgres = request.getfixturevalue("postgres")
    name = f"tkkio_{os.getpid()}_{next(_numbers)}"
    admin = create_engine(server.address().replace("postgresql:", "postgresql+pg8000:"), isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    admin.dispose()
    return server.address(name)


@pytest.fixture
def empty(address: str) -> Iterator[Store]:
    """A store whose database has no tables yet."""
    store = Store(engine=engine_at(address))
    yield store
    store.engine.dispose()


@pytest.fixture
def store(empty: Store) -> Store:
    """A store with its tables, and nothing in them."""
    upgrade(empty.engine)
    return empty
