"""Write down, change or take back what is to become of one's data after death."""

from datetime import datetime

from florilege.infra.gate.opened import sealing_key
from florilege.kernel.subjects import SubjectRef
from florilege.rights.enums import Wish
from florilege.rights.models import Directive


def write_directive(
    *, person: SubjectRef, wish: Wish, words: str, executor: str, at: datetime
) -> Directive:
    """Write the directive; an earlier one is replaced (Informatique et Libertés, art. 85).

    Raises: KeyWithheld if the person is going or gone.
    """
    sealing_key(person)
    directive = Directive(
        person=person, wish=wish, words=words or None, executor=executor or None, written_at=at
    )
    # One statement, so that of two clicks at once the later one replaces what the other wrote.
    Directive.objects.bulk_create(
        [directive],
        update_conflicts=True,
        unique_fields=["person"],
        update_fields=["wish", "words", "executor", "written_at"],
    )
    return directive


def take_directive_back(*, person: SubjectRef) -> None:
    """Revoke the directive; each datum then follows its published duration. Safe to repeat."""
    Directive.objects.filter(person=person).delete()
