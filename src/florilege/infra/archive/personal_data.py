"""What the archive holds: values sealed for months whose keys the platform does not have."""

from florilege.kernel.declarations import Archived, Holding, NotPersonal
from florilege.kernel.registry import declare
from florilege.kernel.vocabulary import Category

_DOCUMENTS = frozenset(
    {Category.IDENTITY, Category.PROGRESS, Category.ASSESSMENT, Category.CERTIFICATES}
)
_TRACE = "an opaque id, by design of the trace; it names nobody once its person is erased"
_CLOSED = NotPersonal("a closed list")

declare(
    Holding(
        model="archive.ArchivedItem",
        title="Documents that the law has kept",
        fields={
            "id": NotPersonal("a keyed hash; nothing leads from it to its source or to a person"),
            "kind": _CLOSED,
            "rule": NotPersonal("the code of a rule of the charter"),
            "law": NotPersonal("an article of law"),
            "event_on": NotPersonal("the day on which a training or a fiscal year ended"),
            "expires_on": NotPersonal("a day computed from the one before"),
            "month": NotPersonal("a month computed from the day before"),
            "identity": Archived(
                categories=frozenset({Category.IDENTITY}),
                why="The least by which you are given your document: name, course, days, number.",
            ),
            "content": Archived(categories=_DOCUMENTS, why="The document that the law has kept."),
            "size": NotPersonal("a count of bytes"),
            "digest": NotPersonal("a digest of sealed bytes"),
            "deposited_on": NotPersonal("a day on which documents were archived"),
        },
    ),
    Holding(
        model="archive.MonthKey",
        title="Months of the archive",
        fields={
            "month": NotPersonal("a month"),
            "public": NotPersonal("the public half of a key of the installation"),
            "made_on": NotPersonal("when a key of the installation was made"),
            "ended_on": NotPersonal("when a key of the installation was destroyed"),
        },
    ),
    Holding(
        model="archive.Opening",
        title="Openings of the archive",
        fields={
            "id": NotPersonal("a random id"),
            "ground": _CLOSED,
            "sought": Archived(
                categories=frozenset({Category.IDENTITY}), why="Whose documents were asked for."
            ),
            "reason": Archived(
                categories=frozenset({Category.REQUESTS}), why="Why the archive was opened."
            ),
            "identity_checked_on": NotPersonal("the day of a check; whose stands sealed"),
            "identity_checked_by": NotPersonal(_TRACE),
            "asked_by": NotPersonal(_TRACE),
            "asked_at": NotPersonal("when an archivist asked"),
            "kept_by": NotPersonal(_TRACE),
            "decided_by": NotPersonal(_TRACE),
            "decided_at": NotPersonal("when a second person decided"),
            "readable_until": NotPersonal("a time computed from the one before"),
            "seen_on": NotPersonal("the day of the document that a search came to"),
            "seen_item": NotPersonal("the id of the document that a search came to"),
            "seen_count": NotPersonal("how many documents a search went through"),
            "searched_at": NotPersonal("when an archivist's search came to its end"),
            "expires_on": NotPersonal("when the trace ends"),
            "month": NotPersonal("a month computed from the day before"),
        },
    ),
    Holding(
        model="archive.Found",
        title="Documents that an opening reached",
        fields={
            "id": NotPersonal("a random id"),
            "opening": NotPersonal("the id of an opening"),
            "item": NotPersonal("the id of an archived document"),
            "read_at": NotPersonal("when an archivist read"),
            "delivered_at": NotPersonal("when a copy was handed over"),
        },
    ),
)
