"""Note which messages have left: the time to answer runs from that day, and from no earlier one."""

from florilege.infra.clock import legal_day
from florilege.infra.mail.leaving import left_at, returned_among
from florilege.people.inactivity.models import Question

BATCH = 500


def note_leaving() -> int:
    """Write the day on which each message left; give how many still wait.

    A message that is lost without having left makes its question void: it is asked again.
    """
    _take_back_returned()
    waiting, last = 0, None
    rows = Question.objects.filter(left_on__isnull=True).order_by("person")
    while batch := list((rows.filter(person__gt=last) if last else rows)[:BATCH]):
        waiting += sum(_note(batch))
        last = batch[-1].person
    return waiting


def _take_back_returned() -> None:
    """A message that left and came back was never read: the time to answer does not run (RET-02)."""
    last = None
    rows = Question.objects.filter(left_on__isnull=False).order_by("person")
    while batch := list((rows.filter(person__gt=last) if last else rows)[:BATCH]):
        back = returned_among([question.letter for question in batch])
        if back:
            Question.objects.filter(letter__in=back).update(left_on=None)
        last = batch[-1].person


def _note(batch: list[Question]) -> list[bool]:
    letters = left_at([question.letter for question in batch])
    noted = []
    for question in batch:
        mine = Question.objects.filter(person=question.person, letter=question.letter)
        if question.letter not in letters:
            mine.delete()
            continue
        sent_at = letters[question.letter]
        noted.append(sent_at is None)
        if sent_at is not None:
            mine.update(left_on=legal_day(sent_at))
    return noted
