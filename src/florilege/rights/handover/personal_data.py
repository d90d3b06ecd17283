"""The record of a hand-over holds nothing about anybody."""

from florilege.kernel.declarations import Holding, NotPersonal
from florilege.kernel.registry import declare

declare(
    Holding(
        model="handover.Handover",
        title="Exports of the whole school",
        fields={
            "id": NotPersonal("a random id"),
            "reason": NotPersonal("a closed list"),
            "recipient": NotPersonal("a public key, made for this export"),
            "begun_at": NotPersonal("when the export began"),
            "done_at": NotPersonal("when it ended"),
            "counts": NotPersonal("numbers of rows by table"),
            "digest": NotPersonal("a digest of digests; nothing can be read back"),
        },
    )
)
