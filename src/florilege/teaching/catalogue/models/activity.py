"""An activity: what a learner reads, watches, downloads or answers in one go."""

from django.db import models

from florilege.teaching.catalogue.enums import ActivityKind
from florilege.teaching.catalogue.models.media import MediaFile
from florilege.teaching.catalogue.models.module import Module
from florilege.teaching.catalogue.models.version import CourseVersion


class Activity(models.Model):
    """`code` is permanent in the course: progress and results are kept under it."""

    id = models.UUIDField(primary_key=True)
    module = models.ForeignKey(Module, on_delete=models.CASCADE, related_name="activities")
    # Also named here, so that the code is unique in the whole edition.
    version = models.ForeignKey(CourseVersion, on_delete=models.CASCADE, related_name="activities")
    code = models.SlugField(max_length=80)
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10)
    title = models.CharField(max_length=200)
    minutes = models.PositiveSmallIntegerField()
    required = models.BooleanField()
    html = models.TextField()
    media = models.ForeignKey(MediaFile, null=True, on_delete=models.PROTECT, related_name="+")
    captions = models.ForeignKey(MediaFile, null=True, on_delete=models.PROTECT, related_name="+")
    # {"passing_percent", "attempts", "minutes", "introduction_html"} for a quiz, else empty.
    quiz = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["version", "code"], name="catalogue_one_activity_of_a_code"
            ),
            models.UniqueConstraint(
                fields=["module", "position"], name="catalogue_one_activity_at_a_place"
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=[kind.value for kind in ActivityKind]),
                name="catalogue_known_activity",
            ),
            models.CheckConstraint(
                condition=models.Q(media__isnull=False)
                | ~models.Q(kind__in=[ActivityKind.VIDEO.value, ActivityKind.DOCUMENT.value]),
                name="catalogue_films_and_documents_have_a_file",
            ),
        ]

    def __str__(self) -> str:
        return self.code
