"""A question of a quiz, with its right answer. Only assessment shows parts of it to learners."""

from django.db import models

from florilege.teaching.catalogue.enums import ItemKind
from florilege.teaching.catalogue.models.activity import Activity


class Item(models.Model):
    """`body` holds what its kind needs, under the names of the course's source."""

    id = models.UUIDField(primary_key=True)
    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="items")
    code = models.SlugField(max_length=80)
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=20)
    points = models.PositiveSmallIntegerField()
    prompt_html = models.TextField()
    explanation_html = models.TextField()
    body = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["activity", "code"], name="catalogue_one_item_of_a_code"
            ),
            models.UniqueConstraint(
                fields=["activity", "position"], name="catalogue_one_item_at_a_place"
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=[kind.value for kind in ItemKind]),
                name="catalogue_known_item",
            ),
            models.CheckConstraint(
                condition=models.Q(points__gte=1), name="catalogue_an_item_is_worth_a_point"
            ),
        ]

    def __str__(self) -> str:
        return self.code
