"""What this room takes from a school's files: its people."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from florilege.infra.gate.opened import opened
from florilege.infra.intake.cells import day, one_of, text, yes_or_no
from florilege.infra.intake.sheets import (
    Column,
    Fault,
    Key,
    Misread,
    Row,
    Sheet,
    Taking,
    Took,
    takes,
)
from florilege.infra.keys.lookups import LookupKind, find_all
from florilege.kernel.subjects import PROGRAM, SubjectRef
from florilege.kernel.vocabulary import Purpose
from florilege.kernel.wrapping import normal_email
from florilege.people.credentials import errands
from florilege.people.credentials.actions.take_people_over import Newcomer, take_people_over
from florilege.people.credentials.address import AddressField
from florilege.people.identity.queries import full_names

_FIELD = AddressField(autocomplete="email")


def _address(cell: str) -> str:
    """One e-mail address, read as the form of sign-up reads it."""
    try:
        return str(_FIELD.clean(cell))
    except ValidationError:
        sentence = _("Write one e-mail address, like jeanne.martin@courrier.example.")
        raise Misread(sentence) from None


def _known(rows: Sequence[Row]) -> dict[Key, SubjectRef]:
    people = find_all(LookupKind.EMAIL, [normal_email(row["email"]) for row in rows])
    found = ((row.key, people.get(normal_email(row["email"]))) for row in rows)
    return {key: person for key, person in found if person is not None}


def _known_keys(rows: Sequence[Row]) -> Collection[Key]:
    return _known(rows).keys()


def _judge(rows: Sequence[Row], on: date) -> Iterable[Fault]:
    for row in rows:
        seen = row["last_seen_on"]
        if seen is not None and seen > on:
            yield row.fault("last_seen_on", _("The day has not come yet: write the last one seen."))


def _other_names(rows: Sequence[Row], _on: date) -> Iterable[Fault]:
    """Tell whose name here is another one; it stays, since the person alone corrects it."""
    known = _known(rows)
    with opened(actor=PROGRAM, purposes=(Purpose.ENROLMENT,), route=errands.TAKE_OVER):
        names = full_names(known.values())
    for row in rows:
        here = names.get(known[row.key]) if row.key in known else None
        there = f"{row['given_name']} {row['family_name']}"
        if here is not None and here.casefold() != there.casefold():
            sentence = _(
                "Somebody is here with this address under another name. They are taken to be the "
                "same person, and their name here stays; if they are not, correct the address."
            )
            yield row.fault("email", sentence, is_remark=True)


def _take(takings: Sequence[Taking], at: datetime) -> Sequence[Took]:
    newcomers = [_newcomer(taking) for taking in takings]
    who = take_people_over(newcomers, at=at)
    people = [who[one.person] for one in newcomers]
    return [
        Took(p or one.person, p, is_left_out=p is None)
        for one, p in zip(newcomers, people, strict=True)
    ]


def _newcomer(taking: Taking) -> Newcomer:
    return Newcomer(
        person=SubjectRef(taking.target),
        email=taking["email"],
        given_name=taking["given_name"],
        family_name=taking["family_name"],
        language=taking["language"] or "fr",
        last_seen_on=taking["last_seen_on"],
        under_fifteen=bool(taking["under_fifteen"]),
    )


takes(
    Sheet(
        name="people",
        title=gettext_noop("People: learners, trainers, staff"),
        model="identity.Profile",
        is_about_people=True,
        key=("id",),
        unique={"email": normal_email},
        columns=(
            Column(
                "id",
                text(80),
                also=("identifiant",),
                says=gettext_noop("The person’s number in the old system; it never changes."),
            ),
            Column(
                "email",
                _address,
                also=("courriel", "adresse_e_mail"),
                says=gettext_noop("Their own e-mail address: they come in with it."),
            ),
            Column(
                "given_name",
                text(80),
                also=("prenom",),
                says=gettext_noop("The given name, as it stands on certificates."),
            ),
            Column(
                "family_name",
                text(80),
                also=("nom",),
                says=gettext_noop("The family name, as it stands on certificates."),
            ),
            Column(
                "language",
                one_of({"fr": "fr", "en": "en"}),
                also=("langue",),
                required=False,
                says=gettext_noop("fr or en; fr if it is empty."),
            ),
            Column(
                "last_seen_on",
                day,
                also=("derniere_connexion",),
                required=False,
                says=gettext_noop(
                    "The last sign-in over there: the time of inactivity runs from it."
                ),
            ),
            Column(
                "under_fifteen",
                yes_or_no,
                also=("moins_de_quinze_ans",),
                required=False,
                says=gettext_noop("yes for somebody below fifteen; nothing else is asked of age."),
            ),
        ),
        judge=_judge,
        meets=_other_names,
        known=_known_keys,
        take=_take,
    )
)
