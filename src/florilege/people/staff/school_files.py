"""What this room takes from a school's files: who teaches and who keeps the office.

Roles with more power are given by hand, so that no file makes an officer or an operator.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from florilege.infra.intake.cells import day, one_of, text
from florilege.infra.intake.sheets import Column, Fault, Row, Sheet, Taking, Took, takes
from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Role
from florilege.people.staff.actions.grant_role import grant_role
from florilege.people.staff.queries import grants_among

_ROLES = {
    "trainer": Role.TRAINER,
    "formateur": Role.TRAINER,
    "formatrice": Role.TRAINER,
    "office": Role.OFFICE,
    "bureau": Role.OFFICE,
}


def _judge(rows: Sequence[Row], on: date) -> Iterable[Fault]:
    for row in rows:
        if row["until"] is not None and row["until"] < row["since"]:
            yield row.fault("until", _("The last day lies before the first: correct one of them."))


def _office(rows: Sequence[Row], on: date) -> Iterable[Fault]:
    """A page of the office would else make more of the office: that stays with the operator."""
    for row in rows:
        if row["role"] is Role.OFFICE:
            sentence = _("The operator opens the office to somebody by hand: take this line out.")
            yield row.fault("role", sentence)


def _take(takings: Sequence[Taking], at: datetime) -> Sequence[Took]:
    """Give the roles; who holds one here already keeps it as it is."""
    people = {taking.person("person") for taking in takings}
    held = grants_among(people)
    for taking in takings:
        person = taking.person("person")
        if taking.is_change or (person, taking["role"]) not in held:
            grant_role(
                person=person, role=taking["role"], since=taking["since"], until=taking["until"]
            )
    return [Took(taking.target, SubjectRef(taking.refs["person"])) for taking in takings]


takes(
    Sheet(
        name="roles",
        title=gettext_noop("Who teaches, and who keeps the office"),
        model="staff.RoleGrant",
        key=("person", "role"),
        refers={"person": "people"},
        columns=(
            Column(
                "person",
                text(80),
                also=("personne",),
                says=gettext_noop("The id of a line of people.csv."),
            ),
            Column("role", one_of(_ROLES), says=gettext_noop("trainer or office.")),
            Column(
                "since",
                day,
                also=("depuis",),
                says=gettext_noop("The first day of the role."),
            ),
            Column(
                "until",
                day,
                also=("jusqu_au",),
                required=False,
                says=gettext_noop("Its last day; empty while it is held."),
            ),
        ),
        changes=True,
        judge=_judge,
        reserves=_office,
        take=_take,
    )
)
