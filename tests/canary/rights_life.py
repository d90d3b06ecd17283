"""What a person does with their rights, and what befalls them by time, full of canaries."""

import json
import re
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from secrets import token_hex
from tempfile import TemporaryDirectory
from unittest.mock import patch
from uuid import uuid4
from zipfile import ZipFile

from django.conf import settings
from django.test import Client

from florilege.infra import clock, policy
from florilege.infra.charters.publishing import propose, publish_substantial, withdraw
from florilege.infra.closing.announcing import announce_closing, withdraw_closing
from florilege.infra.closing.board import closing
from florilege.infra.gate.opened import opened
from florilege.infra.intake.uploads.ending import drop_upload
from florilege.infra.intake.uploads.enums import OPEN
from florilege.infra.intake.uploads.models import Upload
from florilege.infra.mail.bouncing import note_returned
from florilege.infra.mail.models import Letter
from florilege.infra.mail.refusals import Cause
from florilege.infra.mail.tokens import way_out_of
from florilege.infra.schedule.rounds import go_round
from florilege.kernel.subjects import PROGRAM, SubjectRef, new_subject
from florilege.kernel.vocabulary import LegalBasis, Purpose, Role
from florilege.people.credentials.actions.keep_account import keep_account
from florilege.people.inactivity.actions.ask_to_keep import ask_to_keep
from florilege.people.inactivity.actions.note_leaving import note_leaving
from florilege.rights.actions.announce_lifting import announce_lifting
from florilege.rights.actions.ask_second_person import ask_second_person
from florilege.rights.actions.bring_person import bring_own
from florilege.rights.actions.choose import consent_to
from florilege.rights.actions.place_hold import Held, lift_hold, place_hold
from florilege.rights.exporting import export_bytes
from florilege.rights.models import ExportOrder, Restriction, RightsRequest
from tests.canary.marks import Marks, went, work
from tests.infra.intake.folders import whole_school
from tests.infra.intake.uploads.made import brought, tried
from tests.people_made import make_person
from tests.signing_in import browser


def be_forgotten_for_years(person: SubjectRef) -> None:
    """Be asked whether to stay, as after years away, and stay."""
    on = clock.today() + timedelta(days=1_200)
    for _ in ask_to_keep(on=on, at=clock.now()):
        pass
    work()
    note_leaving()
    keep_account(person, on=clock.today())


def be_held(person: SubjectRef, told: Marks) -> None:
    """Have everything held for a proceeding, until it is over."""
    officer, at = new_subject(), clock.now()
    reason = f"Litige {told.sealed}reason"
    rows = Held(model="identity.Profile")
    hold = place_hold(person=person, held=rows, reason=reason, by=officer, at=at)
    lift_hold(hold_id=hold.id, by=officer, at=at)


def ask_for_everything(client: Client, person: SubjectRef) -> None:
    """One file is fetched, the next one lies ready."""
    for fetched in (True, False):
        went(client.post("/mes-donnees/export/"), 302)
        work()
        order = ExportOrder.objects.get(person=person, fetched_at=None)
        assert order.ready_at is not None
        if fetched:
            path = f"/mes-donnees/export/{order.id}/fichier/"
            assert b"".join(client.post(path).streaming_content)[:2] == b"PK"  # type: ignore[attr-defined]


def be_told_of_a_change() -> None:
    """A change of the charter is announced, the mail leaves, and the change is taken back."""
    file = Path(settings.CHARTER_PATH).read_text(encoding="utf-8")
    changed = re.sub(r"(?m)^answer_days = .*$", "answer_days = 7", file)
    at = clock.now()
    version = publish_substantial(propose(changed), wanted_on=None, at=at)
    for turn in range(8):
        go_round(at=at + timedelta(minutes=2 * turn))
    withdraw(version, at=at)


def be_told_that_it_closes() -> None:
    """The school announces its end, long before."""
    on = clock.today() + timedelta(days=3_000)
    if closing():  # somebody else lived in this house before
        withdraw_closing(at=clock.now())
        work()
    announce_closing(closes_on=on, shut_on=on, at=clock.now())
    work()


def be_taken_over(told: Marks, slug: str) -> None:
    """Stand in the files of the school's former system too, with hours learnt there."""
    with TemporaryDirectory() as place:
        school = whole_school(Path(place), slug=slug)
        # Two people who live in one house come from two systems.
        school.write("system", f"name\nAncien planning {token_hex(4)}\n")
        people = (school.folder / "people.csv").read_text()
        school.write(
            "people", people.replace("amandine.leroux@courrier.example", told.second_email)
        )
        school.take()
        school.tell()


def bring_a_school(person: SubjectRef, told: Marks) -> None:
    """Bring another school's people in, as the office does; they wait, with a fault to read."""
    for other in Upload.objects.filter(state__in=OPEN):  # somebody else lived in this house before
        drop_upload(other.id, by=new_subject(), at=clock.now())
    head = f"id;email;given_name;family_name;{told.sealed}head"
    lines = [f"P-{token_hex(9)};{told.second_email};{told.sealed};{token_hex(30)};"] * 20
    with TemporaryDirectory() as place:
        Path(place, "people.csv").write_text("\n".join([head, *lines]))
        tried(brought(Path(place), by=person))


