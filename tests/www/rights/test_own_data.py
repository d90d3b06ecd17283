"""My data, who looked, the export and the deletion, through the pages."""

import io
import json
import zipfile
from datetime import timedelta
from pathlib import Path

import jsonschema
import pytest
from django.conf import settings
from django.test import Client

from florilege.infra import clock
from florilege.infra.workflow.running import advance_due
from florilege.kernel.registry import REGISTRY
from florilege.kernel.vocabulary import Category, Role
from florilege.rights.actions.open_erasure_request import HeldForProceeding, open_erasure_request
from florilege.rights.actions.open_request import open_request
from florilege.rights.actions.order_export import order_export
from florilege.rights.actions.place_hold import Held, lift_hold, place_hold
from florilege.rights.actions.write_directive import write_directive
from florilege.rights.enums import RequestKind, Wish
from florilege.rights.erasing import residue
from florilege.rights.export_schema import export_schema
from florilege.rights.models import ErasureRequest, ExportOrder
from tests.oversight.counting import query_count
from tests.people_made import PASSWORD, Made, make_person
from tests.signing_in import browser
from tests.www.learner.reading import words_of


def fetched(client: Client, made: Made) -> zipfile.ZipFile:
    client.post("/mes-donnees/export/")
    advance_due(at=clock.now())
    order = ExportOrder.objects.filter(person=made.person).latest("asked_at")
    answer = client.post(f"/mes-donnees/export/{order.id}/fichier/")
    assert answer.status_code == 200
    return zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))


@pytest.mark.promise("RGT-01", "RET-06")
def test_my_data_shows_every_category_with_why_since_until_and_who(house: Path) -> None:
    client = browser(make_person())

    page = client.get("/mes-donnees/").content.decode()

    held = {c for h in REGISTRY.about_people() for c in h.categories}
    for category in Category:
        assert (f"/mes-donnees/detail/{category.value}/" in page) == (category in held)
    assert "depuis le" in page
    assert "Qui les reçoit" in page


@pytest.mark.promise("RGT-01")
def test_a_category_opens_its_values(house: Path) -> None:
    made = make_person(given_name="Odile", family_name="Marchand")

    page = browser(made).get("/mes-donnees/detail/identity/").content.decode()

    assert "Odile" in page
    assert "Marchand" in page
    assert "vous l’avez donné" in page


def test_every_category_page_opens(house: Path) -> None:
    client = browser(make_person())
    held = {c for h in REGISTRY.about_people() for c in h.categories}

    answers = {c: client.get(f"/mes-donnees/detail/{c.value}/").status_code for c in held}

    assert set(answers.values()) == {200}
    assert client.get("/mes-donnees/detail/everything/").status_code == 404


@pytest.mark.promise("RGT-01")
def test_a_category_of_many_tables_is_leafed_through_at_a_fixed_cost(house: Path) -> None:
    made = make_person()
    client, page = browser(made), "/mes-donnees/detail/requests/"
    at = clock.now()
    few = query_count(client, page)
    order_export(person=made.person, at=at)
    open_request(person=made.person, kind=RequestKind.ACCESS, told="Tout voir", at=at)
    write_directive(person=made.person, wish=Wish.ERASE, words="Tout effacer", executor="", at=at)

    sheets = [f"{page}?page={number}" for number in (1, 2, 3)]
    words = [words_of(client.get(sheet)) for sheet in sheets]

    assert few <= 12
    assert max(query_count(client, sheet) for sheet in sheets) <= 12
    assert "Page 1 sur 3" in words[0]
    assert sum("Tout voir" in sheet for sheet in words) == 1
    assert sum("Tout effacer" in sheet for sheet in words) == 1
    assert "Rien ici à votre sujet pour l’instant" in words[0]


@pytest.mark.promise("SEC-05")
def test_who_looked_shows_role_reason_and_time_and_folds_own_looks(house: Path) -> None:
    made = make_person()
    client = browser(made)
    client.get("/compte/profil/")

    page = client.get("/mes-donnees/regards/").content.decode()
    assert "Le programme" in page
    own = client.get("/mes-donnees/regards/?miens=1").content.decode()
    assert "Vous" in own


@pytest.mark.promise("RGT-02", "ID-07")
def test_the_export_is_valid_against_its_published_schema_and_fetched_once(house: Path) -> None:
    made = make_person(given_name="Odile")
    client = browser(made)

    archive = fetched(client, made)
    data = json.loads(archive.read("data.json"))

    assert Client().get("/mes-donnees/export/schema.json").json() == export_schema()
    jsonschema.validate(
        data, export_schema(), format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    )
    assert data["tables"]["profile"][0]["given_name"] == "Odile"
    assert data["tables"]["account"][0]["email"] == made.email
    assert "argon2" not in archive.read("data.json").decode()
    assert json.loads(archive.read("looks.json"))
    order = ExportOrder.objects.get(person=made.person)
    assert order.file is None
    assert client.post(f"/mes-donnees/export/{order.id}/fichier/").status_code == 410


