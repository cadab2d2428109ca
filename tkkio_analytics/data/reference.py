"""Reference files: TOML read, checked against its JSON Schema and turned into domain values."""

import json
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Final, TypeVar

from jsonschema import Draft202012Validator

from tkkio_analytics.domain.structured import structured
from tkkio_analytics.errors import CatalogError

Record = TypeVar("Record")
SHARED: Final = frozenset({"schemas", "units", "method_record", "survey_record", "joint_record", "benchmark_record"})
"""What a data folder inside another, such as the practice data, may leave to the outer one: rules, never figures."""


def reference_files(folder: Path, name: str) -> tuple[Path, ...]:
    """Return the files of a reference table: ``name``.toml, or every file of the folder ``name`` in the order of names.

    Parameters
    ----------
    folder
        The ``reference`` folder.
    name
        Of the table, such as ``indicators``.
    """
    return tuple(sorted((folder / name).glob("*.toml"))) or (reference_file(folder, f"{name}.toml"),)


def read_table(folder: Path, name: str) -> dict[str, Any]:
    """Return a reference table, each of its files checked against ``schemas/name.schema.json``.

    Parameters
    ----------
    folder
        The ``reference`` folder.
    name
        Of the table, such as ``indicators``.

    Returns
    -------
    dict
        As TOML gives it; lists of several files follow one another.

    Raises
    ------
    CatalogError
        Naming the file, and the place in it that is at fault.
    """
    schema = schema_file(folder, name)
    return joined([_validated(path, schema) for path in reference_files(folder, name)])


def joined(tables: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the tables of several files as one: lists follow one another.

    Examples
    --------
    >>> joined([{"rows": [1], "name": "a"}, {"rows": [2]}])
    {'rows': [1, 2], 'name': 'a'}
    """
    whole: dict[str, Any] = {}
    for table in tables:
        for key, value in table.items():
            whole[key] = [*whole.get(key, []), *value] if isinstance(value, list) else value
    return whole


def reference_file(folder: Path, name: str) -> Path:
    """Return the path of a reference file, of the outer data folder where a shared one is left to it.

    Parameters
    ----------
    folder
        The ``reference`` folder; that of the practice data is ``data/practice/reference``, whose outer one is
        ``data/reference``.
    name
        Path below the folder.

    Returns
    -------
    Path
        Where the file is, or where it ought to be.
    """
    own, outer = folder / name, folder.parent.parent / folder.name / name
    shared = name.split("/", maxsplit=1)[0].split(".", maxsplit=1)[0] in SHARED
    return outer if shared and not own.exists() and outer.exists() else own


def schema_file(folder: Path, name: str) -> Path:
    """Return the path of the JSON Schema of the reference file ``name``."""
    return reference_file(folder, f"schemas/{name}.schema.json")


def reference_sha256(folder: Path) -> str:
    """Return one hash of every table of a ``reference`` folder and of what it leaves to the outer one.

    Parameters
    ----------
    folder
        The ``reference`` folder.
    """
    outer = folder.parent.parent / folder.name
    names = {path.relative_to(root).as_posix() for root in (folder, outer) for path in _tables(root)}
    digest = sha256()
    for name in sorted(names):
        path = reference_file(folder, name)
        if path.is_file():
            # A checkout may end its lines otherwise.
            content = path.read_bytes().replace(b"\r\n", b"\n")
            digest.update(f"{name} {len(content)}\n".encode() + content)
    return digest.hexdigest()


def _tables(folder: Path) -> Iterable[Path]:
    return (path for pattern in ("*.toml", "*.csv") for path in folder.rglob(pattern))


def read_curated(data_dir: Path, name: str) -> dict[str, Any]:
    """Return the file ``name``.toml of ``curated``, checked in the same way as a reference file.

    Raises
    ------
    CatalogError
        Naming the file, and the place in it that is at fault.
    """
    return _validated(data_dir / "curated" / f"{name}.toml", data_dir / "reference" / "schemas" / f"{name}.schema.json")


def _validated(path: Path, schema: Path) -> dict[str, Any]:
    table = toml_file(path)
    for problem in schema_violations(table, schema, file=path.name):
        raise problem
    return table


def schema_violations(table: Mapping[str, Any], schema: Path, *, file: str) -> Iterable[CatalogError]:
    """Yield an error for every place of ``table`` that breaks its JSON Schema.

    Parameters
    ----------
    table
        Content of a TOML or JSON file.
    schema
        Path of the schema.
    file
        Name to give in errors.
    """
    for error in _validator(schema).iter_errors(table):
        where = _place(table, list(error.absolute_path))
        yield CatalogError("schema_violation", file=file, where=where, reason=error.message)


def toml_file(path: Path) -> dict[str, Any]:
    """Return the content of a TOML file.

    Raises
    ------
    CatalogError
        If it is missing or not TOML; the reason names line and column.
    """
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise CatalogError("reference_missing", file=path.name, folder=str(path.parent)) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CatalogError("toml_unreadable", file=path.name, reason=str(error)) from error


def records(kind: type[Record], rows: list[dict[str, Any]]) -> tuple[Record, ...]:
    """Return the rows of a reference file as values of a frozen dataclass; an absent key is None.

    Parameters
    ----------
    kind
        The dataclass, whose field names are the keys of the file.
    rows
        Rows that keep their schema.

    Examples
    --------
    >>> from tkkio_analytics.domain.message import LocalizedText
    >>> records(LocalizedText, [{"fi": "alue", "sv": "område", "en": "area"}])[0].sv
    'område'
    """
    return tuple(structured(kind, row) for row in rows)


@cache
def _validator(path: Path) -> Draft202012Validator:
    try:
        return Draft202012Validator(json.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError as error:
        raise CatalogError("reference_missing", file=path.name, folder=str(path.parent)) from error


def _place(table: Mapping[str, Any], path: list[str | int]) -> str:
    """Name the entry at fault by its id or code, since TOML readers count no indices."""
    entry: Any = table
    parts: list[str] = []
    for step in path:
        entry = entry[step]
        named = entry.get("id", entry.get("code")) if isinstance(step, int) and isinstance(entry, dict) else None
        parts.append(str(named if named is not None else step))
    return " / ".join(parts) or "/"
