from datetime import date
from pathlib import Path

import pytest

from tkkio_analytics.config import DEFAULT_DATA_DIR, Settings
from tkkio_analytics.errors import SettingsError


def test_defaults_are_the_data_beside_the_package_and_the_newest_release(root: Path) -> None:
    settings = Settings.from_env({})
    assert settings.data_dir == DEFAULT_DATA_DIR == root / "data"
    assert settings.release is None


def test_variables_are_read(tmp_path: Path) -> None:
    settings = Settings.from_env(
        {"TKKIO_DATA_DIR": str(tmp_path), "TKKIO_RELEASE": "2030-05-01-1", "TKKIO_TODAY": "2030-05-02"}
    )
    assert settings == Settings(data_dir=tmp_path, release="2030-05-01-1", today=date(2030, 5, 2))


def test_an_empty_variable_is_as_good_as_none() -> None:
    settings = Settings.from_env({"TKKIO_DATA_DIR": "", "TKKIO_RELEASE": "", "TKKIO_TODAY": ""})
    assert (settings.data_dir, settings.release) == (DEFAULT_DATA_DIR, None)


@pytest.mark.parametrize(
    ("variables", "key"),
    [
        ({"TKKIO_TODAY": "2.5.2030"}, "errors.bad_date"),
        ({"TKKIO_DATA_DIR": "/no/such/folder"}, "errors.data_folder_missing"),
    ],
)
def test_a_variable_that_cannot_be_used_is_named(variables: dict[str, str], key: str) -> None:
    with pytest.raises(SettingsError) as caught:
        Settings.from_env(variables)
    assert caught.value.key == key
    assert caught.value.params["variable"] in variables
