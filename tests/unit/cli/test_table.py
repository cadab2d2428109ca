"""`tkkio table` prints the catalogue and the grants as they stand in their sources."""

import csv
from io import StringIO
from pathlib import Path

import pytest

from tkkio_analytics.cli import main
from tkkio_analytics.cli.table import as_csv
from tkkio_analytics.i18n import LANGUAGES


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, str]]:
    assert main(["table", *arguments, "--csv"]) == 0
    return list(csv.DictReader(StringIO(capsys.readouterr().out)))


def test_indicators_carry_names_objective_id_and_document(capsys: pytest.CaptureFixture[str]) -> None:
    rows = {row["id"]: row for row in printed(capsys, "indicators")}
    assert list(rows["very_weak_inclusion"]) == [
        *("id", "name_fi", "name_sv", "name_en"),
        *("goal", "source_id", "source_document", "has_data"),
    ]
    assert rows["very_weak_inclusion"]["name_fi"] == "Erittäin heikko osallisuuden kokemus, %"
    assert rows["very_weak_inclusion"]["source_id"] == "404"
    assert rows["very_weak_inclusion"]["source_document"].endswith("luku 2.5.2")
    assert rows["very_weak_inclusion"]["has_data"] == "false"
    assert rows["diabetes_entitlement"]["has_data"] == "true"
    assert rows["digital_service_users"]["has_data"] == "false"
    assert all(row["source_document"] for row in rows.values())


def test_granted_euros_add_up_to_the_printed_totals(capsys: pytest.CaptureFixture[str]) -> None:
    rows = printed(capsys, "grants")
    assert list(rows[0]) == ["programme", "round", "investment", "region_code", "euros", "source"]

    def total(**wanted: str) -> int:
        return sum(int(row["euros"]) for row in rows if all(row[name] == value for name, value in wanted.items()))

    assert total(programme="rrp", round="1") == 34_390_576
    assert total(programme="rrp", round="2") == 254_791_000
    assert total(programme="rrp", round="2", investment="investment_4") == 58_000_000
    assert total(programme="tulsote", round="2020") == 69_958_869
    # 140 926 793 is printed; the rows come to 30 000 less, which the catalogue declares.
    assert total(programme="tulsote", round="2021", investment="") == 140_896_793
    assert total(programme="rrp", round="", investment="investment_3_research") == 8_700_000


def test_every_grant_names_its_document_and_slide(capsys: pytest.CaptureFixture[str]) -> None:
    sources = {row["source"] for row in printed(capsys, "grants")}
    rrp, progress = (
        "STM, THL: Suomen kestävän kasvun ohjelma, esitys 31.5.2023",
        "THL: Hanketuen aamukahvit 6.6.2025, esitys",
    )
    assert sources == {
        f"{rrp}, Myönnetyt valtionavustukset: Tulevaisuuden sote-keskus valtionavustukset",
        f"{rrp}, Myönnetyt valtionavustukset 2021",
        f"{rrp}, Myönnetyt valtionavustukset Kestävän kasvun ohjelmassa (RRP) alueittain",
        f"{progress}, Investointi 3, Tutkimus",
    }


def test_area_codes_keep_their_leading_zero(capsys: pytest.CaptureFixture[str]) -> None:
    codes = {row["region_code"] for row in printed(capsys, "grants")}
    assert {"07", "90", "YTA1"} <= codes


def test_the_file_holds_what_the_screen_would(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "grants.csv"
    assert main(["table", "grants", "--csv"]) == 0
    shown = capsys.readouterr().out
    assert main(["table", "grants", "--csv", "--out", str(target)]) == 0
    assert capsys.readouterr().out == ""
    assert target.read_bytes().decode() == shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_place_that_is_no_file_is_refused_in_words(
    language: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["table", "grants", "--csv", "--out", str(tmp_path), "--lang", language]) == 2
    said = capsys.readouterr().err
    assert str(tmp_path) in said
    assert "errors." not in said


def test_no_text_runs_as_a_formula() -> None:
    assert as_csv([["name", "=cmd()"], ["+1", -5]]) == "name,'=cmd()\n'+1,-5\n"


def test_without_csv_the_table_is_aligned_for_the_eye(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["table", "grants"]) == 0
    head, first, *_ = capsys.readouterr().out.splitlines()
    assert head.split()[:3] == ["programme", "round", "investment"]
    assert head.index("euros") + len("euros") == first.index("2199998") + len("2199998")
