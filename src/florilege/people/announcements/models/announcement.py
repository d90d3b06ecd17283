"""That one person is being told of one edition of the charter. There is never a second one."""

from django.db import models
from django.db.models import Q

from florilege.people.announcements.enums import Told


class Announcement(models.Model):
    """`letter` is the mail that carries it; `ended_at` is when it left, or was noted otherwise."""

    id = models.UUIDField(primary_key=True)
    person = models.UUIDField(db_index=True)
    version = models.PositiveIntegerField()
    letter = models.UUIDField(null=True, db_index=True)
    state = models.CharField(max_length=12)
    written_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["version", "person"], name="announcements_once"),
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in Told]),
                name="announcements_known_state",
            ),
            models.CheckConstraint(
                condition=Q(state=Told.WAITING.value, ended_at__isnull=True)
                | (~Q(state=Told.WAITING.value) & Q(ended_at__isnull=False)),
                name="announcements_ended_or_waiting",
            ),
        ]
        indexes = [models.Index(fields=["version", "state"], name="announcements_progress")]

    def __str__(self) -> str:
        return str(self.id)
