"""The version beside saved figures changes with the sources that compute, and with nothing else."""

from pathlib import Path

import pytest

from tkkio_analytics import __version__
from tkkio_analytics.services import model_version as versions


def test_only_a_change_of_what_computes_changes_the_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(versions, "files", lambda _package: tmp_path)
    sources = {"models/trend.py": b"a = 1\nb = 2\n", "analysis/goals.py": b"c = 3\n", "ui/page.py": b"d = 4\n"}

    def version(**changed: bytes) -> str:
        named = {name.replace("__", "/") + ".py": content for name, content in changed.items()}
        for name, content in (sources | named).items():
            (tmp_path / name).parent.mkdir(exist_ok=True)
            (tmp_path / name).write_bytes(content)
        return versions.model_version.__wrapped__()

    before = version()
    assert before.startswith(f"{__version__}+")
    assert version(models__trend=b"a = 1\nb = 3\n") != before
    assert version(analysis__goals=b"c = 4\n") != before
    assert version(ui__page=b"d = 5\n") == before
    assert version(models__trend=b"a = 1\r\nb = 2\r\n") == before


def test_the_version_of_this_program_is_told_from_its_own_sources() -> None:
    version, _, sources = versions.model_version().partition("+")
    assert version == __version__
    assert len(sources) == versions.HASH_LENGTH
