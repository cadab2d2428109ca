"""Every followed indicator and area gets its verdicts on the shipped data, in words of three languages."""

import re
from datetime import date
from math import isfinite

import pytest

from tkkio_analytics.domain.agreement import Method, ProgressVerdict
from tkkio_analytics.i18n import LANGUAGES, Translator
from tkkio_analytics.services import catalog
from tkkio_analytics.services.agreement import agreement

TODAY = date(2026, 11, 22)
LEFTOVER = re.compile(r"[{}]|\bnan\b|\binf\b|\b(agreement|findings)\.[a-z]", re.IGNORECASE)


@pytest.fixture(scope="module")
def found(repository):
    regions = catalog.regions(repository, scope="FI")
    return [
        agreement(repository, indicator_id=indicator.id, region_code=region.code, goal_id=goal_id, today=TODAY)
        for indicator in catalog.followed_indicators(repository)
        for region in regions
        for goal_id in ("best_quartile", "own_best")
    ]


def test_every_pair_has_every_method_once(found, repository):
    assert len(found) == 22 * 2 * len(catalog.followed_indicators(repository))
    for item in found:
        assert [verdict.method for verdict in item.verdicts] == list(Method)
        assert sum(item.counts.values()) == len(Method)


def test_every_figure_is_a_number_and_every_refusal_has_none(found):
    for item in found:
        for verdict in item.verdicts:
            assert verdict.value is None or isfinite(verdict.value.value)
            if verdict.verdict is ProgressVerdict.NOT_CALCULABLE:
                assert verdict.value is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_can_be_said(found, language):
    translator = Translator(language)
    said = {translator.message(item.headline) for item in found}
    said |= {translator.message(verdict.reason) for item in found for verdict in item.verdicts}
    assert [sentence for sentence in said if LEFTOVER.search(sentence)] == []


def test_without_standard_errors_fingertips_is_refused_everywhere(found):
    refused = {verdict.verdict for item in found for verdict in item.verdicts if verdict.method is Method.FINGERTIPS}
    assert refused == {ProgressVerdict.NOT_CALCULABLE}


def test_a_recording_deficit_cuts_the_history_of_its_areas_alone(repository):
    def first_year(region_code: str) -> object:
        answer = agreement(repository, indicator_id="doctor_visit_within_7_days", region_code=region_code, today=TODAY)
        reasons = [item.reason.params for item in answer.verdicts if item.method is Method.HEALTHY_PEOPLE]
        return reasons[0]["first"]

    assert (first_year("90"), first_year("13")) == (2023, 2021)


def test_a_neutral_indicator_is_asked_about_change_alone_even_on_nineteen_years(repository):
    answer = agreement(repository, indicator_id="median_income", region_code="11", today=TODAY)
    assert [item.method for item in answer.verdicts] == [Method.FINGERTIPS, Method.XMR]
    assert answer.verdicts[1].verdict in {ProgressVerdict.RISING, ProgressVerdict.FALLING, ProgressVerdict.NO_SIGNAL}
