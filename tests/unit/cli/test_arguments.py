"""The command line explains itself, and refuses what it does not understand, in the reader's language."""

import re

import pytest

from tkkio_analytics.cli import main
from tkkio_analytics.cli.arguments import COMPLAINTS, chosen_language
from tkkio_analytics.i18n import LANGUAGES

COMMANDS = ("validate", "outlook", "risks", "backtest", "table", "store")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("command", [(), *((name,) for name in COMMANDS)])
def test_help_is_in_the_language_asked_for(
    command: tuple[str, ...], language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stop:
        main([*command, "--help", "--lang", language])
    printed = capsys.readouterr().out
    assert stop.value.code == 0
    assert printed.startswith({"fi": "käyttö:", "sv": "användning:", "en": "usage:"}[language])
    assert "cli." not in printed


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "Puuttuu: komento. Katso tkkio --help."),
        (["dance"], "komento: dance ei ole vaihtoehto. Vaihtoehdot:"),
        (["outlook", "--region", "13"], "Puuttuu: --indicator."),
        (["outlook", "--region"], "--region vaatii arvon."),
        (["backtest"], "Puuttuu: PANEL.csv."),
        (["backtest", "p.csv", "--horizon", "two"], "--horizon: two ei ole kokonaisluku."),
        (["risks", "--colour"], "Tuntematon valitsin: --colour."),
        (["risks", "--lang", "de"], "--lang: de ei ole vaihtoehto. Vaihtoehdot: fi, sv, en."),
    ],
)
def test_bad_usage_is_refused_in_words(arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(arguments)
    printed = capsys.readouterr()
    assert stop.value.code == 2
    assert words in printed.err
    assert printed.out == ""


def test_every_complaint_has_words_for_what_it_finds() -> None:
    groups = {key: set(re.compile(pattern).groupindex) for key, pattern in COMPLAINTS}
    assert groups == {
        "required": {"names"},
        "unrecognized": {"names"},
        "choice": {"name", "value", "choices"},
        "number": {"name", "value"},
        "value": {"name"},
    }


@pytest.mark.parametrize(
    ("arguments", "language"),
    [
        ([], "fi"),
        (["--lang", "sv"], "sv"),
        (["risks", "--lang=en"], "en"),
        (["--lang", "xx"], "fi"),
        (["--lang"], "fi"),
    ],
)
def test_the_language_is_known_before_the_arguments_are(arguments: list[str], language: str) -> None:
    assert chosen_language(arguments) == language
