"""Where the service may listen: on this machine freely, anywhere else only with keys."""

from __future__ import annotations

import ipaddress
import socket

from corpus.errors import Invalid, NotAllowed, Unavailable


def resolved(host: str) -> list[str]:
    """The numeric addresses `host` stands for. Raises Invalid when it stands for none."""
    try:
        found = socket.getaddrinfo(host or "0.0.0.0", None, type=socket.SOCK_STREAM)  # noqa: S104  (only resolved)
    except (OSError, UnicodeError) as error:
        raise Invalid(
            f"{host!r} is not an address of this machine; use 127.0.0.1 to serve only this machine."
        ) from error
    return sorted({str(address[4][0]).partition("%")[0] for address in found})


def is_loopback(host: str) -> bool:
    """True when every address `host` stands for can be reached from this machine only."""
    return all(ipaddress.ip_address(address).is_loopback for address in resolved(host))


def is_near(host: str) -> bool:
    """True when every address `host` stands for is on this machine or its own network."""
    return all(ipaddress.ip_address(address).is_private for address in resolved(host))


def require_safe(host: str, keyed: bool) -> None:
    """Refuse to offer an open service to the network."""
    if not keyed and not is_loopback(host):
        raise NotAllowed(
            f"{host} can be reached from other machines and no key is set up, so anyone could read the library. "
            "Make a key with `foi keys add NAME`, or leave out --host to serve this machine only."
        )


def listen(host: str, port: int) -> socket.socket:
    """A listening socket; port 0 takes any that is free. Raises Unavailable when the port is taken."""
    family = socket.AF_INET6 if ":" in resolved(host)[0] else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    try:
        if hasattr(socket, "SO_EXCLUSIVEADDRUSE"):  # Windows, where REUSEADDR would let two services share a port
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
        listening.listen(128)
    except (OSError, OverflowError) as error:
        listening.close()
        reason = getattr(error, "strerror", None) or str(error)
        raise Unavailable(f"Cannot listen on {host} port {port}: {reason}. Choose another with --port.") from error
    return listening


def url(host: str, port: int) -> str:
    """The address to give a browser on this machine; a wildcard is reached over loopback."""
    if host in ("", "0.0.0.0"):  # noqa: S104  (compared, not bound)
        host = "127.0.0.1"
    elif host == "::":
        host = "::1"
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
