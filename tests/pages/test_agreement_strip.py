"""The trend page shows what other methods say, in words and shape, and why some cannot."""

import pytest
from pages.conftest import Opener
from pages.screen import html, titles, words

from tkkio_analytics.domain.agreement import Method
from tkkio_analytics.i18n import LANGUAGES, Translator


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_method_has_a_row_with_its_verdict_in_words(open_page: Opener, language: str) -> None:
    app = open_page("trends", lang=language, region="13")
    say = Translator(language).text
    assert say("agreement.screen.heading") in titles(app, level=2)
    shown = words(app)
    for method in Method:
        assert say(f"agreement.method.{method}") in shown
        assert say(f"agreement.concept.{method}") in shown
    assert say("agreement.refusal.no_error") in shown
    assert html(app).count('class="tk-icon"') == len(Method)


def test_the_goal_changes_what_the_methods_say(open_page: Opener) -> None:
    refused = Translator("fi").text("agreement.verdict.not_calculable")
    ahead = open_page("trends", region="13", goal="own", own_value="80", own_year="2031")
    met = open_page("trends", region="13", goal="own", own_value="10", own_year="2031")
    assert Translator("fi").text("agreement.verdict.on_track") in words(met)
    assert Translator("fi").text("agreement.verdict.on_track") not in words(ahead)
    assert refused in words(ahead)


def test_a_neutral_indicator_shows_only_the_methods_that_ask_about_change(open_page: Opener) -> None:
    shown = words(open_page("trends", region="11", indicator="median_income"))
    say = Translator("fi").text
    assert say("agreement.screen.caption_without_goal") in shown
    assert say("agreement.method.xmr") in shown
    assert say("agreement.method.eurostat") not in shown


def test_without_data_there_is_no_strip(open_page: Opener) -> None:
    app = open_page("trends", region="13", indicator="digital_service_users")
    assert Translator("fi").text("agreement.screen.heading") not in titles(app, level=2)
