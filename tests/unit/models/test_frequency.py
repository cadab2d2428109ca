"""Labels of periods become numbers of a calendar."""

import numpy as np
import pandas as pd
import pytest

from tkkio_analytics.domain.period import Frequency
from tkkio_analytics.models.tidy import period_number


def numbers(labels: list[str], frequency: Frequency) -> list[float]:
    return period_number(pd.Series(labels), frequency=frequency).tolist()


def test_years_are_themselves() -> None:
    assert numbers(["2012", " 2013 ", "2014-01-01"], Frequency.YEARLY) == [2012.0, 2013.0, 2014.0]


def test_months_count_on_over_the_new_year() -> None:
    found = numbers(["2017-12-01", "2018-01", "2018M02", "201803"], Frequency.MONTHLY)
    assert np.diff(found).tolist() == [1.0, 1.0, 1.0]


def test_quarters_are_read_from_either_writing() -> None:
    found = numbers(["2018Q1", "2018-Q2", "2018-07-01", "2018-12"], Frequency.QUARTERLY)
    assert np.diff(found).tolist() == [1.0, 1.0, 1.0]


@pytest.mark.parametrize("label", ["2018", "2018-13", "March 2018", ""])
def test_what_is_no_month_has_no_number(label: str) -> None:
    assert np.isnan(numbers([label], Frequency.MONTHLY)).all()
