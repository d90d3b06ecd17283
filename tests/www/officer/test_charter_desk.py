"""POL-02, POL-03, POL-06, POL-07, LAW-08: the officer's desk for the charter, and what it hands out."""

import csv
import io
import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.test import Client, override_settings
from pypdf import PdfReader

from florilege.charter.parties import Safeguard
from florilege.infra import clock, policy
from florilege.infra.charters.granting import (
    GrantOver,
    GrantRefused,
    Help,
    grant_maintenance,
    refuse_lapsed_grant,
)
from florilege.infra.declarations.labels import label_of
from florilege.infra.mail.models import Letter
from florilege.infra.recipients import NotListed, contract_state, given_to, refuse_beyond
from florilege.infra.schedule.rounds import go_round
from florilege.kernel.registry import REGISTRY
from florilege.kernel.vocabulary import Role
from tests.infra.charters.editions_made import announce, first, reworded, text_with
from tests.oversight.counting import answers_by_role, only
from tests.people_made import make_person
from tests.signing_in import browser
from tests.www.learner.reading import counted, words_of

EN = {"Accept-Language": "en"}
DESK = "/delegue/charte/"


def officer() -> Client:
    client = browser(make_person(roles=(Role.OFFICER,)))
    client.cookies["language"] = "en"
    return client


@pytest.fixture
def file(tmp_path: Path) -> Iterator[Path]:
    """The charter's file, to be edited by hand."""
    path = tmp_path / "charter.toml"
    path.write_text(text_with(), encoding="utf-8")
    with override_settings(CHARTER_PATH=path):
        first(at=clock.now())
        yield path


@pytest.mark.parametrize(
    "path",
    ["/delegue/charte/", "/delegue/charte/publier/", "/delegue/destinataires/",
     "/delegue/maintenance/", "/delegue/registre/fichiers/registre.json"],
)  # fmt: skip
def test_only_the_officer_opens_these_pages(house: Path, path: str) -> None:
    first(at=clock.now())

    assert answers_by_role(path) == only(Role.OFFICER)


def test_the_desk_says_that_all_is_well_or_what_was_edited_by_hand(house: Path, file: Path) -> None:
    client = officer()
    well = words_of(client.get(DESK)), words_of(client.get("/delegue/"))
    file.write_text(text_with(answer_days=12), encoding="utf-8")
    edited = words_of(client.get(DESK)), words_of(client.get("/delegue/"))
    file.write_text("code = ", encoding="utf-8")
    broken = words_of(client.get(DESK)), words_of(client.get("/delegue/"))

    assert "The file says what is published" in well[0]
    assert "The charter that is obeyed is the one that is published" in well[1]
    assert "The file differs from what is published in 2 entries" in edited[0]
    assert "changed and not published" in edited[1]
    assert "can no longer be read as a charter" in broken[0]
    assert "can no longer be read as a charter" in broken[1]
    assert policy.charter().deadlines.answer_days == 15, "what was published is obeyed"


@pytest.mark.promise("POL-03")
def test_the_officer_publishes_a_correction_and_is_refused_more(house: Path, file: Path) -> None:
    client = officer()
    file.write_text(text_with(answer_days=12), encoding="utf-8")
    digest = _digest(client)

    refused = client.post(f"{DESK}publier/", {"kind": "minor", "digest": digest})
    file.write_text(
        reworded("Créer votre espace personnel", "Créer votre espace"), encoding="utf-8"
    )
    other = client.post(f"{DESK}publier/", {"kind": "minor", "digest": digest})
    published = client.post(f"{DESK}publier/", {"kind": "minor", "digest": _digest(client)})

    assert refused.status_code == 422
    assert "deadlines.answer_days: a number or a date changes, from 15 to 12." in words_of(refused)
    assert other.status_code == 422
    assert "changed meanwhile" in words_of(other)
    assert published.status_code == 302
    assert [e.kind.value for e in policy.editions()] == ["first", "minor"]


