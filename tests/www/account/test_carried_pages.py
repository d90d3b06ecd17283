"""Each page says in its own words what would be sent to it, and of whom or what it is."""

import inspect
from pathlib import Path
from uuid import UUID

import pytest
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import override
from tests.carried import interrupted, stepped_up
from tests.people.campaigns.campaigns_made import draft
from tests.people.contacts.made import contact
from tests.people_made import Made, make_person
from tests.rights.requests_made import letter
from tests.signing_in import browser
from tests.teaching.certification.earning import certificates, finish, learner
from tests.teaching.learners_made import enrol, plan_for, publish
from tests.www.base.test_sending import kept
from tests.www.learner.reading import words_of

from florilege.infra import clock
from florilege.kernel.datum import Datum
from florilege.kernel.vocabulary import Role
from florilege.people.contacts.models import Contact
from florilege.people.identity.actions.edit_profile import edit_profile
from florilege.rights.actions.restrict_data import restrict_data
from florilege.rights.enums import Cause, Ground, RequestKind, TellingState
from florilege.rights.models import Telling
from florilege.teaching.certification.models import Correction
from florilege.www.base.sending import lines_of
from florilege.www.rights.visit import own_card


def sent(made: Made, path: str, typed: dict[str, object] | None = None) -> str:
    return words_of(interrupted(browser(made), made, path, typed or {}))


def test_what_is_the_same_everywhere_is_said_in_french(house: Path) -> None:
    """Those pages whose forms want nothing but what was posted."""
    plain = [
        (name, view.sends)
        for name, view in kept()
        if "deed" in inspect.getclosurevars(view.sends).nonlocals
    ]

    assert len(plain) > 20
    for name, tell in plain:
        told = {}
        for language in ("fr", "en"):
            with override(language):
                one = tell(None, QueryDict(""))
                lines = list(lines_of(one, QueryDict("")))
                told[language] = [str(one.deed), *(str(line.label) for line in lines)]
        assert told["fr"][0] != told["en"][0], name
        assert len(told["fr"]) == len(told["en"]), name


def test_a_seat_is_asked_for_and_given_up(house: Path) -> None:
    made, course = make_person(), publish()
    session_id = plan_for(course)
    asked = sent(
        made,
        reverse("public:enrol", args=(course.plan.slug, session_id)),
        {"phone": "06 39 98 12 34", "no_offers": "yes"},
    )
    seat = enrol(make_person(), course)
    theirs = make_person()
    own = enrol(theirs, course)
    given_up = sent(theirs, reverse("public:withdraw", args=(own.id,)))
    of_another = interrupted(browser(made), made, reverse("public:withdraw", args=(seat.id,)), {})

    assert "Premier bouquet, Session" in asked and "06 39 98 12 34" in asked
    assert "Ne m’écrivez pas au sujet de formations semblables oui" in asked
    assert "Demander cette place" in asked
    assert "Premier bouquet, Session" in given_up and "Rendre la place" in given_up
    assert of_another.status_code == 404


def test_a_lesson_is_finished_by_its_name(house: Path) -> None:
    made, course = make_person(), publish()
    seat = enrol(made, course)
    lesson = course.content("gestes")

    words = sent(made, reverse("learner:complete", args=(seat.id, lesson.code)))

    assert lesson.title in words and "J’ai terminé" in words


def test_ones_own_data_and_card(house: Path) -> None:
    made = make_person()
    datum = Datum("identity.Profile", field="given_name").word

    words = sent(
        made,
        reverse("rights:restrict_datum", args=(datum,)),
        {"ground": "accuracy", "note": "Ce n’est pas le mien."},
    )

    assert "Prénom" in words and "Ce n’est pas le mien." in words
    own = own_card.sends(None, QueryDict("7-name=Gaspard&name=Loiseau"), contact_id=7)
    assert next(line.value for line in lines_of(own, QueryDict())) == "Gaspard"


def test_a_campaign_and_a_session_of_the_office(house: Path) -> None:
    made, course = make_person(roles=(Role.OFFICE,)), publish()
    campaign = draft(title="Portes ouvertes")

    written = sent(
        made,
        reverse("office:write_campaign"),
        {"title": "Printemps", "text": "Bonjour.", "audience": "customers",
         "course": str(course.course_id)},
    )  # fmt: skip
    sending = sent(made, reverse("office:send_campaign", args=(campaign,)), {"vouched": "yes"})
    planned = sent(
        made,
        reverse("office:plan"),
        {"course": str(course.course_id), "title": "Hiver", "weekdays": ["0", "3"]},
    )

    assert "Printemps" in written and "Premier bouquet" in written
    assert str(course.course_id) not in written
    assert "Portes ouvertes" in sending and "compte personnel de formation" in sending
    assert "Premier bouquet" in planned and "lundi, jeudi" in planned.casefold()


