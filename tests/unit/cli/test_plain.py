"""Domain objects become JSON without losing a digit; tables line up."""

from datetime import date
from types import MappingProxyType

import pytest

from tkkio_analytics.cli.plain import plain, to_json
from tkkio_analytics.cli.terminal import paragraph, table
from tkkio_analytics.domain.forecast import ForecastPoint, Route
from tkkio_analytics.domain.message import LocalizedText, message
from tkkio_analytics.domain.period import Period
from tkkio_analytics.i18n import Translator

FINNISH = Translator("fi")


def test_numbers_keep_every_digit() -> None:
    point = ForecastPoint(period=Period.of_year(2029), quantiles=MappingProxyType({0.1: 0.1 + 0.2, 0.5: 1 / 3}))
    assert plain(point, translator=FINNISH) == {
        "period": "2029",
        "quantiles": {"0.1": 0.30000000000000004, "0.5": 1 / 3},
    }


def test_a_finding_is_written_as_key_words_and_values() -> None:
    found = plain(message("ui.list.last", most="a", last="b"), translator=FINNISH)
    assert found == {"key": "ui.list.last", "text": "a ja b", "params": {"most": "a", "last": "b"}}


def test_names_states_dates_and_gaps_are_plain() -> None:
    value = (LocalizedText(fi="a", sv="b", en="c"), Route.SHORT, date(2026, 8, 18), None, float("nan"), True)
    assert plain(value, translator=FINNISH) == [
        {"fi": "a", "sv": "b", "en": "c"},
        "short",
        "2026-08-18",
        None,
        None,
        True,
    ]


def test_letters_stay_letters() -> None:
    assert to_json({"alue": "Keski-Pohjanmaä"}, translator=FINNISH) == '{\n  "alue": "Keski-Pohjanmaä"\n}'


def test_what_is_no_domain_value_is_refused() -> None:
    with pytest.raises(TypeError, match="object"):
        plain(object(), translator=FINNISH)


def test_columns_line_up() -> None:
    assert table([["Malli", "CRPS"], ["OLS-suora", "2,167"]]) == ["Malli       CRPS", "OLS-suora  2,167"]


def test_long_text_hangs_under_its_bullet() -> None:
    lines = paragraph("word " * 30, indent="- ")
    assert lines[0].startswith("- word")
    assert lines[1].startswith("  word")
    assert max(map(len, lines)) <= 100