@pytest.mark.promise("POL-02")
def test_the_officer_announces_sees_whom_it_reached_notes_and_withdraws(
    house: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("florilege.infra.schedule.tasks.send_due", lambda *, at: 0)
    client = officer()
    make_person()
    file.write_text(text_with(answer_days=12), encoding="utf-8")
    soon = (clock.today() + timedelta(days=20)).isoformat()
    given = {"kind": "substantial", "digest": _digest(client)}

    too_soon = client.post(f"{DESK}publier/", given | {"wanted_on": soon})
    announced = client.post(f"{DESK}publier/", given)
    for hours in range(3):
        go_round(at=clock.now() + timedelta(hours=hours))
    waiting = words_of(client.get(DESK))
    day_29 = (clock.today() + timedelta(days=29)).isoformat()
    refused = client.post(f"{DESK}annonce/", {"act": "day", "on": day_29})
    noted = client.post(f"{DESK}annonce/", {"act": "note", "state": "by_post"})
    after = words_of(client.get(DESK))
    withdrawn = client.post(f"{DESK}annonce/", {"act": "withdraw"})

    assert too_soon.status_code == 422
    assert "The notice is over on" in words_of(too_soon)
    assert announced.status_code == noted.status_code == withdrawn.status_code == 302
    assert "The mail waits 2" in waiting
    assert refused.status_code == 422
    assert "Too soon" in words_of(refused)
    assert "Told by letter 2" in after
    assert policy.editions()[-1].is_withdrawn
    assert client.get(f"{DESK}annonce/").status_code == 302


def test_the_desk_costs_the_same_for_one_person_and_for_thirty(house: Path, file: Path) -> None:
    client = officer()
    announce(text_with(answer_days=12), at=clock.now())
    counts = []
    for people in (1, 8):
        for _ in range(people):
            make_person()
        go_round(at=clock.now() + timedelta(hours=people))
        with counted() as asked:
            assert client.get(DESK).status_code == 200
        counts.append(len(asked))

    assert counts[0] == counts[1] <= 12, counts
    assert Letter.objects.exists() or counts


@pytest.mark.promise("POL-07")
def test_each_recipient_lists_its_fields_and_its_contract(house: Path) -> None:
    words = words_of(officer().get("/delegue/destinataires/"))

    for recipient in policy.charter().recipients:
        assert recipient.name in words
        for given in given_to(recipient, REGISTRY):
            labels = [label_of(given.holding.model, name) for name in given.fields]
            assert ", ".join(labels) in words
    mail = next(r for r in policy.charter().recipients if r.code == "mail")
    fields = {f"{g.holding.model}.{name}" for g in given_to(mail, REGISTRY) for name in g.fields}
    assert {"mail.Letter.address", "credentials.Account.email"} <= fields
    assert not any(field.startswith("assessment.") for field in fields)


@pytest.mark.promise("POL-07")
def test_a_missing_or_lapsed_contract_turns_red(house: Path, tmp_path: Path) -> None:
    path = tmp_path / "charter.toml"
    lapsed = reworded(
        "contract_on = 2025-10-13", "contract_on = 2025-10-13\ncontract_until = 2026-10-12"
    ).replace("contract_on = 2025-10-20\n", "")
    path.write_text(lapsed, encoding="utf-8")
    client = officer()
    with override_settings(CHARTER_PATH=path):
        first_of = policy.from_file()
        by_code = {r.code: r for r in first_of.recipients}
        with clock.CLOCK.fixed(clock.now()):
            desk, home = client.get("/delegue/destinataires/"), client.get("/delegue/")

    states = [
        contract_state(by_code["mail"], on=day).value
        for day in (date(2025, 10, 12), date(2025, 10, 13), date(2026, 10, 12), date(2026, 10, 13))
    ]
    assert states == ["to_come", "on_record", "on_record", "lapsed"]
    assert contract_state(by_code["video"], on=date(2026, 1, 1)).value == "missing"
    assert contract_state(by_code["funders"], on=date(2026, 1, 1)).value == "not_needed"
    assert desk.content.decode().count("state--bad") == 2
    assert "The processing contract of Pli du Matin is missing or lapsed." in words_of(home)
    assert "The processing contract of Onde Vive is missing or lapsed." in words_of(home)


@pytest.mark.promise("POL-07")
def test_sending_a_recipient_more_than_it_lists_fails(house: Path) -> None:
    refuse_beyond("mail", "mail.Letter", "address", "title", "text")

    with pytest.raises(NotListed):
        refuse_beyond("mail", "identity.Profile", "given_name")
    with pytest.raises(NotListed):
        refuse_beyond("nobody", "mail.Letter", "address")
    with pytest.raises(NotListed):
        refuse_beyond("mail", "mail.Letter", "tries")


@pytest.mark.promise("POL-06")
def test_remote_maintenance_is_dated_safeguarded_and_ends_by_itself(house: Path) -> None:
    day = date(2026, 5, 4)
    wanted = Help("panne", "Atelier d’Osaka", "JP", Safeguard.ADEQUACY_DECISION, "Disque", day, day)

    with pytest.raises(GrantRefused):
        grant_maintenance(Help("sans", "Ailleurs", "US", None, "Disque", day, day))
    with pytest.raises(GrantRefused):
        grant_maintenance(Help("long", "Ailleurs", "FR", None, "Disque", day, date(2026, 6, 3)))
    with pytest.raises(GrantOver):
        refuse_lapsed_grant("panne", on=day)
    grant_maintenance(wanted)

    refuse_lapsed_grant("panne", on=day)
    for other in (date(2026, 5, 3), date(2026, 5, 5)):
        with pytest.raises(GrantOver):
            refuse_lapsed_grant("panne", on=other)


@pytest.mark.promise("POL-06")
def test_the_officer_grants_maintenance_and_the_charter_page_shows_it(house: Path) -> None:
    client, today = officer(), clock.today()
    given = {
        "code": "panne-mai", "company": "Atelier d’Osaka", "country": "JP", "safeguard": "",
        "why": "Un disque en panne", "first_day": today.isoformat(), "last_day": today.isoformat(),
    }  # fmt: skip

    refused = client.post("/delegue/maintenance/", given)
    granted = client.post("/delegue/maintenance/", given | {"safeguard": "adequacy_decision"})
    shown = words_of(browser().get("/confidentialite/", headers=EN))
    client.post("/delegue/maintenance/", {"end": "panne-mai"})
    gone = words_of(browser().get("/confidentialite/", headers=EN))

    assert refused.status_code == 422
    assert "needs a safeguard" in words_of(refused)
    assert granted.status_code == 302
    assert "Atelier d’Osaka" in shown
    assert "Atelier d’Osaka" not in gone


@pytest.mark.promise("LAW-08", "POL-05")
def test_the_record_downloads_as_a_document_a_table_and_data(house: Path) -> None:
    client = officer()

    pdf = client.get("/delegue/registre/fichiers/registre.pdf")
    table = client.get("/delegue/registre/fichiers/registre.csv").content.decode("utf-8-sig")
    data = json.loads(client.get("/delegue/registre/fichiers/registre.json").content)

    charter = policy.charter()
    rows = list(csv.reader(io.StringIO(table), delimiter=";"))
    assert {row[0] for row in rows[1:]} == {p.value for p in charter.purposes}
    assert len({len(row) for row in rows}) == 1
    in_program = {name for row in rows[1:] for name in row[-1].split(", ") if name}
    assert not any(name in cell for name in in_program for row in rows for cell in row[:-1])
    declared = {
        f"{holding.model}.{name}"
        for holding in REGISTRY.about_people()
        for name in holding.personal_fields
    }
    told = {
        name for sheet in data["processings"] for line in sheet["data"] for name in line["fields"]
    }
    assert told == declared, "every personal field stands in the record, and nothing else"
    assert in_program == declared
    reader = PdfReader(io.BytesIO(pdf.content))
    text = " ".join(page.extract_text() for page in reader.pages)
    squeezed = "".join(text.split())
    for entry in charter.purposes.values():
        assert "".join(entry.title.en.split()) in squeezed
    assert charter.provider.siret in squeezed
    assert "pdfaid:part>3" in str(reader.trailer["/Root"]["/Metadata"].get_data())
    assert "pdfuaid:part>1" in str(reader.trailer["/Root"]["/Metadata"].get_data())


@pytest.mark.promise("LAW-08")
def test_the_impact_assessment_fills_in_what_it_knows_and_leaves_open_what_people_judge(
    house: Path,
) -> None:
    client = officer()
    client.cookies["language"] = "fr"

    answer = client.get("/delegue/registre/fichiers/analyse-impact.pdf")

    text = "".join(
        "".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(answer.content)).pages
    )
    for word in ("Analysed’impact,projet", "Évaluationounotation", "àjuger", "Gravité", "SEC-05"):
        assert word in text
    assert answer["Content-Disposition"].startswith("attachment")
    assert client.get("/delegue/registre/fichiers/analyse-impact.csv").status_code == 404


def _digest(client: Client) -> str:
    page = client.get(f"{DESK}publier/").content.decode()
    return page.split('name="digest" value="', 1)[1].split('"', 1)[0]
