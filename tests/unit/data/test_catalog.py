from collections.abc import Callable
from pathlib import Path

import pytest

from tkkio_analytics.data.catalog import Catalog
from tkkio_analytics.domain.indicator import Polarity
from tkkio_analytics.domain.region import RegionCategory
from tkkio_analytics.errors import CatalogError, UnknownIndicatorError, UnknownRegionError


@pytest.fixture
def reference(made_up: Callable[[str], Path]) -> Path:
    return made_up("catalogue") / "reference"


def refused(reference: Path) -> CatalogError:
    with pytest.raises(CatalogError) as caught:
        Catalog.from_folder(reference)
    return caught.value


def edit(reference: Path, file: str, old: str, new: str) -> None:
    path = reference / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_entries_become_domain_values(reference: Path) -> None:
    catalog = Catalog.from_folder(reference)
    assert catalog.region("01").category is RegionCategory.COUNTY
    assert catalog.region("01").name.sv == "Kuvitelma"
    indicator = catalog.indicator("served")
    assert indicator.polarity is Polarity.LOWER_IS_BETTER
    assert indicator.unit.change_symbol.fi == "pp"
    assert indicator.derivation is not None
    assert indicator.derivation.complement_total == 100.0
    assert indicator.comparability_note is None


def test_unknown_names_are_said(reference: Path) -> None:
    catalog = Catalog.from_folder(reference)
    with pytest.raises(UnknownRegionError) as region:
        catalog.region("99")
    with pytest.raises(UnknownIndicatorError) as indicator:
        catalog.indicator("nothing")
    assert (region.value.params["code"], indicator.value.params["indicator"]) == ("99", "nothing")


def test_a_broken_schema_names_file_and_place(reference: Path) -> None:
    edit(reference, "indicators.toml", "decimals = 1", "decimals = 9")
    error = refused(reference)
    assert error.key == "errors.schema_violation"
    assert (error.params["file"], error.params["where"]) == ("indicators.toml", "indicators / waited / decimals")


def test_an_unknown_field_is_refused(reference: Path) -> None:
    edit(reference, "regions.toml", 'code = "01"', 'code = "01"\ncolour = "red"')
    error = refused(reference)
    assert (error.params["file"], error.params["where"]) == ("regions.toml", "regions / 01")
    assert "colour" in str(error.params["reason"])


def test_unreadable_toml_names_file_and_line(reference: Path) -> None:
    (reference / "units.toml").write_text("[[units]\nid = 1\n", encoding="utf-8")
    error = refused(reference)
    assert (error.key, error.params["file"]) == ("errors.toml_unreadable", "units.toml")
    assert "line 1" in str(error.params["reason"])


def test_a_missing_file_is_named(reference: Path) -> None:
    (reference / "breaks.toml").unlink()
    error = refused(reference)
    assert (error.key, error.params["file"]) == ("errors.reference_missing", "breaks.toml")


@pytest.mark.parametrize(
    ("file", "old", "new", "kind"),
    [
        ("regions.toml", 'parent = "YTA1"', 'parent = "YTA5"', "region"),
        ("indicators.toml", 'unit = "pct"', 'unit = "ell"', "unit"),
        ("indicators.toml", 'topic = "access"', 'topic = "access"\ngoal = "nowhere"', "objective"),
        ("indicators.toml", 'source_indicator_id = "waited"', 'source_indicator_id = "lost"', "indicator"),
        ("corrections.toml", 'indicator_id = "waited"', 'indicator_id = "lost"', "indicator"),
        ("corrections.toml", 'region_code = "02"', 'region_code = "21"', "region"),
    ],
)
def test_a_reference_to_nothing_is_named(reference: Path, file: str, old: str, new: str, kind: str) -> None:
    edit(reference, file, old, new)
    error = refused(reference)
    named = file.removesuffix(".toml") if file == "indicators.toml" else file
    assert (error.key, error.params["file"], error.params["kind"]) == ("errors.unknown_reference", named, kind)


def test_an_id_given_twice_is_named(reference: Path) -> None:
    edit(reference, "indicators.toml", 'id = "served"', 'id = "waited"')
    error = refused(reference)
    assert (error.key, error.params["value"]) == ("errors.duplicate_id", "waited")


def test_a_replacing_correction_needs_its_value(reference: Path) -> None:
    edit(reference, "corrections.toml", 'action = "flag"', 'action = "replace"')
    assert refused(reference).params["file"] == "corrections.toml"
