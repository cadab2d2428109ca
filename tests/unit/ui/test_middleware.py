"""What the server adds to Streamlit's answers, on the document that Streamlit really ships."""

import asyncio
import base64
import gzip
import hashlib
import json
import re
from pathlib import Path
from typing import Any

import plotly
import pytest
import streamlit
from starlette.types import Message, Receive, Scope, Send

from tkkio_analytics.i18n import LANGUAGES
from tkkio_analytics.ui import middleware, plotly_script

STATIC = Path(streamlit.__file__).parent / "static"
INDEX = (STATIC / "index.html").read_text(encoding="utf-8")


async def streamlit_answer(scope: Scope, _receive: Receive, send: Send) -> None:
    """Answer as Streamlit does: the document in two parts, a script in one."""
    is_document = scope["path"] == "/"
    kind = b"text/html; charset=utf-8" if is_document else b"text/javascript"
    body = INDEX.encode() if is_document else b"1"
    headers = [(b"content-type", kind), (b"content-length", str(len(body)).encode()), (b"etag", b"x")]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": body[:100], "more_body": True})
    await send({"type": "http.response.body", "body": body[100:], "more_body": False})


def ask(path: str, *, query: str = "") -> tuple[dict[str, str], str]:
    headers, body = asked(path, query=query)
    return headers, body.decode()


def asked(path: str, *, query: str = "", encoding: str = "gzip") -> tuple[dict[str, str], bytes]:
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        return {"type": "http.request"}

    headers = [(b"accept", b"text/html"), (b"accept-encoding", encoding.encode())]
    scope: dict[str, Any] = {"type": "http", "path": path, "query_string": query.encode(), "headers": headers}
    asyncio.run(middleware.Frontend(streamlit_answer)(scope, receive, send))
    found = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return found, b"".join(message.get("body", b"") for message in sent[1:])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_document_says_its_language(language: str) -> None:
    _, body = ask("/", query=f"lang={language}")
    assert f'<html lang="{language}">' in body
    assert "<title>Streamlit</title>" not in body


@pytest.mark.parametrize("query", ["", "lang=xx", "lang=%3Cscript%3E"])
def test_an_unknown_language_is_finnish(query: str) -> None:
    assert '<html lang="fi">' in ask("/", query=query)[1]


def test_the_document_is_whole_and_its_length_is_right() -> None:
    headers, body = ask("/")
    assert body.rstrip().endswith("</html>")
    assert int(headers["content-length"]) == len(body.encode())
    assert "etag" not in headers


def test_our_script_is_named_once_and_served() -> None:
    _, body = ask("/trends")
    _, document = ask("/")
    assert document.count("shell.js") == 1
    headers, script = ask("/tkkio/shell.js")
    assert headers["content-type"].startswith("text/javascript")
    assert "MutationObserver" in script
    assert body == "1"


def test_our_styles_come_after_streamlits_and_are_served() -> None:
    _, document = ask("/")
    assert document.index("./tkkio/app.css") > document.index("</head>")
    headers, styles = ask("/tkkio/app.css")
    assert headers["content-type"].startswith("text/css")
    assert ".tk-headline" in styles
    assert document.index('media="print" href="./tkkio/paper.css"') > document.index("./tkkio/app.css")
    headers, paper = ask("/tkkio/paper.css")
    assert headers["content-type"].startswith("text/css")
    assert "@page" in paper


@pytest.mark.parametrize("encoding", ["gzip, deflate, br", "identity"])
def test_plotly_is_served_as_its_package_ships_it_and_kept_for_good(encoding: str) -> None:
    shipped = (Path(plotly.__file__).parent / "package_data" / "plotly.min.js").read_bytes()
    headers, body = asked(plotly_script.PATH, encoding=encoding)
    assert headers["content-type"] == "text/javascript; charset=utf-8"
    assert headers["cache-control"] == "public, max-age=31536000, immutable"
    assert headers["vary"] == "accept-encoding"
    assert int(headers["content-length"]) == len(body)
    assert (headers.get("content-encoding") == "gzip") is (encoding != "identity")
    assert (gzip.decompress(body) if "content-encoding" in headers else body) == shipped
    assert len(body) <= (1_600_000 if "content-encoding" in headers else len(shipped))


def test_the_document_names_plotly_by_the_version_that_is_pinned(root: Path) -> None:
    _, body = ask("/")
    pinned = re.search(r"^plotly==(.+)$", (root / "requirements.txt").read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert pinned is not None
    assert f"/tkkio/plotly-{pinned[1]}.min.js" == plotly_script.PATH
    assert f'<link rel="preload" as="script" fetchpriority="low" href=".{plotly_script.PATH}">' in body
    assert f'data-plotly=".{plotly_script.PATH}"' in body


@pytest.mark.parametrize(
    "path", ["/", "/static/js/index.js", "/tkkio/shell.js", "/tkkio/app.css", "/tkkio/paper.css", plotly_script.PATH]
)
def test_every_answer_carries_the_security_headers(path: str) -> None:
    headers, _ = asked(path)
    assert {name: headers[name] for name in middleware.HEADERS} == dict(middleware.HEADERS)


def test_the_policy_allows_streamlits_own_inline_script_and_nothing_from_outside() -> None:
    headers, _ = ask("/")
    policy = headers["content-security-policy"]
    inline = re.findall(r"<script>(.*?)</script>", INDEX, flags=re.DOTALL)
    for script in inline:
        assert base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() in policy
    assert "http:" not in policy
    assert "https:" not in policy
    assert "'unsafe-eval'" not in policy
    assert "script-src 'self' blob: 'sha256-" in policy
    assert "object-src 'none'" in policy


def test_the_words_are_json_that_cannot_end_the_script() -> None:
    _, body = ask("/")
    found = re.search(r'id="tkkio-strings">(.*?)</script>', body, flags=re.DOTALL)
    assert found is not None
    assert set(json.loads(found[1])) == {"fi", "sv"}
    assert "<" not in found[1]


@pytest.mark.parametrize("words", sorted(middleware.BUILT_IN))
def test_streamlit_still_says_what_we_translate(words: str) -> None:
    scripts = [INDEX, *(path.read_text(encoding="utf-8") for path in (STATIC / "static" / "js").glob("*.js"))]
    for piece in re.split(r"Ctrl|apply$|submit form$|20\.0MB", words):  # put together in the browser
        assert any(piece in script for script in scripts)


def test_streamlit_still_has_the_places_we_write_to() -> None:
    for place in ('<html lang="en">', "<title>Streamlit</title>", "<head>"):
        assert INDEX.count(place) == 1


def test_the_socket_is_left_alone() -> None:
    seen: list[Scope] = []

    async def app(scope: Scope, _receive: Receive, _send: Send) -> None:
        seen.append(scope)

    async def nothing(*_: object) -> Any:
        return None

    scope = {"type": "websocket", "path": "/_stcore/stream"}
    asyncio.run(middleware.Frontend(app)(scope, nothing, nothing))
    assert seen == [scope]


@pytest.mark.parametrize(
    ("path", "query", "location"),
    [
        ("/overview", "lang=sv&region=13", "./?lang=sv&region=13"),
        ("/overview", "", "./"),
        ("/overview/", "lang=en", "../?lang=en"),
    ],
)
def test_the_front_page_answers_to_its_own_name(path: str, query: str, location: str) -> None:
    headers, body = ask(path, query=query)
    assert headers["location"] == location
    assert body == ""
