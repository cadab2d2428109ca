"""Typed fields are cleaned and bounded; each complaint names its field."""

from datetime import date

import pytest

from tkkio_analytics.domain.message import Message
from tkkio_analytics.errors import EntryError
from tkkio_analytics.i18n import LANGUAGES, Translator
from tkkio_analytics.services.fields import Form, cleaned, day_of, number_of

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Kuopio \u00a0", "Kuopio"),
        ("a\x00b\x1b[31mc", "ab[31mc"),
        ("laskeva\u202e kääntyy", "laskeva kääntyy"),
        ("rivi\r\ntoinen\tsarake", "rivi\ntoinen sarake"),
        ("A\u0308a\u0308kko\u0308nen", "Ääkkönen"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("\ud800", ""),
    ],
)
def test_what_cannot_be_seen_is_left_out_and_the_rest_stays(typed: str, kept: str) -> None:
    assert cleaned(typed) == kept


@pytest.mark.parametrize(
    ("typed", "number"),
    [("54,5", 54.5), ("54.5", 54.5), ("1 054,5 %", 1054.5), ("1\u00a0054,5", 1054.5), ("−2,1", -2.1), ("0", 0.0)],
)
def test_numbers_are_read_as_finns_write_them(typed: str, number: float) -> None:
    assert number_of(typed) == number


@pytest.mark.parametrize("typed", ["", "x", "1e5", "1.000,5", "1,2,3", "nan", "inf", "0x10", "9" * 16, "=1+1", "٣x"])
def test_what_is_no_number_is_none(typed: str) -> None:
    assert number_of(typed) is None


@pytest.mark.parametrize("typed", ["2026-11-24", "24.11.2026"])
def test_days_are_read_in_both_ways(typed: str) -> None:
    assert day_of(typed) == TODAY


@pytest.mark.parametrize("typed", ["", "24/11/2026", "31.2.2026", "2026-13-01", "20261124"])
def test_what_is_no_day_is_none(typed: str) -> None:
    assert day_of(typed) is None


def test_every_complaint_is_told_at_once_in_every_language() -> None:
    form = Form(
        {"owner": "", "source": "x" * 301, "target_2_value": "paljon", "first_year": "1066", "date": "25.11.2026"}
    )
    form.line("owner", most=120)
    form.line("source", most=300)
    form.number("target_2_value")
    form.whole("first_year", least=1990, most=2060)
    form.day("date", latest=TODAY)
    form.code("unit_id", among={"pct"})
    with pytest.raises(EntryError) as caught:
        form.finish()
    problems = caught.value.params["problems"]
    assert isinstance(problems, tuple)
    assert [problem.key.rpartition(".")[2] for problem in problems if isinstance(problem, Message)] == [
        "empty",
        "too_long",
        "no_number",
        "no_whole",
        "no_day",
        "not_chosen",
    ]
    for language in LANGUAGES:
        words = Translator(language).text(caught.value.key, **caught.value.params)
        for part in ("301", "paljon", "2"):
            assert part in words


def test_a_form_without_faults_goes_on() -> None:
    form = Form({"owner": " Pohjois-Savo\n hyvinvointialue ", "value": "1,5"})
    assert form.line("owner", most=120) == "Pohjois-Savo hyvinvointialue"
    assert form.number("value") == 1.5
    form.finish()
