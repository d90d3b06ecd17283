"""The officer's desk of requests: what presses first, every step, and clear refusals."""

import io
import json
import re
import zipfile
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from florilege.infra import clock
from florilege.infra.keys.people import standing_of, state_of
from florilege.infra.workflow.running import advance_due
from florilege.kernel.access import KeyState
from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Category, Purpose, Role
from florilege.rights.actions.answer_request import withdraw_request
from florilege.rights.actions.open_erasure_request import open_erasure_request
from florilege.rights.actions.restrict_data import restrict_data
from florilege.rights.actions.write_directive import write_directive
from florilege.rights.enums import Cause, Ground, RequestKind, TellingState, Wish
from florilege.rights.models import (
    Choice,
    ErasureRequest,
    ExportOrder,
    Restriction,
    RightsRequest,
    Telling,
)
from florilege.rights.request_register import figures
from tests.letters import letters_to
from tests.oversight.counting import answers_by_role, only, query_count
from tests.people_made import Made, make_person
from tests.rights.requests_made import asked, at_noon, letter
from tests.signing_in import browser

TODAY = clock.today()
LETTER = {
    "way": "letter",
    "received_on": TODAY.isoformat(),
    "kind": "access",
    "told": "Dites-moi tout.",
    "writer": "self",
    "name": "Berthe Oulié",
    "email": "",
    "address": "4 rue des Lilas, 49000 Angers",
}


def officer() -> tuple[Client, Made]:
    made = make_person(roles=(Role.OFFICER,))
    return browser(made), made


def path_of(request: RightsRequest, step: str = "") -> str:
    return f"/delegue/demandes/{request.id}/{step}"


@pytest.mark.promise("SEC-04")
@pytest.mark.parametrize("path", ["/delegue/demandes/", "/delegue/limitations/"])
def test_only_the_officer_opens_these_pages(house: Path, path: str) -> None:
    assert answers_by_role(path) == only(Role.OFFICER)


def test_a_letter_is_entered_by_the_office_or_the_officer(house: Path) -> None:
    answers = answers_by_role("/delegue/demandes/nouvelle/")

    assert answers == {**only(Role.OFFICER), Role.OFFICE: 200}


@pytest.mark.promise("RGT-06")
def test_late_requests_are_seen_at_once_and_stand_first(house: Path) -> None:
    client, by = officer()
    letter(by, on=TODAY)
    late = letter(by, on=TODAY, received_on=TODAY - timedelta(days=40))

    home = client.get("/delegue/").content.decode()
    page = client.get("/delegue/demandes/").content.decode()

    assert "Une demande a dépassé son jour sans réponse." in home
    assert page.index(path_of(late)) == min(
        page.index(path_of(row)) for row in RightsRequest.objects.all()
    )
    assert "state--bad" in page and "en retard" in page


def test_the_list_is_narrowed_by_right_state_and_lateness(house: Path) -> None:
    client, by = officer()
    access = letter(by, on=TODAY, received_on=TODAY - timedelta(days=40))
    made = make_person()
    erasure = asked(made, RequestKind.ERASURE, on=TODAY)
    withdraw_request(erasure.id, person=made.person, at=clock.now())

    def listed(query: str) -> list[bool]:
        page = client.get(f"/delegue/demandes/?{query}").content.decode()
        return [path_of(row) in page for row in (access, erasure)]

    assert listed("") == [True, True]
    assert listed("kind=access") == [True, False]
    assert listed("state=withdrawn") == [False, True]
    assert listed("late=on") == [True, False]


def test_the_list_costs_the_same_for_one_and_thirty(house: Path) -> None:
    client, by = officer()
    letter(by, on=TODAY)
    before = query_count(client, "/delegue/demandes/")
    for _ in range(29):
        letter(by, on=TODAY)

    assert query_count(client, "/delegue/demandes/") == before <= 12


@pytest.mark.promise("RGT-11", "RGT-06")
def test_a_letter_is_entered_with_the_day_on_which_it_came(house: Path) -> None:
    client, _by = officer()
    came = TODAY - timedelta(days=4)

    answer = client.post("/delegue/demandes/nouvelle/", LETTER | {"received_on": came.isoformat()})

    request = RightsRequest.objects.get()
    assert answer.url == path_of(request)
    assert request.received_on == came
    page = client.get(answer.url).content.decode()
    for words in ("Berthe Oulié", "sans compte", "4 rue des Lilas", "Dites-moi tout."):
        assert words in page


