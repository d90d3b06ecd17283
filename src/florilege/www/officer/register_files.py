"""Download the record of processing and the draft impact assessment."""

from collections.abc import Callable

from django.http import Http404, HttpResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from florilege.infra import clock, policy
from florilege.infra.documents.reports import printed_report
from florilege.kernel.registry import REGISTRY
from florilege.kernel.vocabulary import Purpose, Role, Vault
from florilege.oversight.impact import impact_report
from florilege.oversight.probes import probes
from florilege.oversight.promises.evidence import read_evidence
from florilege.oversight.promises.states import promise_states
from florilege.oversight.record_files import record_csv, record_json, record_report
from florilege.oversight.record_sheets import sheets
from florilege.www.base.page import PageRequest, page

RECORD, IMPACT = "registre", "analyse-impact"


@page(
    title="Record of processing, as a file",
    purposes=(Purpose.RIGHTS,),
    vaults=(Vault.PUBLIC,),
    roles=(Role.OFFICER,),
)
@require_GET
def file(request: PageRequest, name: str, form: str) -> HttpResponse:
    made = _FILES.get((name, form))
    if made is None:
        raise Http404
    act, media_type = made
    response = HttpResponse(act(get_language() or "fr"), content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="{name}-{clock.today()}.{form}"'
    return response


def _record_pdf(language: str) -> bytes:
    charter = policy.charter()
    found = sheets(charter=charter, holdings=REGISTRY, language=language)
    report = record_report(found, charter=charter, language=language)
    return printed_report(report, at=clock.now())


def _record_csv(language: str) -> str:
    return record_csv(sheets(charter=policy.charter(), holdings=REGISTRY, language=language))


def _record_json(language: str) -> str:
    charter = policy.charter()
    found = sheets(charter=charter, holdings=REGISTRY, language=language)
    return record_json(found, charter=charter)


def _impact_pdf(language: str) -> bytes:
    at, charter = clock.now(), policy.charter()
    report = impact_report(
        sheets(charter=charter, holdings=REGISTRY, language=language),
        charter=charter,
        holdings=REGISTRY,
        states=promise_states(evidence=read_evidence(), probes=probes(at=at)),
        language=language,
    )
    return printed_report(report, at=at)


_FILES: dict[tuple[str, str], tuple[Callable[[str], bytes | str], str]] = {
    (RECORD, "pdf"): (_record_pdf, "application/pdf"),
    (RECORD, "csv"): (_record_csv, "text/csv; charset=utf-8"),
    (RECORD, "json"): (_record_json, "application/json"),
    (IMPACT, "pdf"): (_impact_pdf, "application/pdf"),
}
