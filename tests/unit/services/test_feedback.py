"""Anyone may report a wrong figure; only those who may answer read the reports and say what was found out."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tkkio_analytics.config import Settings
from tkkio_analytics.domain.feedback import Feedback, FeedbackStatus
from tkkio_analytics.domain.identity import VIEWER, Identity, UserRole
from tkkio_analytics.domain.provenance import Release
from tkkio_analytics.errors import EntryError, NotAllowedError, StoreError
from tkkio_analytics.services import feedback, writing
from tkkio_analytics.services.own_data import opened_store
from tkkio_analytics.store.records import Store

NOW = datetime(2026, 11, 24, 10, tzinfo=UTC)
RELEASE = Release(id="2026-11-22-1", created="2026-11-22", sha256="ab" * 32, snapshots=())
MINISTRY = Identity(name="Maija", role=UserRole.MINISTRY)
COUNTY = Identity(name="Matti", role=UserRole.COUNTY_EDITOR, region_codes=("13",))


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    monkeypatch.setenv("TKKIO_STATE_DIR", str(tmp_path))
    return opened_store(Settings.from_env())


def report(text: str = "Luku on väärin", **fields: str) -> Feedback:
    written = {"feedback_topic": "figure", "feedback_text": text} | fields
    return feedback.reported(written, view="trends?region=13&release=2026-11-22-1", figure="chart.fan", release=RELEASE)


def test_a_viewer_without_a_name_may_report_and_the_ministry_reads_it(store: Store) -> None:
    feedback.send(store, report(), identity=VIEWER, now=NOW)
    (found,) = feedback.reports(store, identity=MINISTRY)
    assert found.author == ""
    assert (found.entry.text, found.entry.figure, found.entry.release) == ("Luku on väärin", "chart.fan", RELEASE.id)
    assert found.entry.status is FeedbackStatus.NEW


@pytest.mark.parametrize("who", [VIEWER, COUNTY])
def test_others_neither_read_nor_answer(store: Store, who: Identity) -> None:
    feedback.send(store, report(), identity=VIEWER, now=NOW)
    with pytest.raises(NotAllowedError):
        feedback.reports(store, identity=who)
    (found,) = feedback.every_report(store)
    answer = feedback.answered(found, {"feedback_status": "answered", "feedback_answer": "Korjattu"})
    with pytest.raises(NotAllowedError):
        writing.save(store, [answer], identity=who, now=NOW)


def test_an_answer_goes_last_and_its_history_is_kept(store: Store) -> None:
    for text in ("ensin", "sitten"):
        feedback.send(store, report(text), identity=VIEWER, now=NOW)
    latest = feedback.reports(store, identity=MINISTRY)[0]
    assert latest.entry.text == "sitten"
    answer = feedback.answered(latest, {"feedback_status": "answered", "feedback_answer": "Lähde korjasi luvun."})
    writing.save(store, [answer], identity=MINISTRY, now=NOW)
    assert [one.entry.text for one in feedback.reports(store, identity=MINISTRY)] == ["ensin", "sitten"]
    changes = store.history(Feedback, key=latest.entry.key)
    assert [change.author for change in changes] == ["Maija", ""]


def test_an_answer_without_words_is_refused(store: Store) -> None:
    feedback.send(store, report(), identity=VIEWER, now=NOW)
    (found,) = feedback.every_report(store)
    with pytest.raises(EntryError):
        feedback.answered(found, {"feedback_status": "answered", "feedback_answer": " "})


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"feedback_text": " "}, "empty"),
        ({"feedback_text": "x" * 2001}, "too_long"),
        ({"feedback_topic": "zzz"}, "not_chosen"),
        ({"reply_to": "matti"}, "no_email"),
    ],
)
def test_what_is_wrong_with_a_report_is_said(fields: dict[str, str], problem: str) -> None:
    with pytest.raises(EntryError) as caught:
        report(**fields)
    problems = caught.value.params["problems"]
    assert isinstance(problems, tuple)
    assert [one.key for one in problems] == [f"store.problem.{problem}"]


def test_there_is_an_end_to_what_anyone_may_write(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feedback, "MOST_UNANSWERED", 1)
    feedback.send(store, report(), identity=VIEWER, now=NOW)
    with pytest.raises(StoreError) as caught:
        feedback.send(store, report(), identity=VIEWER, now=NOW)
    assert caught.value.key == "errors.feedback_full"


@pytest.mark.parametrize(
    "address", ["", "https://example.org", "//example.org", "javascript:x", "zzz?region=1", "trends?a=<b>", "trends#x"]
)
def test_an_address_that_is_none_of_ours_is_no_view(address: str) -> None:
    assert feedback.view_of(address, pages=("trends",)) is None


def test_a_view_may_not_be_endless() -> None:
    assert feedback.view_of("trends?q=" + "a" * feedback.LONGEST_VIEW, pages=("trends",)) is None
    assert feedback.view_of("trends", pages=("trends",)) == ("trends", {})


def test_a_county_editor_may_not_answer_and_an_unnamed_administrator_neither() -> None:
    admin = Identity(name="Maija", role=UserRole.ADMIN)
    assert [who.may_answer for who in (admin, MINISTRY, COUNTY, VIEWER, replace(admin, name=""))] == [
        True, True, False, False, False,
    ]  # fmt: skip
