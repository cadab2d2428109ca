"""Rules of texts: every error that the code raises, and the words it has in each language."""

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path
from string import Formatter


def raised_errors(text: str) -> Iterator[tuple[str, set[str] | None]]:
    """Yield the key of each of our errors with the names of its parameters; None where they are handed on unseen."""
    for node in ast.walk(ast.parse(text)):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id.endswith("Error")
            and node.args
            and isinstance(node.args[0], ast.Constant)
            and isinstance(node.args[0].value, str)
        ):
            names = {word.arg for word in node.keywords}
            yield node.args[0].value, None if None in names else {name for name in names if name}


def texts(file: Path) -> dict[str, object]:
    return tomllib.loads(file.read_text(encoding="utf-8"))


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def wordless(raised: dict[str, set[str] | None], words: dict[str, object]) -> list[str]:
    """Return the keys without words, and those whose words ask for what the error does not carry."""
    found = []
    for key, names in sorted(raised.items()):
        text = words.get(key)
        if not isinstance(text, str):
            found.append(f"{key}: no words")
        elif names is not None and (unknown := placeholders(text) - names):
            found.append(f"{key}: asks for {sorted(unknown)}")
    return found
