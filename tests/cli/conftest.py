"""An installation made by `florilege upgrade`, once; each test damages its own copy."""

import shutil
from pathlib import Path

import pytest

from tests.cli.running_processes import run


@pytest.fixture(scope="session")
def installed_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = tmp_path_factory.mktemp("installed") / "data"
    said = run("upgrade", data=data)
    assert said.status == 0, said.err
    return data


@pytest.fixture
def data(installed_once: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(installed_once, tmp_path / "data"))