def test_a_second_click_enters_no_second_request(house: Path) -> None:
    client, _by = officer()
    shown = client.get("/delegue/demandes/nouvelle/").content.decode()
    number = re.search(r'name="number" value="([^"]+)"', shown)
    assert number is not None
    given = LETTER | {"number": number[1]}

    first, second = (client.post("/delegue/demandes/nouvelle/", given) for _ in range(2))

    assert first["Location"] == second["Location"]
    assert RightsRequest.objects.count() == 1


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"writer": "other"}, "Personne ne demande les données d’autrui sans mandat"),
        ({"received_on": (TODAY + timedelta(days=2)).isoformat()}, "Ce jour n’est pas encore venu"),
        ({"address": ""}, "nous devons une réponse"),
        ({"told": ""}, "obligatoire"),
    ],
)
def test_a_letter_that_cannot_be_entered_says_why_and_keeps_what_was_typed(
    house: Path, given: dict[str, str], sentence: str
) -> None:
    client, _by = officer()

    answer = client.post("/delegue/demandes/nouvelle/", LETTER | given)

    assert answer.status_code == 422
    page = answer.content.decode()
    assert sentence in page
    assert "Berthe Oulié" in page
    assert not RightsRequest.objects.exists()


@pytest.mark.promise("RGT-06")
def test_doubt_proof_extension_and_answer_through_the_page(house: Path) -> None:
    client, by = officer()
    request = letter(by, on=TODAY, email="berthe@ailleurs.example")

    client.post(path_of(request, "doute/"), {"reason": "Signature différente."})
    assert "délai suspendu" in client.get(path_of(request)).content.decode()
    client.post(path_of(request, "preuve/"), {"note": "Facture vue."})
    page = client.get(path_of(request)).content.decode()
    assert "Facture vue." in page and "Identité établie" in page
    far = {"until": "2199-01-01", "extension_reason": "Beaucoup.", "told_on_paper": ""}
    refused = client.post(path_of(request, "prolonger/"), far)
    assert refused.status_code == 422
    assert "au plus tard" in refused.content.decode() and "Beaucoup." in refused.content.decode()
    until = TODAY + timedelta(days=40)
    client.post(path_of(request, "prolonger/"), far | {"until": until.isoformat()})
    assert RightsRequest.objects.get().due_on == until
    answered = client.post(
        path_of(request, "repondre/"),
        {"outcome": "refused", "refusal": "correct", "answer": "Non."},
    )

    assert answered.url == path_of(request)
    assert RightsRequest.objects.get().outcome == "refused"
    late = client.post(
        path_of(request, "repondre/"), {"outcome": "granted", "answer": "Si."}, follow=True
    )
    assert "a déjà sa réponse" in late.content.decode()


@pytest.mark.promise("RGT-08", "RGT-07", "RGT-11")
def test_what_a_letter_asks_is_carried_out_at_once(house: Path) -> None:
    client, by = officer()
    made = make_person()
    limit = letter(by, on=TODAY, kind=RequestKind.RESTRICTION, email=made.email)
    objection = letter(by, on=TODAY, kind=RequestKind.OBJECTION, email=made.email)

    client.post(path_of(limit, "limiter/"), {"category": "contact", "ground": "accuracy"})
    client.post(path_of(objection, "choix/"), {"purpose": "personalisation"})

    standing = standing_of(made.person)
    assert standing is not None
    assert standing.restricted_in == {Category.CONTACT}
    assert standing.objected == {Purpose.PERSONALISATION}
    assert Choice.objects.get().by == "officer"
    assert Restriction.objects.get().entered_by == by.person
    assert client.post(path_of(limit, "choix/"), {"purpose": "personalisation"}).status_code == 404


@pytest.mark.promise("RGT-11")
def test_a_copy_for_who_has_no_account_is_made_and_fetched_once(house: Path) -> None:
    client, by = officer()
    request = letter(by, on=TODAY)

    client.post(path_of(request, "copie/"))
    advance_due(at=clock.now())
    order = ExportOrder.objects.get(person=request.person)
    fetch = path_of(request, f"copie/{order.id}/")
    answer = client.post(fetch)

    archive = zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))
    data = json.loads(archive.read("data.json"))
    assert data["tables"]["requests"][0]["writer_name"] == "Berthe Oulié"
    assert client.post(fetch).status_code == 410
    assert "La copie a été retirée" in client.get(path_of(request)).content.decode()


@pytest.mark.promise("LAW-02")
def test_a_directive_is_carried_out_on_proof_alone(
    house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "ERASURE_DRAIN_SECONDS", 0)
    client, by = officer()
    made = make_person()
    write_directive(
        person=made.person, wish=Wish.ERASE, words="Tout.", executor="Ma sœur Lise", at=clock.now()
    )
    request = letter(by, on=TODAY, kind=RequestKind.AFTER_DEATH, email=made.email)

    page = client.get(path_of(request)).content.decode()
    assert "Ma sœur Lise" in page and "Effacer tout ce que la loi" in page
    for step in ("copie/", "effacer/"):
        answer = client.post(path_of(request, step), {"understood": "yes"})
        assert answer.status_code == 404, "no proof was noted"
    client.post(path_of(request, "deces/"), {"note": "Acte de décès vu, Lise s’en charge."})
    erased = client.post(path_of(request, "effacer/"), {"understood": "yes"})

    receipt = ErasureRequest.objects.get(person=made.person)
    assert erased.url == f"/mes-donnees/recu/{receipt.id}/"
    assert state_of(made.person) is KeyState.ERASED


