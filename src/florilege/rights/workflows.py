"""The desk's long operations: erase a person, make their export."""

from florilege.infra.workflow.steps import Step, Workflow, register
from florilege.rights import erasing, exporting, lifting, proofs
from florilege.rights.actions.tell_recipients import tell_of_erasure
from florilege.rights.archive import steps
from florilege.rights.bringing import taking

ERASE_SUBJECT = register(
    Workflow(
        name="erase_subject",
        steps=(
            Step("freeze", erasing.freeze),
            Step("count", erasing.count),
            # While it can still be known who received something; the person has vanished already.
            Step("tell_recipients", tell_of_erasure),
            Step("end_sessions", erasing.end_sessions),
            Step("drain", erasing.drain),
            Step("archive", steps.archive),
            Step("keep_request_proofs", proofs.keep_request_proofs),
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

BRING_PERSON = register(
    Workflow(
        name="bring_person",
        steps=(
            Step("own", taking.take_own),
            Step("rows", taking.take_rows),
            Step("files", taking.take_files),
            Step("finish", taking.finish),
        ),
    )
)

LIFT_RESTRICTION = register(
    Workflow(
        name="lift_restriction",
        steps=(
            Step("tell", lifting.tell),
            Step("wait", lifting.wait),
            Step("lift", lifting.lift),
        ),
    )
)
