"""The three catalogues of text say the same things; every key in the code has words, and no words lie idle."""

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

from tkkio_analytics.i18n import LANGUAGES
from tkkio_analytics.i18n.catalog import PLURAL_FORMS, Entry, entries, namespaces

NAMESPACES = namespaces("fi")
SCANNED = ("tkkio_analytics", "pages", "tools", "app.py")
PREFIXED_CALLS = {"text": "ui.", "heading": "ui.heading."}
"""Functions of the interface that are handed a key without its beginning."""


def catalogue(language: str) -> dict[str, Entry]:
    return {key: entry for name in namespaces(language) for key, entry in entries(language, name).items()}


def forms(entry: Entry) -> list[str]:
    return [entry] if isinstance(entry, str) else list(entry.values())


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def source_files(root: Path) -> Iterator[Path]:
    for place in SCANNED:
        path = root / place
        yield from [path] if path.is_file() else sorted(path.rglob("*.py"))


def key_patterns(root: Path) -> tuple[set[str], set[str]]:
    """Return the whole keys in the code, and patterns of those put together from parts."""
    whole: set[str] = set()
    patterns: set[str] = set()
    for path in source_files(root):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        interface = "ui" in path.parts or "pages" in path.parts
        pieces = {part for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in pieces:
                whole.add(node.value)
            if isinstance(node, ast.JoinedStr):
                patterns.add(pattern(node))
            if interface and isinstance(node, ast.Call):
                add_prefixed(node, whole, patterns)
    return whole, patterns


def pattern(node: ast.JoinedStr) -> str:
    return "".join(re.escape(str(part.value)) if isinstance(part, ast.Constant) else ".+" for part in node.values)


def add_prefixed(call: ast.Call, whole: set[str], patterns: set[str]) -> None:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    prefix = PREFIXED_CALLS.get(name)
    if prefix is None:
        return
    for argument in call.args[:2]:
        for part in (argument.body, argument.orelse) if isinstance(argument, ast.IfExp) else (argument,):
            if isinstance(part, ast.Constant) and isinstance(part.value, str) and not is_whole(part.value):
                whole.add(prefix + part.value)
            elif isinstance(part, ast.JoinedStr):
                patterns.add(re.escape(prefix) + pattern(part))


def is_whole(key: str) -> bool:
    """A translator is handed whole keys, which begin with the name of their file."""
    return key.partition(".")[0] in NAMESPACES


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_files(language: str) -> None:
    assert namespaces(language) == NAMESPACES


@pytest.mark.parametrize("namespace", NAMESPACES)
@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_every_language_has_the_same_keys_and_placeholders(language: str, namespace: str) -> None:
    finnish, other = entries("fi", namespace), entries(language, namespace)
    assert set(other) == set(finnish)
    for key, entry in finnish.items():
        assert isinstance(other[key], str) == isinstance(entry, str), key
        wanted = set().union(*(placeholders(form) for form in forms(entry)))
        assert set().union(*(placeholders(form) for form in forms(other[key]))) == wanted, key


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_are_whole_and_plurals_complete(language: str) -> None:
    for key, entry in catalogue(language).items():
        if not isinstance(entry, str):
            assert set(entry) == PLURAL_FORMS, key
        for form in forms(entry):
            assert form == form.strip(), key
            assert form, key
            assert "TODO" not in form, key


def test_no_text_of_the_interface_lies_idle(root: Path) -> None:
    whole, patterns = key_patterns(root)
    # A pattern that leaves the table of the key open as well would excuse every text.
    put_together = [re.compile(found) for found in patterns if re.match(r"(ui|charts)\\\.[a-z]", found)]
    idle = [
        key
        for key in catalogue("fi")
        if key.partition(".")[0] in {"ui", "charts"}
        and key not in whole
        and not any(found.fullmatch(key) for found in put_together)
    ]
    assert idle == []


def test_every_key_in_the_code_has_words(root: Path) -> None:
    whole, _ = key_patterns(root)
    known = set(catalogue("fi"))
    shaped = re.compile(rf"({'|'.join(NAMESPACES)})(\.[a-z][a-z0-9_]*)+")
    missing = [key for key in sorted(whole) if shaped.fullmatch(key) and key not in known]
    assert missing == []


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_percent_stands_apart_from_its_number(language: str) -> None:
    glued = re.compile(r"\d%")
    assert [key for key, entry in catalogue(language).items() if any(glued.search(form) for form in forms(entry))] == []


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_no_line_ends_between_a_number_and_its_percent(language: str) -> None:
    parted = re.compile(r"[\d}] %")
    assert [
        key for key, entry in catalogue(language).items() if any(parted.search(form) for form in forms(entry))
    ] == []


def test_quotes_and_minus_are_typographic_in_finnish_and_swedish() -> None:
    for language in ("fi", "sv"):
        for key, entry in catalogue(language).items():
            for form in forms(entry):
                assert "“" not in form, (language, key)
                assert not re.search(r"(^|\s)-\d", form), (language, key)
