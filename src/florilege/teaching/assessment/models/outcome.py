"""What an attempt was worth, whole and question by question."""

from django.db import models

from florilege.teaching.assessment.models.attempt import Attempt


class Outcome(models.Model):
    """Points are rounded to hundredths; `percent` is rounded down, so 69.9 is not a pass at 70."""

    id = models.UUIDField(primary_key=True)
    # A result has no meaning without its attempt, and both leave with their person.
    attempt = models.OneToOneField(Attempt, on_delete=models.CASCADE, related_name="outcome")
    person = models.UUIDField(db_index=True)
    score = models.FloatField()
    score_max = models.FloatField()
    percent = models.PositiveSmallIntegerField()
    passed = models.BooleanField()
    marked_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(percent__lte=100), name="assessment_percent_is_one"
            ),
            models.CheckConstraint(
                condition=models.Q(score__gte=0, score__lte=models.F("score_max")),
                name="assessment_score_within_bounds",
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)


class ItemOutcome(models.Model):
    id = models.UUIDField(primary_key=True)
    outcome = models.ForeignKey(Outcome, on_delete=models.CASCADE, related_name="items")
    person = models.UUIDField(db_index=True)
    item_code = models.CharField(max_length=80)
    points = models.FloatField()
    points_max = models.FloatField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["outcome", "item_code"], name="assessment_an_item_is_marked_once"
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)
