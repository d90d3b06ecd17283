"""Read the plan of editions: modules and activities, without their contents.

An edition never changes, and nearly every page needs a plan: those that were read stay in memory.
"""

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from florilege.teaching.catalogue.enums import ActivityKind
from florilege.teaching.catalogue.models import Activity, CourseVersion, Module
from florilege.teaching.catalogue.shapes import Outline, OutlineActivity, OutlineModule

_MOST_KEPT = 200
_kept: dict[UUID, Outline] = {}


def outline(version_id: UUID) -> Outline | None:
    """Give the plan of an edition; two queries if it was not read before."""
    return outlines([version_id]).get(version_id)


def outlines(version_ids: Iterable[UUID]) -> dict[UUID, Outline]:
    """Give plans by edition; those that were not read before take two queries together."""
    wanted = set(version_ids)
    kept = {version_id: _kept.get(version_id) for version_id in wanted}
    known = {version_id: plan for version_id, plan in kept.items() if plan is not None}
    unknown = wanted - known.keys()
    return known | _keep(read_outlines(unknown)) if unknown else known


def read_outlines(version_ids: Iterable[UUID]) -> dict[UUID, Outline]:
    """Give the plans of several editions as the database has them. Two queries."""
    modules = Module.objects.filter(version_id__in=set(version_ids))
    versions: dict[UUID, CourseVersion] = {}
    by_version: dict[UUID, list[Module]] = defaultdict(list)
    for module in modules.select_related("version__course").order_by("position"):
        versions[module.version_id] = module.version
        by_version[module.version_id].append(module)
    activities = _activities(versions)
    return {
        version_id: _outline(version, by_version[version_id], activities)
        for version_id, version in versions.items()
    }


def outline_of(version: CourseVersion) -> Outline:
    """Give the plan of an edition that was read already, with its course."""
    kept = _kept.get(version.id)
    if kept is not None:
        return kept
    modules = list(Module.objects.filter(version=version).order_by("position"))
    return _keep({version.id: _outline(version, modules, _activities([version.id]))})[version.id]


def _keep(found: dict[UUID, Outline]) -> dict[UUID, Outline]:
    if len(_kept) + len(found) > _MOST_KEPT:
        _kept.clear()
    _kept.update(found)
    return found


def _activities(version_ids: Iterable[UUID]) -> dict[UUID, list[OutlineActivity]]:
    """Give activities in their order, by module."""
    found: dict[UUID, list[OutlineActivity]] = defaultdict(list)
    rows = Activity.objects.filter(version_id__in=set(version_ids)).order_by("position")
    for row in rows.values_list(
        "module_id", "id", "code", "kind", "title", "minutes", "required", "position"
    ):
        module_id, activity_id, code, kind, title, minutes, required, position = row
        found[module_id].append(
            OutlineActivity(
                id=activity_id,
                code=code,
                kind=ActivityKind(kind),
                title=title,
                minutes=minutes,
                required=required,
                position=position,
            )
        )
    return found


def _outline(
    version: CourseVersion,
    modules: Iterable[Module],
    activities: dict[UUID, list[OutlineActivity]],
) -> Outline:
    return Outline(
        version_id=version.id,
        course_id=version.course_id,
        slug=version.course.slug,
        language=version.language,
        title=version.title,
        plant=version.plant,
        passing_percent=version.passing_percent,
        modules=tuple(
            OutlineModule(
                code=module.code,
                title=module.title,
                summary=module.summary,
                position=module.position,
                activities=tuple(activities[module.id]),
            )
            for module in modules
        ),
    )
