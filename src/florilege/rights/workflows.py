"""The desk's long operations: erase a person, make their export."""

from florilege.infra.workflow.steps import Step, Workflow, register
from florilege.rights import erasing, exporting
from florilege.rights.archive import steps

ERASE_SUBJECT = register(
    Workflow(
        name="erase_subject",
        steps=(
            Step("freeze", erasing.freeze),
            Step("count", erasing.count),
            Step("end_sessions", erasing.end_sessions),
            Step("drain", erasing.drain),
            Step("archive", steps.archive),
            Step("delete", erasing.delete),
            Step("destroy_key", erasing.destroy),
            Step("sweep_again", erasing.delete),
            Step("settle", erasing.settle),
            Step("scan", erasing.scan),
            Step("tombstone", erasing.tombstone),
            Step("receipt", erasing.receipt),
        ),
    )
)

EXPORT_SUBJECT = register(
    Workflow(name="export_subject", steps=(Step("make", exporting.make_export),))
)
