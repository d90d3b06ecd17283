"""`archivist`: its own door, its own nights, and nothing that the platform could use."""

import re
from pathlib import Path

from tests.cli.running_processes import free_port, run, started, status_of


def test_the_archive_opens_at_its_own_door_and_serves_no_other_page(data: Path) -> None:
    port = free_port()

    with started("archivist", "--port", str(port), data=data):
        door = f"http://127.0.0.1:{port}"
        # Whoever is not signed in is led to the archive's own sign-in.
        assert status_of(f"{door}/") == 200
        assert status_of(f"{door}/formations/") == 404
        assert status_of(f"{door}/mes-donnees/") == 404


def test_the_platform_has_no_desk(data: Path) -> None:
    port = free_port()

    with started("serve", "--port", str(port), data=data):
        assert status_of(f"http://127.0.0.1:{port}/accessibilite/") == 200
        assert status_of(f"http://127.0.0.1:{port}/demander/") == 404


def test_a_night_on_demand_says_what_it_ended(data: Path) -> None:
    said = run("archivist", "--catch-up", data=data)

    assert (said.status, said.err) == (0, "")
    assert re.fullmatch(r"Documents ended: 0\. Months ended: –\.\n", said.out)


def test_the_archive_is_not_opened_to_other_machines_without_tls(data: Path) -> None:
    said = run("archivist", "--host", "0.0.0.0", "--only", "pages", data=data)

    assert said.status == 1
    assert "nothing would protect what travels" in said.err


def test_an_installation_has_the_keys_of_its_months(data: Path) -> None:
    keys = sorted(path.name for path in (data / "archive-ring").glob("*.key"))

    assert len(keys) > 140
    assert all(re.fullmatch(r"\d{4}-\d\d\.key", name) for name in keys)
    assert {path.stat().st_mode & 0o777 for path in (data / "archive-ring").iterdir()} == {0o600}


def test_a_desk_without_its_keys_does_not_open(data: Path) -> None:
    (data / "archive-ring" / "2031-07.key").unlink()

    said = run("archivist", "--only", "pages", data=data)

    assert said.status == 1
    assert f"missing from {data}/archive-ring" in said.err
    assert "2031-07 to 2031-07" in said.err
    assert not (data / "archive-ring" / "2031-07.key").exists(), "none is made in its place"
