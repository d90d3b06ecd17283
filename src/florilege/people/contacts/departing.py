"""What somebody of the office hands over when they leave: the contacts that they look after."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from florilege.infra.departing import Handing, Line, Open, Work, departs
from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Role
from florilege.people.contacts.actions.change_contact import hand_all_contacts_over
from florilege.people.contacts.queries import kept_by

ALL = "all"


def _contacts(person: SubjectRef, on: date) -> Open:
    """All of them are one line: to hand them over, nobody has to read their names."""
    count = kept_by(person).count()
    if not count:
        return Open(())
    detail = _("Number: %(count)d") % {"count": count}
    return Open([Line(ALL, _("All contacts that they look after"), detail, count)])


def _hand_over(handing: Handing) -> int:
    return hand_all_contacts_over(keeper=handing.leaver, to=handing.to.get(ALL))


departs(
    Work(
        name="contacts",
        roles=(Role.OFFICE,),
        title=gettext_noop("Contacts that are looked after"),
        stays=gettext_noop(
            "Without a successor nobody looks after them: they show “Nobody yet” in the list."
        ),
        open_lines=_contacts,
        hand_over=_hand_over,
    )
)
