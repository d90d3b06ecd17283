"""Two people, or two clicks of one, do the same thing in the same moment."""

from datetime import timedelta
from functools import partial
from secrets import token_hex
from typing import Any
from uuid import UUID, uuid4

from florilege.infra import clock
from florilege.infra.closing.announcing import (
    announce_closing,
    earliest_closing,
    withdraw_closing,
)
from florilege.infra.closing.models import Closing
from florilege.infra.gate.looking import look
from florilege.infra.gate.opened import opened
from florilege.infra.keys.models import PersonKey
from florilege.kernel.access import KeyState
from florilege.kernel.subjects import Actor, new_subject
from florilege.kernel.vocabulary import Purpose, Role
from florilege.people.campaigns.actions.send_campaign import send_campaign
from florilege.people.campaigns.enums import CampaignState
from florilege.people.campaigns.models import Campaign
from florilege.people.contacts.actions.enter_contact import enter_contact
from florilege.people.contacts.models import Contact
from florilege.people.credentials.actions.change_address import request_address_change
from florilege.people.credentials.enums import LinkKind
from florilege.people.credentials.models import AddressChange, OneTimeLink
from florilege.people.identity.models import Profile
from florilege.rights.actions.open_erasure_request import open_erasure_request
from florilege.rights.actions.place_hold import Held, place_hold
from florilege.rights.actions.write_directive import write_directive
from florilege.rights.enums import Wish
from florilege.rights.models import Directive, ErasureRequest, LegalHold
from florilege.teaching.certification.actions.share_certificate import share_certificate
from florilege.teaching.certification.enums import Shows
from florilege.teaching.certification.models import CertificateSharing
from florilege.teaching.enrolment.actions.confirm_enrolment import confirm_enrolment
from florilege.teaching.enrolment.actions.withdraw_enrolment import withdraw_enrolment
from florilege.teaching.enrolment.models import Enrolment
from tests.kill.jobs.meeting import at_once, somebody
from tests.kill.jobs.registering import job
from tests.people.campaigns.campaigns_made import draft
from tests.people.contacts.made import card
from tests.people_made import make_person
from tests.teaching.certification.earning import Learner, certificates, finish
from tests.teaching.enrolment.sessions_made import PHONE, ask, plan
from tests.teaching.gates import page_of
from tests.teaching.learners_made import enrol, publish


@job
def enter_a_contact(*, same_form: bool) -> dict[str, Any]:
    """Enter one address twice: by two clicks on one form, or by two forms."""
    by, email, form = somebody(), f"{token_hex(6)}@fleurs.example", uuid4()
    living = PersonKey.objects.filter(state=KeyState.ACTIVE)
    before = living.count()

    def enter(contact_id: UUID) -> object:
        return enter_contact(card(email=email), by=by.person, at=clock.now(), contact_id=contact_id)

    forms = [form, form if same_form else uuid4()]
    raised = at_once(
        [partial(enter, one) for one in forms],
        before='INSERT INTO "keys_personkey"',
    )
    people = Contact.objects.filter(entered_by=by.person).values_list("person", flat=True)
    return {
        "raised": raised,
        "contacts": len(people),
        "people": len(set(people)),
        "keys": living.count() - before,
    }


@job
def confirm_a_seat_that_is_given_up() -> dict[str, Any]:
    """The office gives the seat in the moment in which the person gives their request up."""
    made = somebody()
    seat = ask(made, plan(publish(slug=f"bouquet-{token_hex(4)}")))  # it waits for a phone number
    profile = Profile.objects.get(person=made.person)
    profile.phone = PHONE
    profile.save(update_fields=["phone"])
    raised = at_once(
        [
            lambda: confirm_enrolment(enrolment_id=seat.id, at=clock.now()),
            lambda: withdraw_enrolment(enrolment_id=seat.id, at=clock.now()),
        ],
        before='UPDATE "enrolment_enrolment"',
    )
    row = Enrolment.objects.get(id=seat.id)
    return {"raised": raised, "before": seat.state, "after": row.state}


