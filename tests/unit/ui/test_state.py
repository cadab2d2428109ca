"""Choices live in the address and survive a reload, a change of page and a change of language."""

from collections.abc import Iterator
from types import SimpleNamespace

import pytest

from tkkio_analytics.ui import state

OPTIONS = ("a", "b", "c")


@pytest.fixture
def browser(monkeypatch: pytest.MonkeyPatch) -> Iterator[SimpleNamespace]:
    """Stand in for one session: its address and what the server remembers of it."""
    session = SimpleNamespace(query_params={}, session_state={})
    monkeypatch.setattr(state, "st", session)
    state.arrive("compare")
    state.arrive("compare")
    return session


def run(name: str = "area", *, options: tuple[str, ...] = OPTIONS, default: str = "a") -> str:
    code = state.chosen(name, options=options, default=default)
    state.write(name, code=code, default=default)
    return code


def test_nothing_said_is_the_default_and_leaves_no_trace(browser: SimpleNamespace) -> None:
    assert run() == "a"
    assert browser.query_params == {}


def test_a_link_is_obeyed_and_kept_in_the_address(browser: SimpleNamespace) -> None:
    browser.query_params["area"] = "b"
    assert run() == "b"
    assert browser.query_params == {"area": "b"}


def test_a_choice_is_written_to_the_address_and_survives_a_reload(browser: SimpleNamespace) -> None:
    run()
    state.choose("area", code="c")
    assert run() == "c"
    assert browser.query_params == {"area": "c"}
    browser.session_state.clear()
    assert run() == "c"


def test_a_choice_back_to_the_default_leaves_the_address(browser: SimpleNamespace) -> None:
    browser.query_params["area"] = "b"
    run()
    state.choose("area", code="a")
    assert run() == "a"
    assert browser.query_params == {}


def test_a_choice_goes_along_to_another_page(browser: SimpleNamespace) -> None:
    browser.query_params["area"] = "b"
    run()
    browser.query_params.clear()
    state.arrive("trends")
    assert run() == "b"
    assert browser.query_params == {"area": "b"}


def test_the_back_button_wins_over_what_was_chosen(browser: SimpleNamespace) -> None:
    run()
    state.choose("area", code="c")
    run()
    browser.query_params.clear()
    assert run() == "a"


def test_a_changed_address_wins_over_what_was_chosen(browser: SimpleNamespace) -> None:
    browser.query_params["area"] = "b"
    run()
    browser.query_params["area"] = "c"
    assert run() == "c"


@pytest.mark.parametrize("value", ["zzz", "", "<script>", "x" * 500])
def test_a_value_that_means_nothing_falls_back_and_is_said_once(browser: SimpleNamespace, value: str) -> None:
    browser.query_params["area"] = value
    assert run() == "a"
    assert browser.query_params == {}
    if value:
        assert state.refusals() == (state.Refusal("area", value[: state.LONGEST_SHOWN]),)
    assert state.refusals() == ()


def test_a_choice_that_is_not_offered_now_falls_back_without_a_notice(browser: SimpleNamespace) -> None:
    browser.query_params["area"] = "b"
    run()
    assert run(options=("x", "y"), default="x") == "x"
    assert state.refusals() == ()
    assert browser.query_params == {}


def test_the_language_follows_to_every_page(browser: SimpleNamespace) -> None:
    browser.query_params["lang"] = "sv"
    assert state.language() == "sv"
    state.write("lang", code="sv", default="fi")
    browser.query_params.clear()
    state.arrive("trends")
    assert state.language() == "sv"


def test_an_unknown_language_is_finnish_and_said(browser: SimpleNamespace) -> None:
    browser.query_params["lang"] = "xx"
    assert state.language() == "fi"
    assert state.refusals()[0].name == "lang"


def test_links_carry_codes_and_the_language(browser: SimpleNamespace) -> None:
    assert state.address("trends", region="71") == "trends?region=71"
    state.write("lang", code="sv", default="fi")
    assert state.address("trends", region="7&1") == "trends?region=7%261&lang=sv"
    assert browser.query_params == {"lang": "sv"}


def test_a_bare_address_shows_what_is_in_force_and_names_it(browser: SimpleNamespace) -> None:
    assert state.release(("r2", "r1"), in_force="r2") == "r2"
    state.write(state.RELEASE, code="r2", default="")
    assert browser.query_params == {"release": "r2"}


def test_a_release_that_comes_during_a_visit_changes_no_figure_of_it(browser: SimpleNamespace) -> None:
    state.write(state.RELEASE, code=state.release(("r1",), in_force="r1"), default="")
    assert state.release(("r2", "r1"), in_force="r2") == "r1"
    browser.session_state.clear()
    browser.query_params.clear()
    assert state.release(("r2", "r1"), in_force="r2") == "r2"


def test_a_link_pins_what_was_seen_until_another_is_chosen(browser: SimpleNamespace) -> None:
    browser.query_params["release"] = "r1"
    assert state.release(("r2", "r1"), in_force="r2") == "r1"
    state.write(state.RELEASE, code="r1", default="")
    state.choose(state.RELEASE, code="r2")
    state.write(state.RELEASE, code=state.release(("r2", "r1"), in_force="r2"), default="")
    assert browser.query_params == {"release": "r2"}


def test_the_practice_data_keep_a_release_of_their_own(browser: SimpleNamespace) -> None:
    assert state.release(("r1",), in_force="r1") == "r1"
    state.write(state.RELEASE, code="r1", default="")
    assert browser.query_params == {"release": "r1"}
    state.choose(state.DATA, code=state.PRACTICE)
    assert state.release(("p1",), in_force="p1") == "p1"
    state.write(state.RELEASE, code="p1", default="")
    state.choose(state.DATA, code=state.REAL)
    assert state.release(("r2", "r1"), in_force="r2") == "r1"


def test_whoever_follows_a_refresh_to_its_end_sees_what_it_brought(browser: SimpleNamespace) -> None:
    browser.query_params["release"] = "r1"
    state.write(state.RELEASE, code=state.release(("r1",), in_force="r1"), default="")
    state.follow_in_force()
    state.write(state.RELEASE, code=state.release(("r2", "r1"), in_force="r2"), default="")
    assert browser.query_params == {"release": "r2"}
