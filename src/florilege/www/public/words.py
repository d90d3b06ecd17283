"""Words of the policy page for the charter's closed lists."""

from django.utils.translation import gettext_noop

from florilege.charter.parties import Safeguard, SiteRole
from florilege.kernel.vocabulary import LegalBasis, Pillar

PILLAR_WORDS = {
    Pillar.TEACHING: gettext_noop("Teaching"),
    Pillar.ADMINISTRATION: gettext_noop("Administration"),
    Pillar.IMPROVEMENT: gettext_noop("Improvement"),
}
BASIS_WORDS = {
    LegalBasis.CONTRACT: gettext_noop("the contract"),
    LegalBasis.LEGAL_DUTY: gettext_noop("a legal duty"),
    LegalBasis.LEGITIMATE_INTEREST: gettext_noop("our legitimate interest"),
    LegalBasis.CONSENT: gettext_noop("your consent"),
}
SAFEGUARD_WORDS = {
    Safeguard.ADEQUACY_DECISION: gettext_noop("adequacy decision of the European Commission"),
    Safeguard.STANDARD_CLAUSES: gettext_noop("standard contractual clauses"),
    Safeguard.CERTIFICATION: gettext_noop("recognised certification"),
    Safeguard.BINDING_RULES: gettext_noop("binding corporate rules"),
}
SITE_WORDS = {
    SiteRole.PRODUCTION: gettext_noop("runs the platform"),
    SiteRole.STANDBY: gettext_noop("stands ready to take over"),
    SiteRole.BACKUP: gettext_noop("keeps the backups"),
}