def test_erasing_asks_for_a_tick_and_is_only_for_who_asked_for_it(house: Path) -> None:
    client, by = officer()
    access = letter(by, on=TODAY)
    erasure = letter(by, on=TODAY, kind=RequestKind.ERASURE)

    assert client.post(path_of(access, "effacer/"), {"understood": "yes"}).status_code == 404
    assert client.get(path_of(erasure, "effacer/")).status_code == 200
    assert client.post(path_of(erasure, "effacer/")).status_code == 422
    assert state_of(SubjectRef(erasure.person)) is KeyState.ACTIVE


@pytest.mark.promise("RGT-08")
def test_a_restriction_is_lifted_from_the_page_after_the_person_is_told(house: Path) -> None:
    client, _by = officer()
    made = make_person(given_name="Odile", family_name="Marchand")
    row = restrict_data(
        person=made.person, category=None, ground=Ground.ACCURACY, note="Faux.", at=clock.now()
    )
    path = f"/delegue/limitations/{row.id}/lever/"

    page = client.get("/delegue/limitations/").content.decode()
    assert "Odile Marchand" in page and "Faux." in page
    assert client.post(path, {f"{row.id}-reason": ""}).status_code == 422
    assert client.post(path, {f"{row.id}-reason": "C’est exact."}).status_code == 302

    assert standing_of(made.person).restricted  # type: ignore[union-attr]
    assert Restriction.objects.get().lift_announced_at is not None
    assert "C’est exact." in browser(made).get("/mes-donnees/choix/").content.decode()


@pytest.mark.promise("LAW-09")
def test_a_recipient_who_waits_is_settled_by_hand(house: Path) -> None:
    client, by = officer()
    made = make_person()
    one = Telling.objects.create(
        id=made.person, person=made.person, cause=Cause.RECTIFICATION, about=made.person,
        recipient="funders", state=TellingState.WAITING, made_at=clock.now(),
    )  # fmt: skip

    assert "Organismes financeurs" in client.get("/delegue/limitations/").content.decode()
    path = f"/delegue/destinataires/{one.id}/"
    assert client.post(path, {"reason": "because"}).status_code == 404
    assert client.post(path, {"reason": "impossible"}).status_code == 302
    assert client.post(path, {"reason": "told"}).status_code == 404

    settled = Telling.objects.get()
    assert (settled.state, settled.reason, settled.settled_by) == (
        TellingState.NOT_TOLD, "impossible", by.person,
    )  # fmt: skip


def test_a_day_long_ago_is_answered_late_and_says_so(house: Path) -> None:
    client, by = officer()
    request = letter(by, on=TODAY, received_on=date(2026, 1, 5))

    page = client.get(path_of(request)).content.decode()

    assert "Cette réponse est en retard." in page
    assert "Il faut plus de temps" not in page, "it is too late to extend"
    assert at_noon(request.due_on) < clock.now()


@pytest.mark.promise("RGT-06")
def test_the_register_counts_requests_of_people_who_are_erased(
    house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "ERASURE_DRAIN_SECONDS", 0)
    client, _ = officer()
    here, gone = asked(make_person(), on=TODAY), asked(left := make_person(), on=TODAY)
    open_erasure_request(person=left.person, at=clock.now())

    page = client.get("/delegue/demandes/registre/").content.decode()

    assert str(here.id) in page
    assert str(gone.id) in page
    assert page.count("personne effacée") == 1
    assert path_of(gone) not in page
    [year] = figures(on=TODAY)
    assert (year.year, year.received, year.answered, year.erased) == (TODAY.year, 2, 0, 1)


def test_the_register_costs_the_same_for_one_and_for_many(house: Path) -> None:
    client, _ = officer()
    counts = []
    for made in (1, 29):
        for _one in range(made):
            asked(make_person(), on=TODAY)
        client.get("/delegue/demandes/registre/")
        counts.append(query_count(client, "/delegue/demandes/registre/"))

    assert counts[0] == counts[1] <= 12


@pytest.mark.promise("RGT-10")
def test_a_refusal_without_its_reason_is_not_sent(house: Path) -> None:
    client, _ = officer()
    made = make_person()
    request = asked(made, RequestKind.RECTIFICATION, on=TODAY)
    given = {"outcome": "refused", "answer": "Nous gardons le nom imprimé."}

    without = client.post(path_of(request, "repondre/"), given)
    client.post(path_of(request, "repondre/"), given | {"refusal": "issued"})

    own = browser(made).get(f"/mes-donnees/demandes/{request.id}/").content.decode()
    texts = [text for _title, text in letters_to(made.person) if "Nous avons répondu" in text]
    assert without.status_code == 422
    assert "Un refus dit pourquoi : choisissez le motif." in without.content.decode().replace(
        "\u00a0", " "
    )
    assert "atteste ce qui était vrai" in own
    assert "CNIL" in own
    assert ["CNIL" in text for text in texts] == [True]
