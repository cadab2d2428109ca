"""The source tree keeps the rules, and each rule finds the small offence it is there for."""

import re
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

import pytest
from architecture import rules

ROOT = Path(__file__).resolve().parents[2]
FILES = rules.python_files(ROOT)
PACKAGE = [path for path in FILES if not rules.inside(path, ["tests"], ROOT)]
PAGES = [path for path in FILES if rules.inside(path, ["pages"], ROOT)]


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def outside(*doors: str) -> list[Path]:
    return [path for path in PACKAGE if not rules.inside(path, doors, ROOT)]


def found_in(paths: Iterable[Path], *rule: Callable[[str], list[str]]) -> dict[str, list[str]]:
    """Return the findings of rules by file."""
    texts = ((path, path.read_text()) for path in paths)
    found = {name(path): [line for look in rule for line in look(text)] for path, text in texts}
    return {path: lines for path, lines in found.items() if lines}


def test_files_and_functions_are_short() -> None:
    long_file = partial(rules.long_file, limit=rules.FILE_LINES)
    long_functions = partial(rules.long_functions, limit=rules.FUNCTION_LINES)
    assert found_in(FILES, long_file, long_functions) == {}
    assert [path for path in FILES if rules.vague_name(path)] == []


def test_a_finding_is_told_with_its_file() -> None:
    assert found_in([ROOT / "app.py"], lambda _text: ["line 1"], lambda _text: []) == {"app.py": ["line 1"]}


def test_the_entry_is_short() -> None:
    assert rules.long_file((ROOT / "app.py").read_text(), limit=rules.APP_LINES) == []


def test_every_page_is_looked_at() -> None:
    assert {"overview.py", "compare.py", "trends.py", "risks.py"} <= {path.name for path in PAGES}


def test_pages_only_sequence() -> None:
    assert found_in(PAGES, rules.thick_page, rules.page_prose) == {}


def test_the_environment_is_read_by_config_alone() -> None:
    assert found_in(outside("tkkio_analytics/config.py"), rules.environment_reads) == {}


@pytest.mark.parametrize(
    ("modules", "doors"),
    [
        (rules.NETWORK, ("tkkio_analytics/data/http.py",)),
        (("streamlit",), ("app.py", "pages", "tkkio_analytics/ui")),
        (rules.DATABASE, ("tkkio_analytics/store",)),
    ],
    ids=["network", "streamlit", "database"],
)
def test_the_outside_has_one_door(modules: tuple[str, ...], doors: tuple[str, ...]) -> None:
    assert found_in(outside(*doors), partial(rules.imports_of, modules=modules)) == {}


def test_the_clock_is_handed_in() -> None:
    elsewhere = outside("tkkio_analytics/config.py", "tkkio_analytics/data", "tools")
    assert found_in(elsewhere, rules.clock_reads) == {}


def test_the_rules_see_offences_of_size() -> None:
    body = "def long():\n" + "    x = 1\n" * 3
    assert rules.long_file("x = 1\n" * 4, limit=3) == ["4 lines, at most 3"]
    assert rules.long_file("x = 1\n" * 3, limit=3) == []
    assert rules.long_functions(body, limit=3) == ["long: 4 lines, at most 3"]
    assert rules.long_functions(body, limit=4) == []
    assert rules.vague_name(Path("helpers.py"))
    assert not rules.vague_name(Path("trend.py"))


@pytest.mark.parametrize(
    ("offence", "finding"),
    [
        ("def f():\n    return 1", "defines"),
        ("f = lambda: 1", "defines"),
        ("class A:\n    x = 1", "defines"),
        ("try:\n    x = 1\nexcept ValueError:\n    x = 2", "catches"),
        ("x = a + 1", "computes"),
        ("x += 1", "computes"),
        ("import pandas as pd", "imports pandas"),
        ("from tkkio_analytics.services import risk", "imports tkkio_analytics.services"),
        ("from tkkio_analytics import services", "imports tkkio_analytics"),
        ("x = 1\n" * 101, "101 lines"),
    ],
)
def test_the_rules_see_a_thick_page(offence: str, finding: str) -> None:
    assert re.search(finding, "; ".join(rules.thick_page(offence)))


def test_the_rules_let_a_thin_page_pass() -> None:
    text = (
        '"""Where we stand."""\n\nimport streamlit as st\n\nfrom tkkio_analytics.charts import fan\n'
        'from tkkio_analytics.ui import cache, shell\n\npage = shell.open_page("targets")\n'
        'left, right = st.columns(2)\nst.dataframe(cache.rows(page), key="rows", width="stretch")\n'
    )
    assert rules.thick_page(text) == []
    assert rules.page_prose(text) == []


@pytest.mark.parametrize(
    "offence",
    [
        'st.write("title")',
        'st.metric(label="a", value=x)',
        'st.write(f"{x}")',
        'show(page, "Two words")',
        'show("Otsikko")',
    ],
)
def test_the_rules_see_prose_in_a_page(offence: str) -> None:
    assert rules.page_prose(offence)


@pytest.mark.parametrize(
    "offence", ["import os\nos.environ['A']", "from os import getenv", "import os\nos.getenv('A')"]
)
def test_the_rules_see_the_environment(offence: str) -> None:
    assert rules.environment_reads(offence)


@pytest.mark.parametrize("offence", ["import requests", "from urllib.request import urlopen", "import urllib3.util"])
def test_the_rules_see_the_network(offence: str) -> None:
    assert rules.imports_of(offence, rules.NETWORK)


def test_the_rules_let_the_making_of_links_pass() -> None:
    assert rules.imports_of("from urllib.parse import urlencode", rules.NETWORK) == []


@pytest.mark.parametrize(
    "offence", ["date.today()", "datetime.datetime.now(tz=UTC)", "time.time()", "pd.Timestamp.now()"]
)
def test_the_rules_see_the_clock(offence: str) -> None:
    assert rules.clock_reads(offence)


def test_the_rules_let_a_stopwatch_pass() -> None:
    assert rules.clock_reads("time.perf_counter()\nsettings.today\nview.time()") == []