def test_an_export_is_its_persons_alone_and_ends(house: Path) -> None:
    made, other = make_person(), make_person()
    client = browser(made)
    client.post("/mes-donnees/export/")
    advance_due(at=clock.now())
    order = ExportOrder.objects.get(person=made.person)
    path = f"/mes-donnees/export/{order.id}/fichier/"

    assert browser(other).post(path).status_code == 410
    assert Client().post(path).status_code == 302
    with clock.CLOCK.fixed(clock.now() + timedelta(hours=73)):
        client.post("/compte/entrer/", {"email": made.email, "password": PASSWORD})
        assert client.post(path).status_code == 410


def test_the_export_and_the_deletion_ask_for_a_fresh_sign_in(house: Path) -> None:
    client = browser(make_person())

    with clock.CLOCK.fixed(clock.now() + timedelta(minutes=31)):
        for path in ("/mes-donnees/export/", "/mes-donnees/supprimer/"):
            assert client.get(path).url.startswith("/compte/confirmer-mot-de-passe/")


@pytest.mark.promise("RGT-04")
def test_deleting_tells_first_then_erases_and_gives_a_receipt_with_two_dates(
    house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "ERASURE_DRAIN_SECONDS", 0)
    made = make_person()
    client = browser(made)

    before = client.get("/mes-donnees/supprimer/").content.decode()
    assert "Disparaît maintenant" in before
    assert "Irréversible partout" in before
    unticked = client.post("/mes-donnees/supprimer/")
    assert unticked.status_code == 422
    done = client.post("/mes-donnees/supprimer/", {"understood": "yes"})

    erasure = ErasureRequest.objects.get(person=made.person)
    assert done.url == f"/mes-donnees/recu/{erasure.id}/"
    assert "cookies" in done["Clear-Site-Data"]
    receipt = Client().get(done.url).content.decode()
    assert "Votre compte est supprimé" in receipt
    assert "Le coffre des identités" in receipt
    assert "identity" not in receipt.split("</summary>")[1].split("</table>")[0]
    assert residue(made.person) == {}
    assert client.get("/espace/").status_code == 302


def test_what_is_held_for_a_proceeding_is_not_deleted_before_its_end(house: Path) -> None:
    made, officer = make_person(), make_person(roles=(Role.OFFICER,)).person
    everything = Held(model="")
    hold = place_hold(
        person=made.person, held=everything, reason="Litige", by=officer, at=clock.now()
    )
    client = browser(made)

    page = client.get("/mes-donnees/supprimer/").content.decode()
    refused = client.post("/mes-donnees/supprimer/", {"understood": "yes"})

    assert "gelé pour une procédure" in page
    assert refused.status_code == 409
    assert not ErasureRequest.objects.exists()
    with pytest.raises(HeldForProceeding):
        open_erasure_request(person=made.person, at=clock.now())
    lift_hold(hold_id=hold.id, by=officer, at=clock.now())
    assert client.post("/mes-donnees/supprimer/", {"understood": "yes"}).status_code == 302


@pytest.mark.promise("RGT-04")
def test_a_person_has_vanished_while_the_rest_is_still_swept(house: Path) -> None:
    made = make_person()
    client = browser(made)

    done = client.post("/mes-donnees/supprimer/", {"understood": "yes"})

    page = Client().get(done.url).content.decode()
    assert "en cours de suppression" in page
    entry = {"email": made.email, "password": PASSWORD}
    assert Client().post("/compte/entrer/", entry).status_code == 422
    with clock.CLOCK.fixed(clock.now() + timedelta(minutes=1)):
        answer = Client().get(f"{done.url}avancement/")
    assert answer.json()["done"] is True


def test_a_receipt_that_does_not_exist_is_not_found(house: Path) -> None:
    made = make_person()

    assert Client().get(f"/mes-donnees/recu/{made.person}/").status_code == 404


@pytest.mark.parametrize(("others", "warned"), [(0, True), (1, False)])
def test_the_last_holder_of_a_role_is_told_before_they_go(
    house: Path, others: int, warned: bool
) -> None:
    made = make_person(roles=(Role.OFFICER, Role.TRAINER))
    for _ in range(others):
        make_person(roles=(Role.OFFICER,))

    page = words_of(browser(made).get("/mes-donnees/supprimer/"))

    assert ("Personne d’autre ne tient votre fonction : le délégué" in page) is warned
    assert "formateur" not in page
