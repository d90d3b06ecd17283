"""Plans of editions, kept in memory: an edition never changes, and every page needs its plan."""

from collections.abc import Iterable
from uuid import UUID

from django.http import Http404

from florilege.teaching.catalogue.queries import Outline, outlines

_MOST = 200
_kept: dict[UUID, Outline] = {}


def plans_of(version_ids: Iterable[UUID]) -> dict[UUID, Outline]:
    """Give plans by edition; those that were not read before take two queries together."""
    wanted = set(version_ids)
    known = {version_id: _kept[version_id] for version_id in wanted if version_id in _kept}
    found = outlines(wanted - known.keys()) if wanted - known.keys() else {}
    if len(_kept) + len(found) > _MOST:
        _kept.clear()
    _kept.update(found)
    return known | found


def plan_or_404(version_id: UUID) -> Outline:
    plan = plans_of([version_id]).get(version_id)
    if plan is None:
        raise Http404
    return plan
