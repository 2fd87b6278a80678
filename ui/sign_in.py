"""Signing in, set up: whether people do, how the service knows them, and what Streamlit is told of the provider."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from corpus.errors import Invalid, NotAllowed
from corpus.people import People
from retriever.addresses import is_loopback
from retriever.identity import DISCOVERY, Identity
from retriever.keys import write_private
from retriever.signing import Signing
from ui.settings import Settings

_CALLBACK = "/oauth2callback"
_SECRETS, _COOKIE = "sign-in.toml", "cookie.secret"


def wanted(settings: Settings) -> bool:
    """Whether people sign in. Raises Invalid for settings that say so by half."""
    given = {
        "FOI_OIDC_ISSUER": settings.oidc_issuer,
        "FOI_OIDC_CLIENT_ID": settings.oidc_client_id,
        "FOI_OIDC_CLIENT_SECRET": settings.oidc_client_secret or settings.oidc_client_secret_file,
    }
    missing = [name for name, value in given.items() if not value.strip()]
    if missing and len(missing) < len(given):
        raise Invalid(f"People cannot sign in while {' and '.join(missing)} is not set; set it, or none of the others.")
    if not missing:
        _require_private("FOI_OIDC_ISSUER", settings.oidc_issuer)
    return not missing


def signing(settings: Settings, people: Callable[[], People]) -> Signing | None:
    """How the service knows who calls; None where nobody signs in."""
    if not wanted(settings):
        return None
    return Signing(provider(settings), people, settings.oidc_roles_claim.strip())


def provider(settings: Settings) -> Identity:
    """The organisation's provider, as the settings name it."""
    return Identity(settings.oidc_issuer, settings.oidc_client_id.strip())


def require_web_safe(settings: Settings) -> None:
    """Refuse to offer the web app to other machines where nobody signs in."""
    if not wanted(settings) and not is_loopback(settings.web_host):
        raise NotAllowed(
            f"{settings.web_host} can be reached from other machines and nobody signs in, so anyone could read the "
            "library. Set FOI_OIDC_ISSUER and the settings beside it, or leave FOI_WEB_HOST as it is."
        )


def streamlit_secrets(settings: Settings, port: int) -> Path:
    """Write what Streamlit needs to sign people in, readable by this account only, and say where. Raises Invalid.

    The secret its cookies are sealed with is kept, so that people stay signed in when the web app starts again.
    """
    issuer = settings.oidc_issuer.strip().removesuffix(DISCOVERY).rstrip("/")
    auth = {
        "redirect_uri": f"{address(settings, port)}{_CALLBACK}",
        "cookie_secret": _cookie_secret(settings.home),
        "expose_tokens": "id",
        "client_id": settings.oidc_client_id.strip(),
        "client_secret": _client_secret(settings),
        "server_metadata_url": f"{issuer}{DISCOVERY}",
    }
    # A JSON string is a TOML string too.
    lines = [f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in auth.items()]
    path = settings.home / _SECRETS
    write_private(path, "\n".join(["[auth]", *lines, ""]))
    return path


def address(settings: Settings, port: int) -> str:
    """The web app's address as people type it. Raises Invalid."""
    base = settings.oidc_redirect.strip().rstrip("/").removesuffix(_CALLBACK) or f"http://localhost:{port}"
    _require_private("FOI_OIDC_REDIRECT", base)
    return base


def _require_private(variable: str, address: str) -> None:
    """Raises Invalid for an address that others on the way could read or change."""
    parts = urlsplit(address.strip())
    here = parts.hostname in ("localhost", "127.0.0.1", "::1")
    if not parts.hostname or not (parts.scheme == "https" or (parts.scheme == "http" and here)):
        raise Invalid(f"{variable} is {address[:200]!r}; write an address that begins with https://.")


def _client_secret(settings: Settings) -> str:
    if settings.oidc_client_secret.strip():
        return settings.oidc_client_secret.strip()
    path = Path(settings.oidc_client_secret_file).expanduser()
    try:
        return path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise Invalid(f"The file of FOI_OIDC_CLIENT_SECRET_FILE, {path}, cannot be read.") from error


def _cookie_secret(home: Path) -> str:
    path = home / _COOKIE
    try:
        kept = path.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        kept = ""
    if len(kept) < 32:
        kept = secrets.token_urlsafe(48)
        write_private(path, kept)
    return kept
