"""Saved scenarios in a file: written, and read back without trusting a byte of it."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any, Final, NoReturn

from jsonschema import Draft202012Validator, ValidationError

from tkkio_analytics.analysis.scenario_figures import canonical
from tkkio_analytics.data.reference import schema_file
from tkkio_analytics.data.snapshot import json_bytes
from tkkio_analytics.domain.message import Message, message
from tkkio_analytics.domain.revision import Stored
from tkkio_analytics.domain.saved_scenario import Basis, Imported, SavedScenario, ScenarioLink
from tkkio_analytics.domain.scenario import Scenario
from tkkio_analytics.domain.structured import plain, structured
from tkkio_analytics.errors import EntryError, ScenarioError
from tkkio_analytics.services.fields import Form, cleaned
from tkkio_analytics.services.saved_scenarios import words

FORMAT: Final = "tkkio-scenarios"
VERSION: Final = 1
MOST_BYTES: Final = 10_000_000
"""A few of the largest scenarios that can be asked, or hundreds of ordinary ones."""
MOST_SCENARIOS: Final = 200
MOST_ERRORS: Final = 1_000
MOST_PROBLEMS: Final = 20
"""Of a file; a person mends these and tries again."""
LIMITS: Final = {
    "minimum": "least",
    "exclusiveMinimum": "least",
    "maximum": "most",
    "exclusiveMaximum": "most",
    "minLength": "shortest",
    "maxLength": "longest",
    "minItems": "fewest",
    "maxItems": "many",
    "maxProperties": "many",
}
"""Keywords of JSON Schema by the text that explains them."""


def exported(chosen: Sequence[Stored[SavedScenario]]) -> bytes:
    """Return saved scenarios as a JSON file that keeps ``schemas/scenarios.schema.json``.

    Parameters
    ----------
    chosen
        One or more, in the order in which they are to stand.

    Raises
    ------
    EntryError
        If they are too many or too large for a file that could be read back.
    """
    content = json_bytes({"format": FORMAT, "version": VERSION, "scenarios": [_written(stored) for stored in chosen]})
    if len(content) > MOST_BYTES or len(chosen) > MOST_SCENARIOS:
        raise EntryError("scenario_export_refused", most=MOST_BYTES // 1_000_000, many=MOST_SCENARIOS)
    return content


def read(content: bytes, *, reference: Path) -> tuple[SavedScenario, ...]:
    """Return the scenarios of a file; nothing is stored.

    Parameters
    ----------
    content
        The file.
    reference
        Folder of the reference data, which has the schema.

    Raises
    ------
    EntryError
        Saying what is wrong and where, as JSON paths.
    """
    if len(content) > MOST_BYTES:
        raise _refused(message("saved_scenarios.file.too_large", most=MOST_BYTES // 1_000_000))
    table = _table(content)
    validator = Draft202012Validator(json.loads(schema_file(reference, "scenarios").read_text(encoding="utf-8")))
    problems = _violations(validator, table)
    if problems:
        raise _refused(*problems)
    rows = enumerate(table["scenarios"])
    found = tuple(_read(row, path=f"$.scenarios[{place}]", problems=problems) for place, row in rows)
    if problems:
        raise _refused(*problems)
    return found


def _written(stored: Stored[SavedScenario]) -> dict[str, Any]:
    entry = stored.entry
    by = entry.imported or Imported(author=stored.author, saved_at=stored.saved_at.isoformat())
    return {
        "id": entry.id,
        "name": entry.name,
        "note": entry.note,
        "archived": entry.archived,
        "author": by.author,
        "saved_at": by.saved_at,
        "scenario": plain(entry.scenario),
        "basis": plain(entry.basis),
        "figures": json.loads(entry.figures),
    }


def _table(content: bytes) -> dict[str, Any]:
    try:
        table = json.loads(content.decode("utf-8-sig"), parse_float=_finite, parse_constant=_not_a_number)
    except UnicodeDecodeError as error:
        raise _refused(message("saved_scenarios.file.not_utf8")) from error
    except json.JSONDecodeError as error:
        where = {"line": str(error.lineno), "column": str(error.colno)}
        raise _refused(message("saved_scenarios.file.not_json", **where)) from error
    except RecursionError as error:
        raise _refused(message("saved_scenarios.file.too_deep")) from error
    except ValueError as error:
        raise _refused(message("saved_scenarios.file.not_finite")) from error
    if not isinstance(table, dict) or table.get("format") != FORMAT:
        raise _refused(message("saved_scenarios.file.other_format", format=FORMAT))
    version = table.get("version")
    if isinstance(version, int) and version > VERSION:
        raise _refused(message("saved_scenarios.file.newer", known=str(VERSION)))
    return dict(table)


def _finite(written: str) -> float:
    value = float(written)
    if value in {float("inf"), float("-inf")}:
        raise ValueError(written)
    return value


def _not_a_number(written: str) -> NoReturn:
    raise ValueError(written)


def _read(row: Mapping[str, Any], *, path: str, problems: list[Message]) -> SavedScenario:
    """Return one scenario whose parts keep the schema; what the schema cannot say is noted."""

    def note(part: str, problem: Message) -> None:
        problems.append(message("saved_scenarios.file.problem", path=f"{path}{part}", problem=problem))

    form = Form({"name": row["name"], "note": row["note"]})
    name, text = words(form)
    for problem in form.problems:
        note("", problem)
    asked, basis = structured(Scenario, row["scenario"]), structured(Basis, row["basis"])
    found = SavedScenario(
        id=row["id"],
        name=name,
        note=text,
        scenario=asked,
        basis=basis,
        figures=canonical(row["figures"]),
        archived=row["archived"],
        imported=Imported(author=" ".join(cleaned(row["author"]).split()), saved_at=row["saved_at"]),
    )
    try:
        ScenarioLink.from_code(found.link.code, scenario=asked)
    except ScenarioError as error:
        note(".basis", Message(error.key, error.params))
    try:
        datetime.fromisoformat(row["saved_at"])
    except ValueError:
        note(".saved_at", message("saved_scenarios.file.no_moment"))
    return found


def _violations(validator: Draft202012Validator, table: Mapping[str, Any]) -> list[Message]:
    """Return the first violations of the schema, those of one place and keyword once."""
    errors = {(error.json_path, error.validator): error for error in islice(validator.iter_errors(table), MOST_ERRORS)}
    return [problem for error in errors.values() for problem in _problems(error)]


def _problems(error: ValidationError) -> Iterator[Message]:
    """Yield what one violation of the schema is, in words of ours: the library knows English only."""
    keyword, path = str(error.validator), error.json_path
    found: Any = error.instance
    wanted: Any = error.validator_value
    if keyword == "required":
        for name in sorted(set(wanted) - set(found)):
            yield _at(path, "missing", name=name)
    elif keyword == "additionalProperties":
        known = error.schema.get("properties", {}) if isinstance(error.schema, dict) else {}
        yield _at(path, "unknown", names=tuple(cleaned(name)[:40] for name in sorted(set(found) - set(known))[:5]))
    elif keyword in {"enum", "const"}:
        yield _at(path, "not_among", values=tuple(str(value) for value in (wanted if keyword == "enum" else [wanted])))
    elif keyword == "type":
        yield _at(path, "wrong_type", kinds=" / ".join([wanted] if isinstance(wanted, str) else wanted))
    elif keyword in LIMITS:
        yield _at(path, LIMITS[keyword], limit=f"{wanted:g}")
    else:
        yield _at(path, "wrong_form", value=cleaned(str(found))[:40])


def _at(path: str, key: str, **params: object) -> Message:
    problem = message(f"saved_scenarios.file.{key}", **params)
    return message("saved_scenarios.file.problem", path=path[:200], problem=problem)


def _refused(*problems: Message) -> EntryError:
    more = (message("saved_scenarios.file.and_more"),) if len(problems) > MOST_PROBLEMS else ()
    return EntryError("scenario_file_refused", problems=(*problems[:MOST_PROBLEMS], *more))
