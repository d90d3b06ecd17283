"""A workflow under way, and the steps that it has behind it."""

from django.db import models


class RunState(models.TextChoices):
    UNDER_WAY = "under_way"
    DONE = "done"
    STOPPED = "stopped"  # cancelled before it began to act


class Run(models.Model):
    """One workflow for one subject. `leased_until` keeps a second worker away meanwhile."""

    id = models.UUIDField(primary_key=True)
    workflow = models.CharField(max_length=60)
    subject = models.UUIDField(null=True, db_index=True)
    about = models.UUIDField(null=True)
    state = models.CharField(max_length=10, choices=RunState, default=RunState.UNDER_WAY)
    begun_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    leased_until = models.DateTimeField(null=True)
    due_at = models.DateTimeField(db_index=True)
    tries = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workflow", "subject"],
                condition=models.Q(state="under_way", subject__isnull=False),
                name="workflow_one_run_under_way",
            )
        ]

    def __str__(self) -> str:
        return f"{self.workflow} {self.id}"


class StepDone(models.Model):
    """A step whose effect is committed. `counts` says what it did, in numbers by store."""

    id = models.UUIDField(primary_key=True)
    run = models.ForeignKey(Run, on_delete=models.CASCADE, related_name="steps")
    step = models.CharField(max_length=40)
    counts = models.JSONField(default=dict)
    done_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["run", "step"], name="workflow_each_step_once")
        ]

    def __str__(self) -> str:
        return f"{self.step} of {self.run_id}"
