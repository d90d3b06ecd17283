"""End all promotions to a person, from the link in one: the same choices as on their own page."""

from datetime import datetime

from florilege.infra import policy
from florilege.infra.keys.people import standing_of
from florilege.kernel.access import KeyState
from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import PROMOTIONAL, LegalBasis
from florilege.rights.actions.choose import consent_to, object_to


def stop_promotions(person: SubjectRef, *, at: datetime) -> None:
    """Take back what was agreed to and object to the rest. Safe to repeat: then nothing is written.

    Somebody who is going or gone is written to no more anyway.
    """
    for purpose in sorted(PROMOTIONAL):
        standing = standing_of(person)
        if standing is None or standing.state is not KeyState.ACTIVE:
            return
        basis = policy.charter().purposes[purpose].basis
        if basis is LegalBasis.CONSENT and purpose in standing.consented:
            consent_to(purpose, person=person, given=False, at=at)
        elif basis is LegalBasis.LEGITIMATE_INTEREST and purpose not in standing.objected:
            object_to(purpose, person=person, given=True, at=at)
