"""Where pages are served: on this machine alone, or beyond it only under TLS or behind a proxy."""

import ipaddress
import os
import socket
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from florilege.cli.phrases import gettext as _
from florilege.cli.running.refusing import Refused

# Addresses of the proxies that may say for whom, and over what, they forward.
PROXIES: Final = "FLORILEGE_PROXY"
LOOPBACK: Final = "127.0.0.1"


@dataclass(frozen=True)
class Address:
    host: str
    port: int

    def __str__(self) -> str:
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"


def declared_proxies() -> list[str]:
    return os.environ.get(PROXIES, "").split()


def refuse_open_address(address: Address, *, site: str) -> None:
    """Without TLS or a proxy, passwords and answers would travel in clear.

    Raises: Refused.
    """
    if is_loopback(address.host) or site.startswith("https://") or declared_proxies():
        return
    sentence = _(
        "{host} can be reached from other machines, and nothing would protect what travels. "
        "Serve on {loopback}; or set FLORILEGE_SITE to the https:// address of a TLS proxy; "
        "or name the proxy’s address in FLORILEGE_PROXY."
    )
    raise Refused(sentence.format(host=address.host, loopback=LOOPBACK))


def is_loopback(host: str) -> bool:
    """Tell whether every address behind a name leads back to this machine.

    Raises: Refused if nothing is behind it.
    """
    try:
        found = socket.getaddrinfo(host, None)
    except OSError:
        raise Refused(_("{host} is not an address of this machine.").format(host=host)) from None
    return all(ipaddress.ip_address(str(entry[4][0])).is_loopback for entry in found)


def is_free(port: int) -> bool:
    with socket.socket() as probe:
        # As the server itself does: a port whose last visitor has just left is free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK, port))
        except OSError:
            return False
    return True


def first_free(ports: Iterable[int]) -> int | None:
    return next((port for port in ports if is_free(port)), None)