@pytest.mark.parametrize(
    ("do", "says"),
    [
        ("card", "Enregistrer la fiche"),
        ("hand_over", "Alma Riou"),
        ("met", "Nous avons échangé aujourd’hui"),
        ("end", "La relation est finie"),
    ],
)
def test_each_button_of_a_contact(house: Path, do: str, says: str) -> None:
    by = make_person(roles=(Role.OFFICE,), given_name="Alma", family_name="Riou")
    contact(by)
    row = Contact.objects.get()
    typed = {"do": do, "name": "Gaspard Loiseau", "keeper": str(by.person)}

    words = sent(by, reverse("office:contact", args=(row.id,)), typed)

    assert says in words, words
    assert str(by.person) not in words


def test_a_correction_names_the_document_and_both_names(house: Path) -> None:
    who = learner()
    finish(who)
    edit_profile(person=who.made.person, changes={"family_name": "Tréhorel"}, at=clock.now())
    old = certificates(who)["path_certificate"]
    browser(who.made).post(
        reverse("learner:certificate_renewal", args=[old.id]), {"reason": "name_changed"}
    )
    asked = Correction.objects.get()
    office = make_person(roles=(Role.OFFICE,))

    granted = sent(office, reverse("office:grant_correction", args=(asked.id,)))
    refused = sent(
        office,
        reverse("office:refuse_correction", args=(asked.id,)),
        {f"{asked.id}-reason": "Il manque une pièce."},
    )

    for words in (granted, refused):
        assert old.number in words and "Fougeray → Odile Tréhorel" in words
    assert "Il manque une pièce." in refused


def test_the_officers_desk(house: Path) -> None:
    officer = make_person(roles=(Role.OFFICER,))
    made = make_person(given_name="Odile", family_name="Marchand")
    objection = letter(officer, on=clock.today(), kind=RequestKind.OBJECTION, email=made.email)
    held = restrict_data(
        person=made.person, category=None, ground=Ground.ACCURACY, note="", at=clock.now()
    )
    telling = Telling.objects.create(
        id=made.person, person=made.person, cause=Cause.RECTIFICATION, about=made.person,
        recipient="funders", state=TellingState.WAITING, made_at=clock.now(),
    )  # fmt: skip

    chosen = sent(
        officer, f"/delegue/demandes/{objection.id}/choix/", {"purpose": "personalisation"}
    )
    lifted = sent(
        officer, f"/delegue/limitations/{held.id}/lever/", {f"{held.id}-reason": "C’est exact."}
    )
    settled = sent(officer, f"/delegue/destinataires/{telling.id}/", {"reason": "told"})

    assert "Vous conseiller" in chosen
    assert "Odile Marchand" in lifted and "C’est exact." in lifted
    assert "Organismes financeurs" in settled and "told" not in settled


def test_what_the_officer_does_with_a_fresh_password(house: Path) -> None:
    client = browser(make_person(roles=(Role.OFFICER,)))

    helped = words_of(
        stepped_up(client, "/delegue/maintenance/", {"code": "pluie", "company": "Nimbus"})
    )
    ended = words_of(stepped_up(client, "/delegue/maintenance/", {"end": "pluie"}))
    noted = words_of(
        stepped_up(client, "/delegue/charte/annonce/", {"act": "note", "state": "by_post"})
    )
    withdrawn = words_of(stepped_up(client, "/delegue/charte/annonce/", {"act": "withdraw"}))

    assert "Nimbus" in helped and "Entreprise" in helped
    assert "pluie" in ended and "Nimbus" not in ended
    assert "par courrier" in noted.casefold() or "lettre" in noted.casefold()
    assert "Retirer" in withdrawn


def test_an_id_that_is_nobodys_is_not_there(house: Path) -> None:
    office = make_person(roles=(Role.OFFICE,))
    path = reverse("office:contact", args=(UUID(int=0),))

    assert interrupted(browser(office), office, path, {"do": "met"}).status_code == 404
