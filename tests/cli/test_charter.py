"""`florilege charter`: checked, compared and published as an officer does it at a terminal."""

from pathlib import Path

import pytest

from tests.cli.running_processes import run

SHIPPED = Path(__file__).parents[2] / "charters" / "b.toml"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A charter's file of one's own, as shipped."""
    path = tmp_path / "charter.toml"
    path.write_text(SHIPPED.read_text(encoding="utf-8"), encoding="utf-8")
    return path


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_sound_charter_is_told_so_and_a_faulty_one_with_each_fault(
    tmp_path: Path, file: Path
) -> None:
    sound = run("charter", "check", str(file), data=tmp_path / "none")
    change(file, "answer_days = 15", "answer_days = 45")
    faulty = run("charter", "check", str(file), data=tmp_path / "none")

    assert (sound.status, faulty.status) == (0, 1)
    assert "Atelier Corolle" in sound.out
    assert "deadlines.answer_days: 45 is not between 1 and 30" in faulty.err
    assert not (tmp_path / "none").exists()


@pytest.mark.promise("POL-03")
def test_a_file_is_compared_and_published_only_when_told_to_act(data: Path, file: Path) -> None:
    change(file, "Créer votre espace personnel, vous", "Créer votre espace, vous")

    told = run("charter", "diff", str(file), data=data)
    dry = run("charter", "publish", str(file), "--as", "minor", data=data)
    shown_before = run("charter", "show", data=data)
    acted = run("charter", "publish", str(file), "--as", "minor", "--act", data=data)
    shown_after = run("charter", "show", data=data)

    assert "purposes.account.explanation" in told.out
    assert "may be published as minor" in told.out
    assert "Nothing was published" in dry.out
    assert "version = 1" in shown_before.out
    assert (acted.status, "version = 2" in shown_after.out) == (0, True)
    assert (
        shown_after.out.replace("version = 2", "version = 1", 1).splitlines()[20:]
        == (file.read_text(encoding="utf-8").splitlines()[20:])
    )


@pytest.mark.promise("POL-03")
def test_a_number_is_refused_as_minor_and_the_terminal_says_which(data: Path, file: Path) -> None:
    change(file, "answer_days = 15", "answer_days = 12")

    minor = run("charter", "publish", str(file), "--as", "minor", "--act", data=data)
    soon = run(
        "charter", "publish", str(file), "--as", "substantial", "--from", "2026-01-01", "--act",
        data=data,
    )  # fmt: skip
    substantial = run("charter", "publish", str(file), "--as", "substantial", "--act", data=data)
    active = run("charter", "activate", "2", "--on", "2099-01-01", data=data)
    withdrawn = run("charter", "withdraw", "2", data=data)

    assert minor.status == 1
    assert "deadlines.answer_days: a number or a date changes, from 15 to 12." in minor.err
    assert "1 January 2026 is too soon" in soon.err
    assert "30 days after the last mail" in substantial.out
    assert "is too soon" in active.err, "nobody was told yet"
    assert withdrawn.status == 0


@pytest.mark.promise("POL-02", "POL-03")
def test_a_charter_that_was_edited_by_hand_stops_the_start_and_says_what_to_do(
    data: Path, file: Path
) -> None:
    change(file, "answer_days = 15", "answer_days = 12")

    said = run("serve", data=data, FLORILEGE_CHARTER=str(file))
    worker = run("worker", data=data, FLORILEGE_CHARTER=str(file))

    assert said.status == worker.status == 1
    assert "deadlines.answer_days: 15 → 12" in said.err
    assert "florilege charter publish" in said.err
    assert "Nothing was started." in worker.err


def test_commands_that_need_an_installation_say_so(tmp_path: Path, file: Path) -> None:
    said = run("charter", "diff", str(file), data=tmp_path / "none")

    assert said.status == 1
    assert "florilege upgrade" in said.err


@pytest.mark.promise("POL-06")
def test_a_start_refuses_places_and_helpers_that_the_charter_does_not_have(data: Path) -> None:
    relay = run(
        "serve", data=data, FLORILEGE_SMTP_HOST="relay.example", FLORILEGE_SMTP_RECIPIENT="pigeon"
    )
    site = run("serve", data=data, FLORILEGE_HOSTED_AT="osaka")
    unsaid = run("serve", data=data, FLORILEGE_SITE="https://ecole.example")
    backup = run("worker", data=data, FLORILEGE_BACKUP_1=str(data), FLORILEGE_BACKUP_1_SITE="oslo")
    nowhere = run("backup", data=data, FLORILEGE_BACKUP_2=str(data))
    grant = run("serve", data=data, FLORILEGE_REMOTE_MAINTENANCE="panne")

    assert (relay.status, site.status, grant.status) == (1, 1, 1)
    assert (unsaid.status, backup.status, nowhere.status) == (1, 1, 1)
    assert "[recipients.pigeon]" in relay.err
    assert (
        "FLORILEGE_HOSTED_AT says “osaka”, and the charter’s sites for this are: angers" in site.err
    )
    assert "FLORILEGE_HOSTED_AT says “”" in unsaid.err
    assert "FLORILEGE_BACKUP_1_SITE says “oslo”" in backup.err
    assert "are: rennes, grenoble" in backup.err
    assert "FLORILEGE_BACKUP_2_SITE says “”" in nowhere.err
    assert "Take the setting away" in grant.err


@pytest.mark.promise("POL-06", "POL-08")
@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('name = "Mesure Commune"\ncountry = "BE"', 'name = "Mesure Commune"\ncountry = "US"', "it needs a safeguard"),
        ('country = "FR", role = "backup"', 'country = "DE", role = "backup"', "outside the hosting countries"),
        ('countries = ["FR"]', 'countries = ["FR", "US"]', "must be in the European Economic Area"),
        ("[retention.certificates]", "[retention.medals]", "retention.certificates: this entry is missing"),
    ],
)  # fmt: skip
def test_a_start_refuses_a_charter_that_breaks_its_own_word(
    data: Path, file: Path, old: str, new: str, said: str
) -> None:
    change(file, old, new)

    refused = run("serve", data=data, FLORILEGE_CHARTER=str(file))

    assert refused.status == 1
    assert said in refused.err
