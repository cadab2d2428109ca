"""What the server adds to Streamlit's answers: language, our script and styles, translated words, security headers.

It rests on Streamlit's private markup; the tests of this module name every piece of it, so that an upgrade shows.
"""

import base64
import hashlib
import json
import re
from asyncio import to_thread
from collections.abc import Mapping
from functools import cache, lru_cache
from http import HTTPStatus
from importlib.resources import files
from typing import Any, Final
from urllib.parse import parse_qs, quote

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tkkio_analytics.i18n import LANGUAGES, Translator
from tkkio_analytics.ui import offered, plotly_script

SCRIPT_PATH: Final = "/tkkio/shell.js"
STYLES_PATH: Final = "/tkkio/app.css"
PAPER_PATH: Final = "/tkkio/paper.css"
ICON_PATH: Final = "/favicon.png"
"""Where Streamlit's document and scripts look for the icon of a page that names none of its own."""
ASSETS: Final[Mapping[str, str]] = {
    SCRIPT_PATH: "text/javascript; charset=utf-8",
    STYLES_PATH: "text/css; charset=utf-8",
    PAPER_PATH: "text/css; charset=utf-8",
    ICON_PATH: "image/png",
}
"""Our own files by the end of their address, and what they are."""
FRONT_PATH: Final = "/overview"
"""The front page by its own name, which Streamlit does not know: it calls that page by the bare address."""
BUILT_IN: Final[Mapping[str, str]] = {
    "Skip to main content": "skip",
    "Close": "close",
    "Collapse sidebar": "collapse_sidebar",
    "Expand sidebar": "expand_sidebar",
    "Fullscreen": "fullscreen",
    "Close fullscreen": "close_fullscreen",
    "Running...": "running",
    "Stop": "stop",
    "Connecting": "connecting",
    "Sidebar": "sidebar",
    "App pages": "pages",
    "Open": "open",
    "Connection error": "connection_error",
    "Page not found": "page_not_found",
    "No results": "no_results",
    "Clear value": "clear_value",
    "Choose an option": "choose",
    "Choose options": "choose",
    "Press Enter to apply": "press_enter",
    "Copy to clipboard": "copy",
    "Copied": "copied",
    "You need to enable JavaScript to run this app.": "javascript",
    "Upload": "upload",
    "Add files": "upload",
    "file upload": "upload",
    "File must be 20.0MB or smaller.": "too_large",
    "Drag and drop a file here": "drop_file",
    "Main menu": "main_menu",
    "Clear all": "clear_all",
    "Select all": "select_all",
    "Press Ctrl+Enter to apply": "press_ctrl_enter",
    "Press Enter to submit form": "press_enter_form",
    "Press Ctrl+Enter to submit form": "press_ctrl_enter_form",
    "Connection lost. Please wait for the app to reconnect, then try again.": "connection_lost",
}
"""Streamlit's own words and the keys of their translations below ``ui.built_in``."""
BUILT_IN_STARTS: Final[Mapping[str, str]] = {"Remove ": "remove", "Help for ": "help_for"}
"""The same of words that something of ours follows, such as the name of a file."""

_STYLES: Final = (
    f'<link rel="stylesheet" href=".{STYLES_PATH}"><link rel="stylesheet" media="print" href=".{PAPER_PATH}">'
)
INLINE_SCRIPT: Final = re.compile(r"<script>(.*?)</script>", re.DOTALL)
HEADERS: Final[Mapping[str, str]] = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "SAMEORIGIN",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "cross-origin-opener-policy": "same-origin",
}
NOT_KEPT: Final[Mapping[str, str]] = {"cache-control": "no-store"}
POLICY: Final = (
    "default-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'self'",
)