def ask_the_desk(client: Client, person: SubjectRef, told: Marks) -> None:
    """One request in the space, one by letter through every step that the desk may take."""
    asked = {"kind": "access", "told": f"Tout, {told.sealed}told"}
    went(client.post("/mes-donnees/demandes/", asked), 302)
    officer = make_person(
        email="deleguee@ecole.example", pseudonym="Sage-Nigelle-77", roles=(Role.OFFICER,)
    )
    desk = browser(officer)
    given = {
        "way": "letter", "received_on": clock.today().isoformat(), "kind": "portability",
        "told": f"Tout emporter, {told.sealed}letter", "writer": "mandate",
        "name": f"{told.sealed}writer", "email": told.second_email,
        "address": f"{told.sealed}street",
    }  # fmt: skip
    went(desk.post("/delegue/demandes/nouvelle/", given), 302)
    letter = RightsRequest.objects.get(person=person, way="letter")
    page = f"/delegue/demandes/{letter.id}/"
    until = clock.today() + timedelta(days=40)
    for step, typed in (
        ("doute/", {"reason": f"{told.sealed}doubt"}),
        ("preuve/", {"note": f"{told.sealed}note"}),
        ("prolonger/", {"until": until.isoformat(), "extension_reason": f"{told.sealed}reason"}),
        (
            "repondre/",
            {"outcome": "partly", "refusal": "others", "answer": f"{told.sealed}replied"},
        ),
    ):
        went(desk.post(page + step, typed), 302)
    # Whose address is not known gives one; here it is the same person's, for the columns' sake.
    RightsRequest.objects.filter(id=letter.id).update(paused_on=clock.today())
    row = RightsRequest.objects.get(id=letter.id)
    row.writer_email = told.email
    row.save(update_fields=["writer_email"])


def bring_from_elsewhere(person: SubjectRef, told: Marks) -> None:
    """One file from another school is taken in, the next one waits for the worker."""
    for number in range(2):
        bring_own(_file_from_elsewhere(person, told), person=person, at=clock.now())
        if number == 0:
            work()


def _file_from_elsewhere(person: SubjectRef, told: Marks) -> BytesIO:
    """As another installation knew the same person: with a table and a document of its own."""
    with opened(actor=PROGRAM, purposes=(Purpose.RIGHTS,), route="test.elsewhere"):
        raw = b"".join(export_bytes(person, order=None, at=clock.now()))
    with ZipFile(BytesIO(raw)) as archive:
        other = str(new_subject()).encode()
        kept = ("data.json", "learning-history.xapi.json")
        members = {n: archive.read(n).replace(str(person).encode(), other) for n in kept}
    data, row, table = json.loads(members["data.json"]), str(uuid4()), f"{told.sealed}table"
    data |= {"school": f"École {told.sealed}school", "site": "https://ailleurs.example"}
    data["tables"][table] = [{"id": row, "told": f"{told.sealed}entry"}]
    members["data.json"] = json.dumps(data, ensure_ascii=False).encode()
    members[f"files/{table}/{row}/{told.sealed}.txt"] = f"{told.sealed} {token_hex(600)}".encode()
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file


def choose(client: Client, person: SubjectRef, told: Marks) -> None:
    """Object, restrict and let go, consent below fifteen, and write what comes after."""
    choices = "/mes-donnees/choix/"
    went(client.post(f"{choices}opposition/personalisation/", {"given": "yes"}), 302)
    given = {"category": "correspondence", "ground": "claims", "note": f"{told.sealed}contested"}
    went(client.post(f"{choices}limiter/", given), 302)
    row = Restriction.objects.get(person=person)
    announce_lifting(row.id, reason=f"{told.sealed}lifting", told_on_paper=False, at=clock.now())
    went(client.post(f"{choices}limitation/{row.id}/lever/"), 302)
    given = {"ground": "accuracy", "note": f"{told.sealed}contested"}
    went(client.post(f"{choices}limiter/identity.Profile.goals/", given), 302)
    one = Restriction.objects.get(person=person, lifted_at=None)
    went(client.post(f"{choices}limitation/{one.id}/lever/"), 302)
    _ask_a_parent(person, told)
    given = {
        "wish": "hand_over", "words": f"{told.sealed}wishes", "executor": f"{told.sealed}executor",
    }  # fmt: skip
    went(client.post("/mes-donnees/apres-moi/", given), 302)


def have_mail_come_back(client: Client, person: SubjectRef) -> None:
    """Do without reminders, agree to news; then the address takes no mail any more."""
    went(client.post("/mes-donnees/courrier/reminders/", {"on": "no"}), 302)
    letter = Letter.objects.filter(person=person, kind="rights_extended").latest("made_at")
    assert note_returned(letter.id, cause=Cause.DEAD, at=clock.now())
    way_out_of(person)


def _ask_a_parent(person: SubjectRef, told: Marks) -> None:
    """No purpose of the shipped policies rests on consent: here one does for a moment."""
    published, purpose = policy.charter(), Purpose.PERSONALISATION
    entry = replace(published.purposes[purpose], basis=LegalBasis.CONSENT, balance=None)
    changed = replace(published, purposes={**published.purposes, purpose: entry})
    with patch.object(policy, "charter", lambda *_, **__: changed):
        consent_to(purpose, person=person, given=True, at=clock.now())
        ask_second_person(
            purpose, person=person, address=f"{told.sealed}.parent@foyer.example",
            language="fr", at=clock.now(),
        )  # fmt: skip
