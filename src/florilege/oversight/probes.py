"""What can be tried in a running installation, now: each answer is one honest sentence."""

import ipaddress
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.db import DatabaseError, connections
from django.utils.translation import gettext as _

from florilege.infra.archive.guard import ALIAS, DEPOSITED
from florilege.infra.keys.models import Epoch
from florilege.infra.vaults.opening import lifted
from florilege.kernel.vocabulary import Vault
from florilege.oversight.backups import backups
from florilege.oversight.chain import ChainState, chain_state
from florilege.oversight.nights import is_alive, last_beat
from florilege.oversight.promises.probe import Answer, Probe

EPOCH_WITHIN = timedelta(hours=30)  # a day, and the hours that a night may be late


def probes(*, at: datetime) -> tuple[Probe, ...]:
    """Try everything; eleven queries, and one a vault where a database server stands."""
    tried = (journal(chain_state()), worker(at=at), epoch(at=at), vaults(), archive(), transport())
    return (*tried, saved(at=at), *direct_connections())


def journal(state: ChainState) -> Probe:
    if state.is_whole:
        said = _("The access journal ends whole: %(count)d entries, the last ones checked now.")
    elif state.faults:
        said = _("The last whole verification of the access journal found faults.")
    else:
        said = _("The end of the access journal does not hold.")
    return Probe(
        name=_("Access journal"),
        rows=("SEC-05",),
        answer=Answer.HOLDS if state.is_whole else Answer.FAILS,
        said=said % {"count": state.entries},
    )


def worker(*, at: datetime) -> Probe:
    alive = is_alive(last_beat(), at=at)
    if alive:
        said = _("The worker gave a sign of life in the last minutes.")
    else:
        said = _("The worker gives no sign of life: mail and nightly tasks wait.")
    answer = Answer.HOLDS if alive else Answer.FAILS
    return Probe(name=_("Worker"), rows=(), answer=answer, said=said)


def epoch(*, at: datetime) -> Probe:
    begun = Epoch.objects.order_by("-number").values_list("started_at", flat=True).first()
    turned = begun is not None and at - begun <= EPOCH_WITHIN
    if turned:
        said = _("The key epoch turned within a day: keys destroyed before it are out of reach.")
    else:
        said = _("The key epoch did not turn within a day: recent erasures are not final yet.")
    answer = Answer.HOLDS if turned else Answer.FAILS
    return Probe(name=_("Key epoch"), rows=("RGT-04",), answer=answer, said=said)


def vaults() -> Probe:
    """Compare the places and the roles of the vaults, as the settings have them."""
    described = [settings.DATABASES[vault.value] for vault in Vault]
    places = {(d.get("HOST"), d.get("PORT"), str(d["NAME"])) for d in described}
    users = {d.get("USER", "") for d in described}
    if len(places) < len(described):
        answer, said = Answer.FAILS, _("Two vaults share one database.")
    elif len(users) == len(described):
        answer, said = Answer.HOLDS, _("Each vault has its own database and its own role.")
    else:
        answer = Answer.NOT_HERE
        said = _("Each vault has its own database; separate credentials are not set up here.")
    return Probe(name=_("Separate vaults"), rows=("SEC-03",), answer=answer, said=said)


def direct_connections() -> tuple[Probe, ...]:
    """Ask each database server whether it writes down who connects; embedded vaults have none."""
    served = [v.value for v in Vault if connections[v.value].vendor == "postgresql"]
    if not served:
        return ()
    with lifted():
        silent = [alias for alias in served if not _writes_down_connections(alias)]
    if silent:
        said = _("These databases do not log who connects (log_connections): %(names)s.")
        said %= {"names": ", ".join(silent)}
    else:
        said = _("Every database logs who connects to it directly, and holds sealed values.")
    answer = Answer.FAILS if silent else Answer.HOLDS
    return (Probe(name=_("Direct connections"), rows=("SEC-05",), answer=answer, said=said),)


def _writes_down_connections(alias: str) -> bool:
    with connections[alias].cursor() as cursor:
        cursor.execute("SELECT current_setting('log_connections')")
        (setting,) = cursor.fetchone()
    return str(setting).lower() not in {"off", ""}


def archive() -> Probe:
    """Try to read what the platform deposited: it must be refused."""
    shared = connections[ALIAS].vendor == "sqlite"
    try:
        with lifted(), connections[ALIAS].cursor() as cursor:
            cursor.execute(f"SELECT count(*) FROM {DEPOSITED}")
    except DatabaseError:
        answer = Answer.NOT_HERE if shared else Answer.HOLDS
    else:
        answer = Answer.FAILS
    said = {
        Answer.HOLDS: _("The platform’s role was just refused by the archive."),
        Answer.NOT_HERE: _(
            "The platform was just refused by the archive; a role of its own is not set up here."
        ),
        Answer.FAILS: _("The platform can read what it put into the archive."),
    }[answer]
    return Probe(name=_("Archive"), rows=("RGT-05",), answer=answer, said=said)


def transport() -> Probe:
    """Read what the server is told to serve: TLS, or this machine alone."""
    site = urlsplit(settings.SITE_URL)
    hosts = {site.hostname or "", *settings.ALLOWED_HOSTS}
    if site.scheme == "https" and settings.SECURE_SSL_REDIRECT and settings.SECURE_HSTS_SECONDS:
        answer, said = Answer.HOLDS, _("Served over TLS only; plain HTTP is redirected, with HSTS.")
    elif all(map(is_loopback, hosts)):
        answer = Answer.HOLDS
        said = _("Without TLS, only this machine itself is served (loopback).")
    else:
        answer, said = Answer.FAILS, _("An address is served without TLS.")
    return Probe(name=_("Transport"), rows=("SEC-01",), answer=answer, said=said)


def saved(*, at: datetime) -> Probe:
    """Read the record of backups: two places, a backup of the last day in each, a drill in time."""
    found = backups(at=at)
    if not found.places:
        answer, said = Answer.NOT_HERE, _("No place for backups is set here.")
    elif len(found.places) == 1:
        answer, said = Answer.FAILS, _("Backups go to one place only; two are promised.")
    elif any(place.is_late for place in found.places):
        answer, said = Answer.FAILS, _("A place has no backup of the last day.")
    elif found.drill.is_late:
        answer, said = Answer.FAILS, _("The last trial restore failed, or was not made in time.")
    else:
        answer = Answer.HOLDS
        said = _("Each place has a backup of the last day, and the last trial restore was sound.")
    return Probe(name=_("Backups"), rows=("SEC-11",), answer=answer, said=said)


def is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"
