"""The server of the tests: it answers, keeps quiet, and is gone at the end."""

from pathlib import Path

import pytest

from florilege.cli.private_postgres import private_cluster
from florilege.cli.system_packages import find_postgres


@pytest.mark.postgres
def test_private_cluster_answers_and_then_is_gone() -> None:
    import psycopg

    programs = find_postgres()
    assert programs is not None

    with private_cluster(programs) as address, psycopg.connect(address) as connection:
        (folder,) = connection.execute("SHOW data_directory").fetchone() or ()
        with pytest.raises(psycopg.Error):
            connection.execute("SELECT 1 / (%s::int - 4711)", [4711])
        log = Path(folder).with_name("server.log").read_text()

    assert "division by zero" in log
    assert "4711" not in log
    assert not Path(folder).parent.exists()
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(address)
