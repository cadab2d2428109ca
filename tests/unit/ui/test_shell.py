"""What a reader sees when something of ours fails."""

import logging

import pytest

from tkkio_analytics.i18n import Translator
from tkkio_analytics.ui import shell
from tkkio_analytics.ui.components import notices


def test_a_fault_is_logged_and_said_in_the_readers_language(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    said: list[str] = []
    monkeypatch.setattr(shell.state, "language", lambda: "sv")
    monkeypatch.setattr(notices.flow, "show", said.append)
    with caplog.at_level(logging.ERROR):
        assert shell.unexpected(ZeroDivisionError("a detail for the log")) is True
    assert Translator("sv").text("ui.error.fault_title") in said[0]
    assert "a detail" not in said[0]
    assert "a detail for the log" in caplog.text
