"""Tables of the catalogue."""

from florilege.teaching.catalogue.models.activity import Activity
from florilege.teaching.catalogue.models.course import Course
from florilege.teaching.catalogue.models.item import Item
from florilege.teaching.catalogue.models.media import MediaFile, MediaUse
from florilege.teaching.catalogue.models.module import Module
from florilege.teaching.catalogue.models.version import CourseVersion

__all__ = ["Activity", "Course", "CourseVersion", "Item", "MediaFile", "MediaUse", "Module"]
