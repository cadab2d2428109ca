"""What goes out as one element stands where it would stand in elements of its own."""

import re
from contextlib import nullcontext

import pytest
from pages.conftest import Opener
from pages.screen import unfolded
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block, Element

from tkkio_analytics.ui import flow

VIEWS = (
    ("overview", {}),
    ("overview", {"scope": "county", "region": "13"}),
    ("compare", {"comparator": "peers", "region": "07"}),
    ("trends", {"region": "13", "indicator": "emergency_visits", "comparator": "peers"}),
    ("risks", {}),
    ("claims", {}),
    ("data", {}),
    ("tkkio", {"scope": "county", "region": "13"}),
    ("methods", {}),
    ("funding", {}),
)


def order(block: Block) -> list[str]:
    """Return the elements of a block in their order, their HTML taken apart."""
    found = []
    for child in block.children.values():
        if isinstance(child, Block):
            found += [f"[{child.type}", *order(child), "]"]
        elif isinstance(child, Element):
            found.append(child.proto.body if child.type == "html" else child.type)
    return found


def shown(app: AppTest) -> str:
    text = "".join(order(app.main))
    return re.sub(r'/tkkio/files/[^/]+/|<div class="tk-flow">|</div>', "", text)


@pytest.mark.parametrize(("page", "choices"), VIEWS, ids=lambda value: value if isinstance(value, str) else "")
def test_the_order_of_a_page_is_kept(
    open_page: Opener, page: str, choices: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    gathered = unfolded(open_page(page, **choices))
    elements = len(gathered.get("html"))
    monkeypatch.setattr(flow, "together", nullcontext)
    apart = unfolded(open_page(page, **choices))
    assert shown(gathered) == shown(apart)
    assert elements < len(apart.get("html"))
