"""Files that a page offers: found under their own address, written when asked for, forgotten in the end."""

import asyncio
from typing import Any
from urllib.parse import unquote

import pytest
import streamlit as st
from starlette.types import Message, Receive, Scope, Send

from tkkio_analytics.ui import middleware, offered
from tkkio_analytics.ui.offered import File


@pytest.fixture(autouse=True)
def session(monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    """Stand in for the state of a session."""
    state: dict[str, object] = {}
    monkeypatch.setattr(st, "session_state", state)
    return state


def file(name: str, said: bytes = b"1;2") -> File:
    return File(name=name, mime="text/csv", content=lambda: said)


def asked(address: str, *, query: bytes = b"") -> tuple[int, dict[str, str], bytes]:
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        return {"type": "http.request"}

    async def streamlit(_scope: Scope, _receive: Receive, _send: Send) -> None:
        pytest.fail("Streamlit was asked")

    path = unquote(address.removeprefix("."))
    scope: dict[str, Any] = {"type": "http", "path": path, "query_string": query, "headers": []}
    asyncio.run(middleware.Frontend(streamlit)(scope, receive, send))
    headers = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return sent[0]["status"], headers, b"".join(message.get("body", b"") for message in sent[1:])


def test_a_file_is_written_when_its_address_is_asked_for() -> None:
    written = []
    address = offered.offer(File(name="määrä 1.csv", mime="text/csv", content=lambda: written.append(1) or b"a;b"))
    assert written == []
    status, headers, body = asked(address)
    assert (status, body, written) == (200, b"a;b", [1])
    assert headers["content-type"] == "text/csv"
    assert headers["content-disposition"] == "attachment; filename*=UTF-8''m%C3%A4%C3%A4r%C3%A4%201.csv"
    assert headers["cache-control"] == "no-store"
    assert headers["x-content-type-options"] == "nosniff"


def test_sessions_offer_the_same_name_apart_and_nothing_once_they_have_gone(session: dict[str, object]) -> None:
    first = offered.offer(file("table.csv", b"first"))
    gone = dict(session)
    session.clear()
    second = offered.offer(file("table.csv", b"second"))
    assert first != second
    assert [asked(address)[2] for address in (first, second)] == [b"first", b"second"]
    gone.clear()
    assert [asked(address)[0] for address in (first, second)] == [410, 200]


def test_what_is_offered_again_is_the_latest() -> None:
    address = offered.offer(file("table.csv", b"before"))
    assert offered.offer(file("table.csv", b"after")) == address
    assert asked(address)[2] == b"after"


@pytest.mark.parametrize("path", ["nobody/table.csv", "", "/", "../../etc/passwd"])
def test_an_address_that_nobody_offers_says_what_to_do(path: str) -> None:
    status, _, body = asked(offered.PATH + path, query=b"lang=sv")
    assert status == 410
    assert "Öppna vyn på nytt" in body.decode()


def test_the_files_offered_longest_ago_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(offered, "MOST_FILES", 2)
    addresses = [offered.offer(file(name)) for name in ("a.csv", "b.csv", "c.csv")]
    assert [asked(address)[0] for address in addresses] == [410, 200, 200]
