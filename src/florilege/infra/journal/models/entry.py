"""One look, and the index by which a person finds who looked."""

from uuid import UUID

from django.db import models

from florilege.kernel.chain import AccessEntry


class Entry(models.Model):
    """A chained entry. `subjects` is the run of 16-byte ids that the MAC covers."""

    number = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField(db_index=True)
    visit = models.UUIDField()
    actor = models.UUIDField(null=True, db_index=True)
    role = models.CharField(max_length=16)
    purpose = models.CharField(max_length=32)
    subjects = models.BinaryField()
    categories = models.CharField(max_length=200)
    route = models.CharField(max_length=80)
    result = models.CharField(max_length=32)
    mac = models.BinaryField()

    def __str__(self) -> str:
        return f"journal entry {self.number}"

    @property
    def subject_ids(self) -> tuple[UUID, ...]:
        run = bytes(self.subjects)
        return tuple(UUID(bytes=run[i : i + 16]) for i in range(0, len(run), 16))

    def as_entry(self) -> AccessEntry:
        return AccessEntry(
            number=self.number,
            at=self.at,
            visit=self.visit,
            actor=self.actor,
            role=self.role,
            purpose=self.purpose,
            subjects=self.subject_ids,
            categories=tuple(filter(None, self.categories.split(" "))),
            route=self.route,
            result=self.result,
        )


class EntrySubject(models.Model):
    """Which entries name a person. Checked against `Entry.subjects` when the chain is verified."""

    pk = models.CompositePrimaryKey("subject", "number")
    subject = models.UUIDField()
    number = models.BigIntegerField(db_index=True)

    def __str__(self) -> str:
        return f"journal entry {self.number}"
