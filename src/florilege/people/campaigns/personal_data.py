"""What the campaigns room holds: words to everybody, numbers, and who wrote them."""

from florilege.kernel.declarations import ActedBy, Holding, NotPersonal
from florilege.kernel.registry import declare

_COUNT = NotPersonal("a count")
_WHEN = NotPersonal("when a campaign was written, begun or ended")

declare(
    Holding(
        model="campaigns.Campaign",
        title="Campaigns",
        fields={
            "id": NotPersonal("a random id"),
            "title": NotPersonal("words of the school to many people"),
            "text": NotPersonal("words of the school to many people"),
            "audience": NotPersonal("a word of a closed list"),
            "course_id": NotPersonal("the id of a course"),
            "course_title": NotPersonal("the title of a course"),
            "state": NotPersonal("a word of a closed list"),
            "written_by": ActedBy("wrote the campaign"),
            **dict.fromkeys(("written_at", "begun_at", "ended_at"), _WHEN),
            **dict.fromkeys(("slices", "slices_done", "reached"), _COUNT),
            "skipped": NotPersonal("how many were skipped, by reason"),
        },
    )
)
