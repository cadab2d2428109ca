"""Short references of a briefing's figures: found in its sections, and made as short as they may be."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Final, TypeVar

from tkkio_analytics.domain import briefing as said
from tkkio_analytics.domain.figure import FigureReference, fingerprint, shortest_codes

HOLDERS: Final = (
    said.Section,
    said.Statement,
    said.Paragraphs,
    said.Points,
    said.OpenQuestions,
    said.Table,
    said.Cell,
    said.Chart,
    said.KeyFigure,
    said.KeyFigures,
)
"""What can hold a reference, itself or within."""

Held = TypeVar("Held")


def coded(sections: Sequence[said.Section], *, release_sha256: str) -> tuple[said.Section, ...]:
    """Return the sections with the code of every reference written into it.

    Parameters
    ----------
    sections
        Whose references have no code yet.
    release_sha256
        The release that the figures were read from.

    Returns
    -------
    tuple of Section
        Equal figures share a code, different ones never do.
    """
    prints = {found: fingerprint(found, release_sha256=release_sha256) for found in every_reference(sections)}
    codes = shortest_codes(prints.values())
    named = {found: replace(found, code=codes[whole]) for found, whole in prints.items()}
    return tuple(_renamed(section, named) for section in sections)


def every_reference(held: object) -> tuple[FigureReference, ...]:
    """Return each reference in a section, a block or several of them once, in their order."""
    return tuple(dict.fromkeys(_references(held)))


def _references(held: object) -> Iterator[FigureReference]:
    if isinstance(held, FigureReference):
        yield held
    elif isinstance(held, tuple | list):
        for part in held:
            yield from _references(part)
    elif isinstance(held, HOLDERS):
        for field in fields(held):
            yield from _references(getattr(held, field.name))


def _renamed(held: Held, named: Mapping[FigureReference, FigureReference]) -> Held:
    """Return the same with each reference replaced by its named one."""
    changed: object = held
    if isinstance(held, FigureReference):
        changed = named[held]
    elif isinstance(held, tuple):
        changed = tuple(_renamed(part, named) for part in held)
    elif isinstance(held, HOLDERS) and is_dataclass(held):
        parts = {field.name: getattr(held, field.name) for field in fields(held)}
        changed = replace(held, **{name: _renamed(part, named) for name, part in parts.items()})
    return changed  # type: ignore[return-value]  # each branch gives back the type that it was handed
