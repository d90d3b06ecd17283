"""What a person chose, line after line, and the links by which a second person agrees."""

from django.db import models

from florilege.rights.enums import ChoiceKind, ChosenBy


class Choice(models.Model):
    """One line of the ledger; the last one about a purpose counts. Lines are never changed."""

    id = models.UUIDField(primary_key=True)
    person = models.UUIDField(db_index=True)
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=10)
    purpose = models.CharField(max_length=20, blank=True)
    given = models.BooleanField()
    by = models.CharField(max_length=13)
    charter = models.CharField(max_length=20)
    version = models.CharField(max_length=20)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            # Two lines at once: the second one waits, or is written again under the next number.
            models.UniqueConstraint(fields=["person", "number"], name="rights_ledger_in_order"),
            models.CheckConstraint(
                condition=models.Q(kind__in=[k.value for k in ChoiceKind])
                & models.Q(by__in=[b.value for b in ChosenBy]),
                name="rights_known_choice",
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)


class AgreementLink(models.Model):
    """A link by which a second person agrees; the table knows only a hash of what the mail has."""

    id = models.UUIDField(primary_key=True)
    person = models.UUIDField(db_index=True)
    purpose = models.CharField(max_length=20)
    token_hash = models.BinaryField(unique=True, max_length=32)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return str(self.id)
