"""The names of a measurement are invented and name nobody."""

from bench.plain.models import PlainProfile
from florilege.kernel.declarations import Holding, NotPersonal
from florilege.kernel.registry import declare

declare(
    Holding(
        model="plain.PlainProfile",
        title="Names of a measurement",
        fields={
            field.name: NotPersonal("invented for a measurement; names nobody")
            for field in PlainProfile._meta.local_concrete_fields
        },
    )
)
