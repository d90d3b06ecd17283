"""The catalogue holds nothing about anybody; each table says why that is sure."""

from florilege.kernel.declarations import Holding, NotPersonal
from florilege.kernel.registry import declare

_ID = NotPersonal("a random id of published matter")
_LINK = NotPersonal("which piece of published matter this belongs to")
_PUBLISHED = NotPersonal("text that the school publishes for everybody")
_SETTING = NotPersonal("a setting of a course, the same for everybody")
_FILE = NotPersonal("what kind of file the school published")


def _published(*names: str) -> dict[str, NotPersonal]:
    return dict.fromkeys(names, _PUBLISHED)


def _settings(*names: str) -> dict[str, NotPersonal]:
    return dict.fromkeys(names, _SETTING)


declare(
    Holding(
        model="catalogue.Course",
        title="Courses",
        fields={"id": _ID, **_published("slug"), **_settings("since")},
    ),
    Holding(
        model="catalogue.CourseVersion",
        title="Editions of courses",
        fields={
            "id": _ID,
            "course": _LINK,
            **_published("title", "summary", "description_html", "themes", "audience"),
            **_published("prerequisites", "objectives", "methods", "assessment", "accessibility"),
            **_settings("version", "content_hash", "is_current", "imported_at", "language"),
            **_settings("hours", "modality", "level", "price_cents", "nsf", "plant"),
            **_settings("passing_percent"),
        },
    ),
    Holding(
        model="catalogue.Module",
        title="Modules of courses",
        fields={
            "id": _ID,
            "version": _LINK,
            **_published("title", "summary"),
            **_settings("code", "position"),
        },
    ),
    Holding(
        model="catalogue.Activity",
        title="Activities of courses",
        fields={
            "id": _ID,
            "module": _LINK,
            "version": _LINK,
            "media": _LINK,
            "captions": _LINK,
            **_published("title", "html"),
            **_settings("code", "position", "kind", "minutes", "required", "quiz"),
        },
    ),
    Holding(
        model="catalogue.Item",
        title="Questions of courses",
        fields={
            "id": _ID,
            "activity": _LINK,
            **_published("prompt_html", "explanation_html", "body"),
            **_settings("code", "position", "kind", "points"),
        },
    ),
    Holding(
        model="catalogue.MediaFile",
        title="Files of courses",
        fields={"id": _ID, "sha256": _FILE, "media_type": _FILE, "size": _FILE},
    ),
    Holding(
        model="catalogue.MediaUse",
        title="Which edition uses which file",
        fields={"id": _ID, "version": _LINK, "media": _LINK},
    ),
)
