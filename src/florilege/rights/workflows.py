"""The desk's long operations: erase a person, make their export."""

from django.utils.translation import gettext_noop

from florilege.infra.workflow.steps import Step, Workflow, register
from florilege.rights import erasing, exporting, lifting, proofs
from florilege.rights.actions.tell_recipients import tell_of_erasure
from florilege.rights.archive import steps
from florilege.rights.bringing import taking

ERASE_SUBJECT = register(
    Workflow(
        name="erase_subject",
        steps=(
            Step("freeze", erasing.freeze, gettext_noop("Hide the person everywhere")),
            Step("count", erasing.count, gettext_noop("Count what is to go")),
            # While it can still be known who received something; the person has vanished already.
            Step("tell_recipients", tell_of_erasure, gettext_noop("Tell the recipients")),
            Step(
                "end_sessions", erasing.end_sessions, gettext_noop("Sign the person out everywhere")
            ),
            Step("drain", erasing.drain, gettext_noop("Let what is under way end")),
            Step(
                "archive", steps.archive, gettext_noop("Put into the archive what the law has kept")
            ),
            Step(
                "keep_request_proofs",
                proofs.keep_request_proofs,
                gettext_noop("Keep the proof of the request"),
            ),
            Step("delete", erasing.delete, gettext_noop("Delete every row and file")),
            Step("destroy_key", erasing.destroy, gettext_noop("Destroy the person’s key")),
            Step("sweep_again", erasing.delete, gettext_noop("Sweep once more")),
            Step("settle", erasing.settle, gettext_noop("Empty the logs of the vaults")),
            Step("scan", erasing.scan, gettext_noop("Search for anything left")),
            Step("tombstone", erasing.tombstone, gettext_noop("Note it for older backups")),
            Step("receipt", erasing.receipt, gettext_noop("Write the receipt")),
        ),
    )
)

EXPORT_SUBJECT = register(
    Workflow(
        name="export_subject",
        steps=(Step("make", exporting.make_export, gettext_noop("Make the file")),),
    )
)

BRING_PERSON = register(
    Workflow(
        name="bring_person",
        steps=(
            Step("own", taking.take_own, gettext_noop("Take the profile in")),
            Step("rows", taking.take_rows, gettext_noop("Take the entries in")),
            Step("files", taking.take_files, gettext_noop("Take the files in")),
            Step("finish", taking.finish, gettext_noop("Note the end")),
        ),
    )
)

LIFT_RESTRICTION = register(
    Workflow(
        name="lift_restriction",
        steps=(
            Step("tell", lifting.tell, gettext_noop("Tell the person")),
            Step("wait", lifting.wait, gettext_noop("Wait for the next day")),
            Step("lift", lifting.lift, gettext_noop("Lift the restriction")),
        ),
    )
)