class Frontend:
    """ASGI middleware around Streamlit.

    Parameters
    ----------
    app
        The application inside.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
        elif (asset := next(filter(scope["path"].endswith, ASSETS), None)) is not None:
            await _send_file(send, {"content-type": ASSETS[asset], "cache-control": "no-cache"}, _asset(asset))
        elif scope["path"].endswith(plotly_script.PATH):
            await _send_plotly(scope, send)
        elif offered.PATH in scope["path"]:
            await _send_offered(scope, send)
        elif scope["path"].rstrip("/").endswith(FRONT_PATH):
            await _send_to_front(scope, send)
        else:
            answer = _Answer(send, language=_language(scope))
            await self.app(_without_compression(scope), receive, answer.send)


class _Answer:
    """One answer on its way out: an HTML document is held back until it is whole, the rest passes."""

    def __init__(self, send: Send, *, language: str) -> None:
        self._send = send
        self._language = language
        self._held: Message | None = None
        self._body = b""

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            await self._start(message)
        elif self._held is None:
            await self._send(message)
        else:
            await self._collect(message)

    async def _start(self, message: Message) -> None:
        headers = MutableHeaders(raw=message["headers"])
        for name, value in HEADERS.items():
            headers[name] = value
        if not headers.get("content-type", "").startswith("text/html"):
            await self._send(message)
            return
        self._held = message

    async def _collect(self, message: Message) -> None:
        self._body += message.get("body", b"")
        if message.get("more_body", False) or self._held is None:
            return
        page = self._body.decode()
        body = document(page, language=self._language).encode()
        headers = MutableHeaders(raw=self._held["headers"])
        headers["content-security-policy"] = policy(page)
        headers["content-length"] = str(len(body))
        for name in ("etag", "last-modified"):
            del headers[name]
        await self._send(self._held)
        await self._send({"type": "http.response.body", "body": body, "more_body": False})


def document(page: str, *, language: str) -> str:
    """Return Streamlit's HTML document in our language, with our script and our styles.

    Parameters
    ----------
    page
        Streamlit's ``index.html``.
    language
        ``fi``, ``sv`` or ``en``.

    Returns
    -------
    str
        The same document, our styles last in it so that they hold; what is not found in it is left as it was.
    """
    title = Translator(language).text("ui.app.name")
    # First of all: Streamlit's own scripts then find the language of the page, not that of the browser.
    words = f'<script type="application/json" id="tkkio-strings">{_strings()}</script>'
    script = f'<script defer src=".{SCRIPT_PATH}" data-plotly=".{plotly_script.PATH}"></script>'
    early = f'<link rel="preload" as="script" fetchpriority="low" href=".{plotly_script.PATH}">'
    return (
        page.replace('<html lang="en">', f'<html lang="{language}">', 1)
        .replace("<title>Streamlit</title>", f"<title>{title}</title>", 1)
        .replace("<head>", f"<head>{words}{script}{early}", 1)
        .replace("</body>", f"{_STYLES}</body>", 1)
    )


def policy(page: str) -> str:
    """Return the content security policy of a document.

    Parameters
    ----------
    page
        Streamlit's HTML document, whose own inline scripts are allowed by their hash.

    Returns
    -------
    str
        Nothing is loaded from outside; ``blob:`` is how Streamlit loads a component's script.
    """
    digests = (hashlib.sha256(script.encode()).digest() for script in INLINE_SCRIPT.findall(page))
    hashes = " ".join(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)
    return "; ".join((*POLICY, f"script-src 'self' blob: {hashes}"))


@lru_cache(maxsize=1)
def _strings() -> str:
    tables = {
        language: {
            source: Translator(language).text(f"ui.built_in.{key}")
            for source, key in (*BUILT_IN.items(), *BUILT_IN_STARTS.items())
        }
        for language in LANGUAGES
        if language != "en"
    }
    return json.dumps(tables, ensure_ascii=False).replace("<", "\\u003c")


@cache
def _asset(path: str) -> bytes:
    return (files("tkkio_analytics.ui") / "assets" / path.rpartition("/")[2]).read_bytes()


async def _send_to_front(scope: Scope, send: Send) -> None:
    query = scope.get("query_string", b"")
    up = b"../" if scope["path"].endswith("/") else b"./"
    location = up + (b"?" + query if query else b"")
    headers = [(b"location", location), (b"content-length", b"0"), (b"cache-control", b"no-store")]
    await send({"type": "http.response.start", "status": 307, "headers": headers})
    await send({"type": "http.response.body", "body": b""})


async def _send_plotly(scope: Scope, send: Send) -> None:
    if "gzip" not in Headers(scope=scope).get("accept-encoding", ""):
        await _send_file(send, plotly_script.HEADERS, await to_thread(plotly_script.plain))
        return
    body = await to_thread(plotly_script.compressed)
    await _send_file(send, {**plotly_script.HEADERS, "content-encoding": "gzip"}, body)


async def _send_offered(scope: Scope, send: Send) -> None:
    """Send a file that a page offers, or say that nobody offers it any more."""
    file = offered.found(scope["path"])
    if file is None:
        gone = Translator(_language(scope)).text("ui.error.file_gone").encode()
        await _send_file(send, {"content-type": "text/plain; charset=utf-8", **NOT_KEPT}, gone, status=HTTPStatus.GONE)
        return
    body = await to_thread(file.content)
    saved_as = f"attachment; filename*=UTF-8''{quote(file.name)}"
    await _send_file(send, {"content-type": file.mime, "content-disposition": saved_as, **NOT_KEPT}, body)


async def _send_file(send: Send, named: Mapping[str, str], body: bytes, *, status: HTTPStatus = HTTPStatus.OK) -> None:
    headers = {**named, "content-length": str(len(body)), **HEADERS}
    raw = [(name.encode(), value.encode()) for name, value in headers.items()]
    await send({"type": "http.response.start", "status": int(status), "headers": raw})
    await send({"type": "http.response.body", "body": body, "more_body": False})


def _language(scope: Scope) -> str:
    asked = parse_qs(scope["query_string"].decode("latin-1")).get("lang", [""])[0]
    return asked if asked in LANGUAGES else LANGUAGES[0]


def _without_compression(scope: Scope) -> Scope:
    # A compressed document could not be edited; scripts, styles and data keep their compression.
    headers: list[tuple[bytes, bytes]] = list(scope["headers"])
    if not any(name == b"accept" and b"text/html" in value for name, value in headers):
        return scope
    kept: Any = [(name, value) for name, value in headers if name != b"accept-encoding"]
    return {**scope, "headers": kept}
