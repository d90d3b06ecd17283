"""Contacts as the office enters them."""

from florilege.infra import clock
from florilege.people.contacts.actions.enter_contact import Card, enter_contact
from florilege.people.contacts.enums import ContactKind, GivenBy
from florilege.people.contacts.models import Contact
from tests.people_made import Made

EMAIL = "gaspard.loiseau@fleurs-durand.example"


def card(**given: str) -> Card:
    return Card(
        kind=ContactKind(given.get("kind", "signatory")),
        name=given.get("name", "Gaspard Loiseau"),
        organisation=given.get("organisation", "Fleurs Durand"),
        job=given.get("job", "gérant"),
        email=given.get("email", EMAIL),
        phone=given.get("phone", "+33 2 61 91 77 00"),
        language=given.get("language", "fr"),
        given_by=GivenBy(given.get("given_by", "employer")),
        giver=given.get("giver", "Fleurs Durand"),
    )


def contact(by: Made, **given: str) -> Contact:
    return enter_contact(card(**given), by=by.person, at=clock.now())
