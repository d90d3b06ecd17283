"""A request to open the archive: who asked, why, who agreed, what was found, read and handed over."""

from django.db import models


class Ground(models.TextChoices):
    """On what ground somebody may be given what is archived."""

    PERSON = "person"  # the person themself, or who acts for them (GDPR art. 15)
    CONTROL = "control"  # an authority or funder that checks the training
    CLAIM = "claim"  # a claim in court, brought or answered


class Opening(models.Model):
    """`sought` (a name or a number) and `reason` are sealed for the month in which the trace ends.

    `kept_by` is who carries it on, if whoever asked left before the decision. Of an identity check
    only the fact, the day and the checker stand here, never a copy. A search
    goes through a big archive in several goes: `seen_on` and `seen_item` are the place it came to.
    """

    id = models.UUIDField(primary_key=True)
    ground = models.CharField(max_length=8, choices=Ground)
    sought = models.BinaryField()
    reason = models.BinaryField()
    identity_checked_on = models.DateField(null=True)
    identity_checked_by = models.UUIDField(null=True)
    asked_by = models.UUIDField()
    asked_at = models.DateTimeField()
    kept_by = models.UUIDField(null=True)
    decided_by = models.UUIDField(null=True)
    decided_at = models.DateTimeField(null=True)
    readable_until = models.DateTimeField(null=True)  # none of it if it was refused
    seen_on = models.DateField(null=True)
    seen_item = models.UUIDField(null=True)
    seen_count = models.PositiveIntegerField(default=0)
    searched_at = models.DateTimeField(null=True)
    expires_on = models.DateField(db_index=True)
    month = models.CharField(max_length=7)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(decided_by__isnull=True)
                | ~models.Q(decided_by=models.F("asked_by")),
                name="archive_a_second_person_decides",
            ),
            models.CheckConstraint(
                condition=models.Q(decided_by__isnull=True)
                | models.Q(kept_by__isnull=True)
                | ~models.Q(decided_by=models.F("kept_by")),
                name="archive_a_third_person_decides",
            ),
            models.CheckConstraint(
                condition=models.Q(decided_by__isnull=True, decided_at__isnull=True)
                | models.Q(decided_by__isnull=False, decided_at__isnull=False),
                name="archive_a_decision_has_its_time",
            ),
            models.CheckConstraint(
                condition=models.Q(readable_until__isnull=True)
                | models.Q(decided_by__isnull=False),
                name="archive_nothing_read_undecided",
            ),
            models.CheckConstraint(
                condition=models.Q(ground__in=Ground.values), name="archive_known_ground"
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)


class Found(models.Model):
    """A document that an opening reached, and what was done with it."""

    id = models.UUIDField(primary_key=True)
    # The trace of a reading has no meaning without its opening.
    opening = models.ForeignKey(Opening, on_delete=models.CASCADE, related_name="found")
    item = models.UUIDField()
    read_at = models.DateTimeField(null=True)
    delivered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["opening", "item"], name="archive_found_once")
        ]

    def __str__(self) -> str:
        return str(self.id)
