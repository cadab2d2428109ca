from datetime import date
from pathlib import Path

import pytest

from tkkio_analytics.config import DEFAULT_DATA_DIR, Settings, default_state_dir
from tkkio_analytics.errors import SettingsError


def test_defaults_are_the_data_beside_the_package_and_the_newest_release(root: Path) -> None:
    settings = Settings.from_env({})
    assert settings.data_dir == DEFAULT_DATA_DIR == root / "data"
    assert settings.release is None


def test_variables_are_read(tmp_path: Path) -> None:
    settings = Settings.from_env(
        {"TKKIO_DATA_DIR": str(tmp_path), "TKKIO_RELEASE": "2030-05-01-1", "TKKIO_TODAY": "2030-05-02"}
    )
    assert (settings.data_dir, settings.release, settings.today) == (tmp_path, "2030-05-01-1", date(2030, 5, 2))


def test_what_people_write_is_kept_outside_the_code_and_writing_is_off(root: Path, tmp_path: Path) -> None:
    settings = Settings.from_env({"XDG_STATE_HOME": str(tmp_path)})
    assert settings.editor is None
    assert settings.database_url is None
    assert settings.store_file is not None
    assert not settings.store_file.is_relative_to(root)


@pytest.mark.parametrize(
    ("variables", "platform", "folder"),
    [
        ({"XDG_STATE_HOME": "/state"}, "linux", "/state/tkkio"),
        ({"LOCALAPPDATA": "/local"}, "win32", "/local/tkkio"),
    ],
)
def test_the_state_folder_is_where_the_system_keeps_state(
    variables: dict[str, str], platform: str, folder: str
) -> None:
    assert default_state_dir(variables, platform=platform).as_posix() == folder


def test_a_database_of_its_own_replaces_the_file_and_its_password_is_never_shown() -> None:
    settings = Settings.from_env({"TKKIO_DATABASE_URL": "postgresql://a:secret@db/tkkio", "TKKIO_EDITOR": " Maija "})
    assert settings.store_file is None
    assert settings.editor == "Maija"
    assert "secret" not in repr(settings)


def test_an_empty_variable_is_as_good_as_none() -> None:
    settings = Settings.from_env({"TKKIO_DATA_DIR": "", "TKKIO_RELEASE": "", "TKKIO_TODAY": ""})
    assert (settings.data_dir, settings.release) == (DEFAULT_DATA_DIR, None)


@pytest.mark.parametrize(
    ("variables", "key"),
    [
        ({"TKKIO_TODAY": "2.5.2030"}, "errors.bad_date"),
        ({"TKKIO_DATA_DIR": "/no/such/folder"}, "errors.data_folder_missing"),
        ({"TKKIO_DATABASE_URL": "mysql://db/tkkio"}, "errors.bad_database_url"),
    ],
)
def test_a_variable_that_cannot_be_used_is_named(variables: dict[str, str], key: str) -> None:
    with pytest.raises(SettingsError) as caught:
        Settings.from_env(variables)
    assert caught.value.key == key
    assert caught.value.params["variable"] in variables
