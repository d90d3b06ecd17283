"""What the register holds: nothing about anybody."""

from florilege.kernel.declarations import Holding, NotPersonal
from florilege.kernel.registry import declare

declare(
    Holding(
        model="register.RegisterEntry",
        title="Public register of issued documents",
        fields={
            "id": NotPersonal("a random id; nothing leads from it to a person who was erased"),
            "number": NotPersonal("a count by kind and year"),
            "code_hash": NotPersonal("a hash of a random code"),
            "kind": NotPersonal("a closed list"),
            "sha256": NotPersonal("a digest of a sealed file; nothing can be read back from it"),
            "issued_on": NotPersonal("a day on which the school issued documents"),
            "state": NotPersonal("a closed list"),
            "replaced_by_number": NotPersonal("a count by kind and year"),
            "ended_on": NotPersonal("a day on which the school ended documents"),
        },
    )
)
