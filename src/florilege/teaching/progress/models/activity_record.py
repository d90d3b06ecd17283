"""One thing that a learner did: the learning history, only ever added to."""

from django.db import models

from florilege.teaching.progress.enums import Verb


class ActivityRecord(models.Model):
    id = models.UUIDField(primary_key=True)
    person = models.UUIDField()
    enrolment_id = models.UUIDField()
    activity_id = models.UUIDField()
    activity_code = models.CharField(max_length=80)
    verb = models.CharField(max_length=16)
    at = models.DateTimeField()
    seconds = models.PositiveIntegerField(default=0)
    score = models.FloatField(null=True)
    score_max = models.FloatField(null=True)
    client_id = models.UUIDField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "client_id"], name="progress_a_message_counts_once"
            ),
            models.CheckConstraint(
                condition=models.Q(verb__in=[verb.value for verb in Verb]),
                name="progress_known_verb",
            ),
        ]
        indexes = [
            models.Index(fields=["person", "at"], name="progress_history"),
            models.Index(fields=["enrolment_id", "activity_code"], name="progress_in_an_enrolment"),
        ]

    def __str__(self) -> str:
        return str(self.id)
