import pytest

from tkkio_analytics.domain.lever_text import lever_text, levers_text, parse_lever, parse_levers
from tkkio_analytics.domain.scenario import Lever, LeverKind, Scenario, first_free_year
from tkkio_analytics.errors import ScenarioError
from tkkio_analytics.i18n import LANGUAGES, Translator

WRITTEN = {
    "pace=+0.5": Lever(kind=LeverKind.PACE, amount=0.5),
    "step=-2@2027": Lever(kind=LeverKind.STEP, amount=-2.0, start_year=2027),
    "ramp=+3@2026:4": Lever(kind=LeverKind.RAMP, amount=3.0, start_year=2026, ramp_years=4),
    "effect=+2@2027:2~0.3": Lever(kind=LeverKind.EFFECT, amount=2.0, start_year=2027, ramp_years=2, uncertainty=0.3),
    "peer_pace=17": Lever(kind=LeverKind.PEER_PACE, peer="17"),
    "required_pace=0.75~0": Lever(kind=LeverKind.REQUIRED_PACE, probability=0.75, uncertainty=0.0),
    "own_best_pace@2028": Lever(kind=LeverKind.OWN_BEST_PACE, start_year=2028),
    "diabetes/best_quartile_pace": Lever(kind=LeverKind.BEST_QUARTILE_PACE, indicator_id="diabetes"),
}


@pytest.mark.parametrize(("text", "lever"), WRITTEN.items())
def test_text_and_lever_are_each_other_s_inverse(text, lever):
    assert parse_lever(text) == lever
    assert lever_text(lever) == text


def test_commas_spaces_and_another_order_are_understood():
    lever = WRITTEN["effect=+2@2027:2~0.3"]
    assert parse_lever(" effect=2~0,3@2027:2 ") == lever
    assert parse_lever("pace=\N{MINUS SIGN}0,5").amount == -0.5


def test_several_levers_share_a_text():
    levers = tuple(WRITTEN.values())
    assert parse_levers(levers_text(levers)) == levers
    assert parse_levers("") == ()


BAD = {
    "": "lever_unreadable",
    "pace=1" + "0" * 300: "lever_unreadable",
    "<script>": "lever_unreadable",
    "speed=1": "lever_unknown_kind",
    "pace": "lever_amount",
    "pace=": "lever_amount",
    "pace=fast": "lever_number",
    "pace=nan": "lever_number",
    "pace=1e999": "lever_amount",
    "pace=1@soon": "lever_whole_number",
    "pace=1@2027@2028": "lever_part_twice",
    "pace=1@1700": "lever_start_year",
    "pace=1:99": "lever_ramp",
    "pace=1~9": "lever_uncertainty",
    "pace=1~-1": "lever_uncertainty",
    "ramp=1": "lever_ramp_missing",
    "step=1:2": "lever_step_with_ramp",
    "peer_pace": "lever_peer",
    "required_pace": "lever_probability",
    "required_pace=0.99": "lever_probability",
    "required_pace=0.4": "lever_probability",
    "own_best_pace=2": "lever_takes_no_argument",
    ";".join(["pace=1"] * 21): "too_many_levers",
}


@pytest.mark.parametrize(("text", "key"), BAD.items())
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_cannot_be_read_is_said_in_words(text, key, language):
    with pytest.raises(ScenarioError) as caught:
        (parse_levers if ";" in text else parse_lever)(text)
    assert caught.value.key == f"errors.{key}"
    assert Translator(language).text(caught.value.key, **caught.value.params)


def test_a_pinned_scenario_states_its_years():
    scenario = Scenario(indicator_ids=("a",), region_codes=("01",), levers=parse_levers("pace=1;step=2@2030"))
    assert [lever.start_year for lever in scenario.pinned(2027).levers] == [2027, 2030]


def test_a_change_acts_after_the_data_and_after_this_year():
    assert first_free_year(latest_year=2024, today_year=2026) == 2027
    assert first_free_year(latest_year=2026, today_year=2026) == 2027
