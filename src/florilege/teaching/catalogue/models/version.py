"""One edition of a course, whole and never changed afterwards."""

from django.db import models

from florilege.teaching.catalogue.enums import CourseLevel, Modality
from florilege.teaching.catalogue.models.course import Course


class CourseVersion(models.Model):
    """Learners keep the edition with which they began; `is_current` is for those who come."""

    id = models.UUIDField(primary_key=True)
    # A course is never deleted while editions of it exist.
    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="versions")
    version = models.CharField(max_length=40)
    content_hash = models.CharField(max_length=64)
    is_current = models.BooleanField()
    imported_at = models.DateTimeField()
    language = models.CharField(max_length=5)
    title = models.CharField(max_length=200)
    summary = models.TextField()
    description_html = models.TextField()
    hours = models.DecimalField(max_digits=6, decimal_places=2)
    modality = models.CharField(max_length=10)
    level = models.CharField(max_length=12)
    themes = models.JSONField()
    audience = models.TextField()
    prerequisites = models.TextField()
    objectives = models.JSONField()
    methods = models.TextField()
    assessment = models.TextField()
    accessibility = models.TextField()
    price_cents = models.PositiveIntegerField()
    nsf = models.CharField(max_length=10)
    plant = models.CharField(max_length=40)
    passing_percent = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["course", "content_hash"], name="catalogue_one_version_of_a_content"
            ),
            models.UniqueConstraint(
                fields=["course"],
                condition=models.Q(is_current=True),
                name="catalogue_one_current_version",
            ),
            models.CheckConstraint(
                condition=models.Q(modality__in=[m.value for m in Modality]),
                name="catalogue_known_modality",
            ),
            models.CheckConstraint(
                condition=models.Q(level__in=[level.value for level in CourseLevel]),
                name="catalogue_known_level",
            ),
            models.CheckConstraint(
                condition=models.Q(passing_percent__lte=100), name="catalogue_passing_is_a_percent"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.course_id} {self.version}"
