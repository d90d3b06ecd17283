"""Letters of the desk: about rights, so they leave while the person's data are restricted too."""

from collections.abc import Mapping
from datetime import datetime

from florilege.infra import policy
from florilege.infra.gate.looking import look
from florilege.infra.gate.opened import opened
from florilege.infra.gate.withheld import Withheld
from florilege.infra.mail import reaching
from florilege.infra.mail.kinds import OperationalKind
from florilege.infra.mail.models import Letter
from florilege.infra.mail.writing import write_letter
from florilege.kernel.subjects import PROGRAM, SubjectRef
from florilege.kernel.vocabulary import Purpose
from florilege.rights import errands
from florilege.rights.models import RightsRequest


def reach_person(person: SubjectRef) -> reaching.Reach | None:
    """Tell where to write to somebody about their rights."""
    return reaching.reach(person, purpose=Purpose.RIGHTS)


def reach_writer(request: RightsRequest) -> reaching.Reach | None:
    """Tell where to answer a request: the account's address, or the one that the writer gave."""
    found = reach_person(SubjectRef(request.person))
    if found is not None:
        return found
    with opened(actor=PROGRAM, purposes=(Purpose.RIGHTS,), route=errands.LETTERS):
        look([request], "writer_email")
        address = request.writer_email
        if address is None or isinstance(address, Withheld):
            return None
        return reaching.Reach(address=str(address), language="fr")


def has_account(request: RightsRequest) -> bool:
    """Tell whether the answer can be read in a space; a contact's is mailed to them."""
    found = reach_person(SubjectRef(request.person))
    return found is not None and found.has_space


def write_to(
    person: SubjectRef,
    reach: reaching.Reach,
    *,
    kind: OperationalKind,
    facts: Mapping[str, object],
    at: datetime,
) -> Letter:
    """Write a letter of the desk. Call it in the transaction of what it tells of."""
    return write_letter(
        person=person,
        kind=kind,
        address=reach.address,
        language=reach.language,
        facts={"authority": policy.charter().authority.name, **facts},
        at=at,
    )
