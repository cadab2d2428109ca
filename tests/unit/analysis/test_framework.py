"""What the TKKIO framework shows of a region, on an imagined registry."""

from dataclasses import replace

import pytest

from tkkio_analytics.analysis.framework import concerns
from tkkio_analytics.domain.message import LocalizedText
from tkkio_analytics.domain.region import Region, RegionCategory
from tkkio_analytics.domain.registry import EntryKind, RegistryEntry

WORDS = LocalizedText(fi="a", sv="b", en="c")
PARENTS = {"FI": None, "Y1": None, "Y2": None, "A": "Y1", "B": "Y1", "C": "Y2"}


def region(code: str) -> Region:
    kinds = {"FI": RegionCategory.NATION, "Y1": RegionCategory.COLLABORATIVE_AREA}
    return Region(
        code=code,
        category=kinds.get(code, RegionCategory.COUNTY),
        name=WORDS,
        short_name=WORDS,
        genitive=WORDS,
        locative=WORDS,
        parent=PARENTS[code],
        sotkanet_id=None,
        order=0,
    )


def entry(*codes: str) -> RegistryEntry:
    bare = RegistryEntry(id="x", kind=EntryKind.PROJECT, name=WORDS, description=WORDS, owner=WORDS, citations=())
    return replace(bare, region_codes=codes)


@pytest.mark.parametrize(
    ("code", "codes", "expected"),
    [
        ("FI", ("C",), True),
        ("A", (), True),
        ("A", ("A",), True),
        ("A", ("Y1",), True),
        ("A", ("B",), False),
        ("A", ("Y2", "C"), False),
        ("Y1", ("B",), True),
        ("Y1", ("C",), False),
    ],
)
def test_a_region_is_concerned_by_its_own_its_area_and_its_counties(
    code: str, codes: tuple[str, ...], *, expected: bool
) -> None:
    assert concerns(entry(*codes), region(code), parents=PARENTS) is expected
