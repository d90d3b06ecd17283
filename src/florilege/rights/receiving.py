"""Who received a person's data outside: what the journal and the rooms can tell of it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max

from florilege.charter.parties import Recipient
from florilege.infra import policy
from florilege.infra.journal.queries import looks_at
from florilege.infra.mail.models import Letter
from florilege.kernel.access import Verdict
from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Category, Role

Handed = Callable[[SubjectRef], bool]

# What rooms hand to a recipient of the charter, by its code: a room that hands something over
# registers how that is told. Who is not named here has no channel from this installation.
_handed: dict[str, Handed] = {}


@dataclass(frozen=True, slots=True)
class Looked:
    """Somebody who looked as a trainer, and when last."""

    actor: SubjectRef
    last_at: datetime


def handing_over(recipient: str) -> Callable[[Handed], Handed]:
    """Register how it is known that something of a person was handed to a recipient."""

    def register(function: Handed) -> Handed:
        _handed[recipient] = function
        return function

    return register


def was_handed(recipient: Recipient, person: SubjectRef) -> bool:
    """Tell whether something of a person went to a recipient."""
    function = _handed.get(recipient.code)
    return function is not None and function(person)


def keeps_our_stores(recipient: Recipient) -> bool:
    """Tell whether the recipient runs a site of ours: what changes in the stores changes there."""
    sites = policy.charter().hosting.sites
    return any(site.name.startswith(recipient.name) for site in sites)


def concerned_recipients(categories: frozenset[Category]) -> list[Recipient]:
    """The charter's recipients of some categories, but for the trainers, who are told one by one."""
    return [
        recipient
        for recipient in policy.charter().recipients
        if recipient.categories & categories and not is_trainers(recipient)
    ]


def is_trainers(recipient: Recipient) -> bool:
    """Tell whether an entry stands for people who sign in here: the journal names each of them."""
    return recipient.code in {"trainers", "instructors"}


def trainers_who_looked(person: SubjectRef) -> list[Looked]:
    """Everybody who opened something of a person as a trainer, by the journal, oldest first."""
    found = looks_at(person).filter(role=Role.TRAINER, result=Verdict.OPEN, actor__isnull=False)
    last = found.exclude(actor=person).order_by().values("actor").annotate(last=Max("at"))
    looks = [Looked(SubjectRef(row["actor"]), row["last"]) for row in last if row["actor"]]
    return sorted(looks, key=lambda look: look.last_at)


@handing_over("mail")
def _mailed(person: SubjectRef) -> bool:
    return Letter.objects.filter(person=person, sent_at__isnull=False).exists()
