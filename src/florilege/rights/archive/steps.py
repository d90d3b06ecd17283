"""The erasure's step between drain and delete: what the law has kept is archived and verified.

It raises rather than let anything go unarchived; the run is then tried again, and nothing is
deleted meanwhile.
"""

from datetime import date
from uuid import UUID, uuid4

from florilege.infra.clock import legal_day
from florilege.infra.workflow.steps import Counts, Situation
from florilege.rights.archive.keeping import Kept, keep, to_keep
from florilege.rights.archive.models import ArchivedNote, KeptByLaw


def archive(now: Situation) -> Counts:
    """Deposit everything that is due, and write the receipt's lines of it."""
    assert now.subject is not None
    assert now.about is not None
    on = legal_day(now.at)
    kept = [done for one in to_keep(now.subject, on=on) if (done := keep(one, on=on))]
    here = {one.item: (one.keeping.kind, one.keeping.rule, one.keeping.law, one.expires_on)
            for one in kept}  # fmt: skip
    # What was archived while the person lived here stays as well, and is told of like the rest.
    for note in ArchivedNote.objects.filter(person=now.subject, expires_on__gt=on):
        here[note.item] = (note.kind, note.rule, note.law, note.expires_on)
    return _write_lines(now.about, list(here.values()))


def _write_lines(receipt: UUID, kept: list[tuple[str, str, str, date]]) -> Counts:
    counts: Counts = {}
    for kind, rule, law, expires_on in sorted(set(kept), key=lambda line: (line[0], line[3])):
        count = kept.count((kind, rule, law, expires_on))
        KeptByLaw.objects.update_or_create(
            receipt=receipt,
            kind=kind,
            expires_on=expires_on,
            defaults={"rule": rule, "law": law, "count": count},
            create_defaults={"id": uuid4(), "rule": rule, "law": law, "count": count},
        )
        counts[f"archived {kind}"] = counts.get(f"archived {kind}", 0) + count
    return counts


__all__ = ["Kept", "archive"]
