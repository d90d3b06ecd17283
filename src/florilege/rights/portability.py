"""Tell what of an export is portable in law (GDPR art. 20) and why the rest is not.

Everything is in the file all the same: access (art. 15) reaches further than portability.
"""

from enum import StrEnum

from florilege.charter.model import Charter
from florilege.kernel.declarations import Personal, Source
from florilege.kernel.vocabulary import LegalBasis


class Mark(StrEnum):
    """The word that stands in the file beside each field."""

    GIVEN = "given"  # given by the person, for a contract or by consent: portable
    OBSERVED = "observed"  # results from their use, for a contract or by consent: portable
    COMPUTED = "computed"  # derived by the program: not portable
    WRITTEN = "written"  # written by the provider's staff: not portable
    OTHER_BASIS = "other_basis"  # kept by law or legitimate interest: not portable


PORTABLE = frozenset({Mark.GIVEN, Mark.OBSERVED})
_BASES = frozenset({LegalBasis.CONTRACT, LegalBasis.CONSENT})
_NEVER = {Source.PROGRAM: Mark.COMPUTED, Source.STAFF: Mark.WRITTEN}


def mark_of(declared: Personal, *, charter: Charter) -> Mark:
    """Mark one field by where it comes from and on which bases it is held.

    Source: GDPR art. 20(1) and recital 68; guidelines WP 242 rev.01 on provided and observed data.
    Example: a name asked for an account, on the basis of the contract, is `given`; a score is
    `computed`; the reason of a legal hold is `written`.
    """
    if declared.source in _NEVER:
        return _NEVER[declared.source]
    bases = {charter.purposes[purpose].basis for purpose in declared.purposes}
    if not declared.portable or not bases & _BASES:
        return Mark.OTHER_BASIS
    return Mark.GIVEN if declared.source is Source.PERSON else Mark.OBSERVED
