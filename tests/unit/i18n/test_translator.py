"""Keys, names and findings into words."""

from pathlib import Path

import pytest

from tkkio_analytics.domain.message import Decimal, LocalizedText, Probability, Share, message
from tkkio_analytics.errors import CatalogError
from tkkio_analytics.i18n import LANGUAGES, Translator, catalog

NAME = LocalizedText(fi="Kuvitelma", sv="Fantasi", en="Figment")


@pytest.mark.parametrize(("language", "joined"), [("fi", "a, b ja c"), ("sv", "a, b och c"), ("en", "a, b and c")])
def test_a_list_is_joined_in_words(language: str, joined: str) -> None:
    assert Translator(language).value(("a", "b", "c")) == joined
    assert Translator(language).value(("a",)) == "a"
    assert Translator(language).value(()) == ""


@pytest.mark.parametrize(
    ("language", "shown"),
    [("fi", "38\xa0% (noin 4/10)"), ("sv", "38\xa0% (ungefär 4 av 10)"), ("en", "38% (about 4 in 10)")],
)
def test_a_probability_is_a_number_and_a_frequency(language: str, shown: str) -> None:
    assert Translator(language).value(Probability(value=0.38)) == shown


def test_a_message_in_a_message_is_rendered_too() -> None:
    inner = message("ui.list.last", most=NAME, last=2025)
    assert Translator("sv").message(message("ui.list.last", most=inner, last=Share(value=0.5))) == (
        "Fantasi och 2025 och 50\xa0%"
    )


@pytest.mark.parametrize(("count", "shown"), [(1, "1 vuosi"), (2, "2 vuotta"), (0, "0 vuotta")])
def test_the_count_chooses_the_plural_form(count: int, shown: str) -> None:
    assert Translator("fi").text("ui.record.years", count=count) == shown
    assert Translator("fi").text("ui.record.years", count=Decimal(value=count, decimals=0)) == shown


def test_a_plural_without_its_count_is_refused() -> None:
    with pytest.raises(CatalogError) as caught:
        Translator("fi").text("ui.record.years")
    assert caught.value.key == "errors.text_count"


@pytest.mark.parametrize("key", ["ui.no_such_text", "ui", "no_such_file.text"])
def test_a_missing_text_is_an_error_of_ours(key: str) -> None:
    with pytest.raises(CatalogError) as caught:
        Translator("fi").text(key)
    assert caught.value.key in {"errors.text_missing", "errors.locale_file_missing"}


def test_a_missing_placeholder_names_the_text() -> None:
    with pytest.raises(CatalogError) as caught:
        Translator("en").text("ui.list.last", most="a")
    assert caught.value.params["text_key"] == "ui.list.last"


def test_a_unit_that_ends_in_a_stop_does_not_double_the_sentences() -> None:
    assert Translator("fi").text("charts.bullet.goal", value="408 / 1 000 as.") == "Taso 408 / 1 000 as."


def test_braces_in_data_are_not_placeholders() -> None:
    assert Translator("en").text("ui.list.last", most="{last}", last="{0}") == "{last} and {0}"


def test_our_own_errors_have_words_in_every_language() -> None:
    for language in LANGUAGES:
        words = Translator(language).text("errors.text_missing", text_key="ui.x", language=language)
        assert "ui.x" in words


def test_every_language_names_itself() -> None:
    assert [Translator(code).text("ui.language.name") for code in LANGUAGES] == ["Suomi", "Svenska", "English"]


def test_a_broken_locale_file_says_which(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    folder = tmp_path / "locales" / "fi"
    folder.mkdir(parents=True)
    (folder / "broken.toml").write_text("a = ", encoding="utf-8")
    monkeypatch.setattr(catalog, "files", lambda _package: tmp_path)
    with pytest.raises(CatalogError) as caught:
        catalog.entries("fi", "broken")
    assert caught.value.params["file"] == "broken.toml"
