"""Rules of what ships beside the code: pins, licences, make targets, paths of one machine."""

import re
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement

PIN = re.compile(r"[a-z0-9][a-z0-9._-]*==[0-9][0-9a-z.+]*")
TARGET = re.compile(r"^([a-z][a-z-]*):(?!=)(.*)$", re.MULTILINE)
COPYLEFT = re.compile(r"(?<![L])\bA?GPL|GNU (Affero )?General Public", re.IGNORECASE)
LESSER = re.compile(r"LGPL|GNU Lesser", re.IGNORECASE)
MOST_TARGETS = 10
PRIVATE_FOLDERS = ("wor" + "k/", "far" + "m/", "ro" + "ot/", "ho" + "me/[a-z]")
MACHINE_PATHS = re.compile(rf"(?<![\w.])/({'|'.join(PRIVATE_FOLDERS)})|C:\\Users|\.\./sha" + "red")


def requirement_lines(text: str) -> list[str]:
    lines = (line.split("#")[0].strip() for line in text.splitlines())
    return [line for line in lines if line and not line.startswith("-r ")]


def loose_pins(text: str) -> list[str]:
    return [line for line in requirement_lines(text) if not PIN.fullmatch(line)]


def closure(names: list[str]) -> set[str]:
    """Return every distribution that ``names`` bring along in this environment."""
    seen: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop().lower().replace("_", "-")
        if name in seen:
            continue
        seen.add(name)
        waiting += needed_by(name)
    return seen


def needed_by(name: str) -> Iterator[str]:
    for text in metadata.requires(name) or []:
        requirement = Requirement(text)
        if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
            yield requirement.name


def licence(name: str) -> str:
    """Return the stated licence: the SPDX expression, else the classifiers, else the first line of the field."""
    about = metadata.metadata(name)
    expression = about.get("License-Expression")
    classifiers = [line for line in about.get_all("Classifier") or [] if line.startswith("License ::")]
    field = (about.get("License") or "").strip().splitlines()
    return expression or "; ".join(classifiers) or (field[0] if field else "")


def refused_licence(stated: str) -> str | None:
    if not stated:
        return "no licence stated"
    if COPYLEFT.search(stated) and not LESSER.search(stated) and not re.search(r"\bOR\b", stated):
        return stated
    return None


def make_targets(text: str) -> dict[str, str | None]:
    """Return the targets a person calls, with their help, or None without one."""
    found = {}
    for name, rest in TARGET.findall(text):
        parts = rest.split("## ")
        found[name] = parts[1].strip() if len(parts) == 2 else None
    return found


def machine_paths(text: str) -> list[str]:
    return [
        f"line {number}: {line.strip()[:100]}"
        for number, line in enumerate(text.splitlines(), start=1)
        if MACHINE_PATHS.search(line)
    ]


def shipped_texts(root: Path, names: list[str]) -> Iterator[tuple[str, str]]:
    for name in names:
        path = root / name
        if path.is_file():
            try:
                yield name, path.read_text(encoding="utf-8")
            except UnicodeDecodeError:
                continue
