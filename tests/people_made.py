"""Make people as the product does: through its actions."""

from dataclasses import dataclass
from datetime import datetime
from itertools import count

from florilege.infra import clock
from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Role
from florilege.people.credentials.actions.confirm_address import activate
from florilege.people.credentials.actions.open_account import Entry, open_account
from florilege.people.credentials.queries import person_by_email
from florilege.people.staff.actions.grant_role import grant_role

PASSWORD = "quatre pivoines sous la verriere"
_numbers = count(1)


@dataclass(frozen=True)
class Made:
    person: SubjectRef
    email: str


def make_person(*, roles: tuple[Role, ...] = (), at: datetime | None = None, **given: str) -> Made:
    """Open and confirm an account; what is not given is invented."""
    number = next(_numbers)
    at = at or clock.now()
    email = given.get("email", f"personne.{number}@courrier.example")
    open_account(
        Entry(
            email=email,
            password=PASSWORD,
            given_name=given.get("given_name", "Jeanne"),
            family_name=given.get("family_name", f"Numéro{number}"),
            pseudonym=given.get("pseudonym", f"Vive-Tulipe-{number}"),
            language=given.get("language", "fr"),
            time_zone=given.get("time_zone", "Europe/Paris"),
        ),
        at=at,
    )
    person = person_by_email(email)
    assert person is not None
    activate(person, at=at)
    for role in roles:
        grant_role(person=person, role=role, since=clock.legal_day(at))
    return Made(person=person, email=email)
