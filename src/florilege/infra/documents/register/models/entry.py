"""One issued document as the public may know it: a number, a digest, a state."""

from django.db import models

from florilege.infra.documents.register.enums import EntryState


class RegisterEntry(models.Model):
    """`id` is the document's: once its holder is erased, nothing leads from it to anybody."""

    id = models.UUIDField(primary_key=True)
    number = models.CharField(max_length=30, unique=True)
    code_hash = models.CharField(max_length=64, unique=True)
    kind = models.CharField(max_length=40)
    sha256 = models.CharField(max_length=64, db_index=True)
    issued_on = models.DateField()
    state = models.CharField(max_length=8, choices=EntryState, default=EntryState.ISSUED)
    replaced_by_number = models.CharField(max_length=30, null=True)
    ended_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=EntryState.values), name="register_known_state"
            ),
            models.CheckConstraint(
                condition=models.Q(state=EntryState.REPLACED, replaced_by_number__isnull=False)
                | ~models.Q(state=EntryState.REPLACED) & models.Q(replaced_by_number__isnull=True),
                name="register_replaced_by_something",
            ),
        ]

    def __str__(self) -> str:
        return self.number