@job
def announce_two_closings() -> dict[str, Any]:
    at = clock.now()
    day = earliest_closing(clock.legal_day(at))
    days = [day + timedelta(days=later) for later in (1, 9)]
    raised = at_once(
        [partial(announce_closing, closes_on=one, shut_on=one, at=at) for one in days],
        before='INSERT INTO "closing_closing"',
    )
    stand = Closing.objects.filter(withdrawn_at=None).count()
    while withdraw_closing(at=at):
        pass
    return {"raised": raised, "stand": stand}


@job
def send_two_campaigns() -> dict[str, Any]:
    drafts = [draft(), draft()]
    raised = at_once(
        [partial(send_campaign, one, at=clock.now()) for one in drafts],
        before='UPDATE "campaigns_campaign"',
    )
    begun = Campaign.objects.filter(id__in=drafts, state=CampaignState.SENDING)
    sent = begun.count()
    begun.update(state=CampaignState.STOPPED)
    return {"raised": raised, "sent": sent}


@job
def write_a_directive_twice() -> dict[str, Any]:
    made = somebody()
    given: dict[str, Any] = {"person": made.person, "wish": Wish.ERASE, "executor": ""}
    raised = at_once(
        [partial(write_directive, **given, words=words, at=clock.now()) for words in "ab"],
        before='INSERT INTO "rights_directive"',
    )
    row = Directive.objects.get(person=made.person)
    with opened(actor=Actor(Role.LEARNER, made.person), purposes=(Purpose.RIGHTS,), route="test"):
        look([row], "words")
        return {"raised": raised, "is one of them": row.words in {"a", "b"}}


@job
def wish_two_addresses() -> dict[str, Any]:
    """Give how many of the links lead to the wish that stands."""
    made = somebody()
    wished = [f"{token_hex(5)}@neuf.example" for _ in range(2)]
    raised = at_once(
        [
            partial(request_address_change, person=made.person, email=email, at=clock.now())
            for email in wished
        ],
        before='INSERT INTO "credentials_addresschange"',
    )
    links = OneTimeLink.objects.filter(person=made.person, kind=LinkKind.ADDRESS)
    wishes = AddressChange.objects.filter(person=made.person)
    return {"raised": raised, "wishes": wishes.count(), "links": links.count()}


@job
def share_a_certificate_twice() -> dict[str, Any]:
    tag = token_hex(6)
    made = make_person(email=f"{tag}@courrier.example", pseudonym=f"Vive-Tulipe-{tag}")
    course = publish(slug=f"bouquet-{tag}")
    who = Learner(made, enrol(made, course), course)
    finish(who)
    document = certificates(who)["path_certificate"]

    def share(shows: Shows) -> None:
        with page_of(made, Purpose.CERTIFICATION):
            share_certificate(
                document_id=document.id, person=made.person, shows=shows, at=clock.now()
            )

    raised = at_once(
        [partial(share, shows) for shows in (Shows.NAME, Shows.INITIALS)],
        before='INSERT INTO "certification_certificatesharing"',
    )
    shared = CertificateSharing.objects.filter(document_id=document.id)
    return {"raised": raised, "shared": shared.count()}


@job
def hold_who_is_being_erased() -> dict[str, Any]:
    """The officer places a hold in the moment in which the account is deleted."""
    made, officer = somebody(), new_subject()
    given: dict[str, Any] = {"person": made.person, "held": Held(), "reason": "Litige"}
    raised = at_once(
        [
            lambda: place_hold(**given, by=officer, at=clock.now()),
            lambda: open_erasure_request(person=made.person, at=clock.now()),
        ],
        before='INSERT INTO "rights_',
    )
    return {
        "raised": raised,
        "held": LegalHold.objects.filter(person=made.person).exists(),
        "erased": ErasureRequest.objects.filter(person=made.person).exists(),
    }
