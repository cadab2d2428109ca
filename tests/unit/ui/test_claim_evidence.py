"""The evidence as it is saved: one value a column, unrounded, with the claim, the verdict and the sources."""

import csv
from datetime import date
from io import StringIO
from pathlib import Path

import pytest

from tkkio_analytics.data.repository import Repository
from tkkio_analytics.domain.claim import Claim, ClaimKind, ClaimReport
from tkkio_analytics.i18n import LANGUAGES, Translator
from tkkio_analytics.services.claims import check_claim
from tkkio_analytics.ui import downloads
from tkkio_analytics.ui.components.claim_evidence import saved
from tkkio_analytics.ui.page import Page

TODAY = date(2026, 11, 24)
CLAIM = Claim(kind=ClaimKind.COMPARISON, region_codes=("20",), indicator_id="continuity_of_care", others=("21",))


@pytest.fixture(scope="module")
def repository(root: Path) -> Repository:
    return Repository.from_folder(root / "data")


@pytest.fixture(scope="module")
def report(repository: Repository) -> ClaimReport:
    return check_claim(repository, CLAIM, today=TODAY)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_saved_row_is_whole_and_names_its_source(repository: Repository, report: ClaimReport, language: str) -> None:
    translator = Translator(language)
    page = Page(id="claims", translator=translator, today=TODAY, release=repository.release)
    table = saved(page, report)
    content = downloads.csv_of_table(
        table, cited=downloads.Cited(origins=tuple(report.origins), release=repository.release), translator=translator
    ).decode("utf-8-sig")
    rows = list(csv.reader(StringIO(content), delimiter="," if language == "en" else ";"))
    header = [translator.text(f"claim_text.evidence.{name}") for name in ("claim", "tested", "area", "other")]
    assert rows[0][:4] == header
    assert len(rows) == 1 + len(report.evidence)
    (row,) = rows[1:]
    assert len(row) == len(rows[0])
    assert row[2:4] == ["20", "21"]
    evidence = report.evidence[0]
    assert evidence.difference is not None
    number = row[4] if language == "en" else row[4].replace(",", ".")
    assert float(number) == pytest.approx(evidence.difference.value)
    assert translator.text(f"claims.verdict.{report.verdict}") in row
    assert translator.message(report.strongest) in row
    assert repository.release.sha256 in row
    assert "Sotkanet" in content
