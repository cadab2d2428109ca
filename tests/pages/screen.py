"""What is on the screen of a page that was run without a browser."""

import json
from html import unescape
from re import findall, sub
from typing import Any
from urllib.parse import unquote

from streamlit.testing.v1 import AppTest

from tkkio_analytics.ui.offered import File, found


def html(app: AppTest) -> str:
    """Return the HTML of the page, styles left out."""
    bodies = [element.proto.body for element in app.get("html")]
    return "\n".join(body for body in bodies if not body.startswith("<style>"))


def words(app: AppTest) -> str:
    """Return the words of the page's HTML."""
    terms_plain = sub(r'<a [^>]*class="tk-term"[^>]*>(.*?)</a>', r"\1", html(app))
    text = unescape(sub(r"<[^>]+>", " ", terms_plain)).replace("\N{WORD JOINER}", "")
    return sub(r"[ \n]+", " ", text)


def choice(app: AppTest, page: str, name: str) -> object:
    """Return the value of a control."""
    return app.session_state[f"choice.{page}.{name}"]


def unfolded(app: AppTest) -> AppTest:
    """Open every fold whose content waits for that, and run the page again."""
    for fold in app.expander:
        key = fold.proto.id.partition("-fold.")[2]
        if key:
            app.session_state[f"fold.{key}"] = True
    return app.run()


def folds(app: AppTest) -> list[str]:
    """Return what stands on the folds of the page, of both kinds."""
    plain = findall(r'<details class="tk-fold"[^>]*><summary>(.*?)</summary>', html(app))
    return [*(fold.label for fold in app.expander), *(unescape(title) for title in plain)]


def charts(app: AppTest) -> list[dict[str, Any]]:
    """Return what the browser is handed for each chart of the page."""
    components = [element.proto for element in app.get("bidi_component")]
    return [json.loads(proto.bytes) for proto in components if proto.component_name == "tkkio_chart"]


def offered(app: AppTest) -> dict[str, File]:
    """Return the files that the page offers, by their name."""
    addresses = findall(r'<a href="([^"]+)" download="[^"]+"', html(app))
    files = [found(unquote(unescape(address))) for address in addresses]
    assert None not in files, addresses
    return {file.name: file for file in files if file is not None}


def titles(app: AppTest, *, level: int) -> list[str]:
    """Return the titles of the parts of the page (level 2), or of what stands in them (level 3)."""
    return [unescape(title) for title in findall(rf'<h{level} class="tk-title">(.*?)</h{level}>', html(app))]
