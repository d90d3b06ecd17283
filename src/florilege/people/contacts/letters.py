"""Letters to people without an account: the notice on entering, and the way to their own data."""

from datetime import datetime
from uuid import uuid5

from babel import Locale
from django.utils.translation import gettext, override

from florilege.infra import policy
from florilege.infra.mail.reaching import Reach
from florilege.infra.mail.writing import write_letter
from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Category, Purpose
from florilege.people.contacts.enums import GIVEN_BY_TO_THEM, GivenBy
from florilege.people.contacts.mailing import NOTICE, WAY_IN
from florilege.people.contacts.models import Contact


def write_notice(contact: Contact, *, address: str, at: datetime) -> None:
    """Write what is kept, why and for how long; once for each contact, never two."""
    charter, language = policy.charter(), contact.language
    with override(language):
        giver = gettext(GIVEN_BY_TO_THEM[GivenBy(contact.given_by)])
    entry, rule = charter.purposes[Purpose.RELATIONS], charter.retention["contacts"]
    lands = Locale.parse(language).territories
    letter = write_letter(
        person=SubjectRef(contact.person),
        kind=NOTICE,
        address=address,
        language=language,
        facts={
            "giver": giver,
            "kept": charter.categories[Category.RELATIONS].explanation.in_language(language),
            "purpose": entry.explanation.in_language(language),
            "balance": entry.balance.in_language(language) if entry.balance else "",
            "until": rule.in_use.in_language(language),
            "recipients": ", ".join(
                f"{one.name} ({lands.get(one.country, one.country)})"
                for one in charter.recipients
                if Category.RELATIONS in one.categories
            ),
            "officer_name": charter.officer.name,
            "officer_email": charter.officer.email,
            "authority": charter.authority.name,
            "complaints": charter.authority.complaints,
        },
        at=at,
        letter_id=uuid5(contact.id, "notice"),
    )
    Contact.objects.filter(id=contact.id).update(noticed_at=at, notice_letter=letter.id)


def write_way_in(
    person: SubjectRef, reach: Reach, *, token: str, minutes: int, at: datetime
) -> None:
    """Write the link; without one the letter says that an account leads there already."""
    write_letter(
        person=person,
        kind=WAY_IN,
        address=reach.address,
        language=reach.language,
        facts={"token": token, "minutes": minutes},
        at=at,
    )
