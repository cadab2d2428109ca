"""Rules of the source tree: each returns its findings, an empty list where the rule is kept."""

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

SOURCE_FOLDERS = ("tkkio_analytics", "pages", "tools", "tests")
FILE_LINES = 400
FUNCTION_LINES = 60
PAGE_LINES = 100
APP_LINES = 40
VAGUE_NAMES = {"types", "utils", "util", "helpers", "helper", "common", "misc"}
PAGE_IMPORTS = ("streamlit", "tkkio_analytics.ui", "tkkio_analytics.charts")
NETWORK = ("requests", "urllib.request", "urllib3", "http.client", "httpx", "aiohttp", "socket", "ftplib")
DATABASE = ("sqlite3", "sqlalchemy", "psycopg")
CLOCKS = {"today", "now", "utcnow", "time", "localtime", "gmtime"}
CLOCK_OWNERS = {"datetime", "date", "dt", "time", "Timestamp"}
NOT_TEXT = {"key", "width", "height", "gap", "type", "vertical_alignment", "horizontal_alignment", "label_visibility"}
CODE_LITERAL = re.compile(r"[a-z0-9_./-]*|FI")
"""Keys and codes; FI is the nation's."""


def python_files(root: Path) -> list[Path]:
    found = [root / "app.py", *(path for folder in SOURCE_FOLDERS for path in (root / folder).rglob("*.py"))]
    return sorted(path for path in found if path.is_file())


def inside(path: Path, doors: Iterable[str], root: Path) -> bool:
    name = path.relative_to(root).as_posix()
    return any(name == door or name.startswith(f"{door}/") for door in doors)


def imported(tree: ast.AST) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, name.name) for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            module = node.module or ""
            yield node.lineno, module
            yield from ((node.lineno, f"{module}.{name.name}") for name in node.names)


def long_file(text: str, *, limit: int) -> list[str]:
    lines = len(text.splitlines())
    return [f"{lines} lines, at most {limit}"] if lines > limit else []


def long_functions(text: str, *, limit: int) -> list[str]:
    return [
        f"{node.name}: {length} lines, at most {limit}"
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (length := (node.end_lineno or node.lineno) - node.lineno + 1) > limit
    ]


def imports_of(text: str, modules: Iterable[str]) -> list[str]:
    prefixes = tuple(f"{module}." for module in modules)
    return [
        f"line {line} imports {name}" for line, name in imported(ast.parse(text)) if f"{name}.".startswith(prefixes)
    ]


def environment_reads(text: str) -> list[str]:
    tree = ast.parse(text)
    attributes = [
        f"line {node.lineno} reads the environment"
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in {"environ", "getenv"}
    ]
    return attributes + [
        f"line {line} imports {name}" for line, name in imported(tree) if name in {"os.environ", "os.getenv"}
    ]


def clock_reads(text: str) -> list[str]:
    return [
        f"line {node.lineno} reads the clock"
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in CLOCKS
        and CLOCK_OWNERS & set(re.findall(r"\w+", ast.unparse(node.func.value)))
    ]


def thick_page(text: str) -> list[str]:
    """A page sequences: nothing is defined, caught or computed in it."""
    found = long_file(text, limit=PAGE_LINES)
    tree = ast.parse(text)
    definitions = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Lambda
    for node in ast.walk(tree):
        if isinstance(node, definitions):
            found.append(f"line {node.lineno} defines something")
        elif isinstance(node, ast.Try | ast.TryStar):
            found.append(f"line {node.lineno} catches errors")
        elif isinstance(node, ast.BinOp | ast.AugAssign) and not isinstance(node.op, ast.BitOr):
            found.append(f"line {node.lineno} computes")
        elif isinstance(node, ast.ImportFrom) and not allowed_in_page(node):
            found.append(f"line {node.lineno} imports {node.module}")
        elif isinstance(node, ast.Import) and not all(name.name in PAGE_IMPORTS for name in node.names):
            found.append(f"line {node.lineno} imports {node.names[0].name}")
    return found


def allowed_in_page(node: ast.ImportFrom) -> bool:
    names = {f"{node.module}.{name.name}" for name in node.names} | {node.module or ""}
    return all(
        any(name == allowed or name.startswith(f"{allowed}.") for allowed in PAGE_IMPORTS)
        for name in (names - {"tkkio_analytics"})
    )


def page_prose(text: str) -> list[str]:
    """Text on screen is a key: no prose in a page, and no literal at all straight into Streamlit."""
    tree = ast.parse(text)
    docstring = tree.body[0].value if tree.body and isinstance(tree.body[0], ast.Expr) else None
    found = [
        f"line {node.lineno} holds prose: {node.value!r}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and node is not docstring
        and not CODE_LITERAL.fullmatch(node.value)
    ]
    for call in ast.walk(tree):
        if isinstance(call, ast.Call) and ast.unparse(call.func).startswith(("st.", "streamlit.")):
            shown = [*call.args, *(word.value for word in call.keywords if word.arg not in NOT_TEXT)]
            found += [
                f"line {node.lineno} gives Streamlit a literal"
                for node in shown
                if isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str))
            ]
    return found


def vague_name(path: Path) -> list[str]:
    return [f"{path.name} says nothing of what it holds"] if path.stem in VAGUE_NAMES else []
