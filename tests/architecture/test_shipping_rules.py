"""What ships beside the code: pins, licences, make targets, hidden options, and nothing of one machine."""

import subprocess
import tomllib
from pathlib import Path

import pytest
from architecture import shipping_rules as rules
from streamlit import config

ROOT = Path(__file__).resolve().parents[2]
REQUIREMENTS = (ROOT / "requirements.txt").read_text()
SHIPPED = [line.split("==")[0] for line in rules.requirement_lines(REQUIREMENTS)]
CLOSURE = sorted(rules.closure(SHIPPED))
ARTICLES = 15


def shipped_names() -> list[str]:
    command = ["git", "-c", "safe.directory=*", "ls-files", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603  fixed words
    if listed.returncode == 0:
        return listed.stdout.splitlines()
    hidden = (".venv", ".git", "build")
    return [
        path.relative_to(ROOT).as_posix()
        for path in ROOT.rglob("*")
        if not any(part in hidden or "cache" in part for part in path.relative_to(ROOT).parts)
    ]


@pytest.mark.parametrize("file", ["requirements.txt", "requirements-dev.txt"])
def test_pins_are_exact(file: str) -> None:
    assert rules.loose_pins((ROOT / file).read_text()) == []


def test_loose_pins_are_seen() -> None:
    assert rules.loose_pins("numpy>=2\n# a comment\nbabel==2.18.0\npandas\n") == ["numpy>=2", "pandas"]


@pytest.mark.parametrize("name", CLOSURE)
def test_no_shipped_package_is_under_the_gpl(name: str) -> None:
    assert rules.refused_licence(rules.licence(name)) is None


def test_the_closure_reaches_what_is_brought_along() -> None:
    assert {"streamlit", "starlette", "pyarrow", "patsy"} <= set(CLOSURE)
    assert "pytest" not in CLOSURE


@pytest.mark.parametrize(
    ("stated", "refused"),
    [
        ("GPL-3.0-or-later", True),
        ("License :: OSI Approved :: GNU General Public License v3 (GPLv3)", True),
        ("AGPL-3.0-only", True),
        ("", True),
        ("LGPL-2.1-only", False),
        ("MIT OR GPL-2.0-only", False),
        ("BSD-3-Clause", False),
    ],
)
def test_the_gpl_is_seen(stated: str, *, refused: bool) -> None:
    assert (rules.refused_licence(stated) is not None) is refused


def test_every_dependency_is_explained() -> None:
    text = (ROOT / "docs" / "dependencies.md").read_text()
    tools = [line.split("==")[0] for line in rules.requirement_lines((ROOT / "requirements-dev.txt").read_text())]
    assert [name for name in [*SHIPPED, *tools] if f"`{name}`" not in text] == []


def test_make_has_at_most_ten_targets_and_explains_each() -> None:
    targets = rules.make_targets((ROOT / "Makefile").read_text())
    assert {"help", "setup", "run", "test", "soak"} <= set(targets)
    assert len(targets) <= rules.MOST_TARGETS
    assert [target for target, words in targets.items() if not words] == []


def test_make_help_prints_every_target() -> None:
    targets = rules.make_targets((ROOT / "Makefile").read_text())
    printed = subprocess.run(["make", "-s"], cwd=ROOT, capture_output=True, text=True, check=True).stdout  # noqa: S607
    assert [target for target in targets if f"make {target} " not in printed] == []


def test_unexplained_targets_are_seen() -> None:
    assert rules.make_targets("run: x ## Start\nlost:\n\techo\nA := 1\n.PHONY: run\n") == {"run": "Start", "lost": None}


def test_the_garbage_collection_after_each_run_is_off() -> None:
    assert "runner.postScriptGC" in config.get_config_options()
    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text())
    assert settings["runner"]["postScriptGC"] is False


def test_the_app_calls_nobody_and_is_open_to_its_own_machine() -> None:
    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text())
    assert settings["browser"]["gatherUsageStats"] is False
    assert settings["browser"]["serverAddress"]
    assert settings["client"]["showErrorLinks"] is False
    assert settings["server"]["address"] == "localhost"
    assert settings["server"]["showEmailPrompt"] is False


def test_nothing_names_a_path_of_one_machine() -> None:
    found = {
        name: paths for name, text in rules.shipped_texts(ROOT, shipped_names()) if (paths := rules.machine_paths(text))
    }
    assert found == {}


def test_paths_of_one_machine_are_seen() -> None:
    assert rules.machine_paths("ok\nopen('/ho" + "me/user/x')\n") == ["line 2: open('/ho" + "me/user/x')"]
    assert rules.machine_paths("docs/work/notes.md") == []


def test_the_licence_is_whole() -> None:
    text = (ROOT / "LICENSE").read_text()
    assert "EUROPEAN UNION PUBLIC LICENCE v. 1.2" in text
    assert [number for number in range(1, ARTICLES + 1) if f"\n{number}. " not in text] == []
    assert "\nAppendix\n" in text


def test_nothing_is_skipped_where_everything_must_run() -> None:
    assert "export CI=true" in (ROOT / ".ci" / "run").read_text()
