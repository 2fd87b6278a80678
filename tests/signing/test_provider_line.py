"""`foi doctor` says whether the identity provider answers, where one is set."""

from __future__ import annotations

from pathlib import Path

from provider import Provider

from ui.doctor import examine
from ui.settings import Settings

WHOLE = {"FOI_OIDC_CLIENT_ID": "foi", "FOI_OIDC_CLIENT_SECRET": "not-a-secret-of-anybody"}


def line(home: Path, **given: str) -> tuple[str, str, str] | None:
    found = [check for check in examine(Settings.load(given, home=str(home))) if check.what == "Signing in"]
    return (found[0].state, found[0].found, found[0].do) if found else None


def test_it_is_silent_where_nobody_signs_in(tmp_path: Path) -> None:
    assert line(tmp_path) is None


def test_a_setting_without_the_others_is_a_fault(tmp_path: Path, provider: Provider) -> None:
    said = line(tmp_path, FOI_OIDC_ISSUER=provider.issuer)
    assert said is not None
    assert said[0] == "fault"
    assert "FOI_OIDC_CLIENT_ID" in said[2]


def test_it_tells_a_provider_that_answers_from_one_that_does_not(tmp_path: Path, provider: Provider) -> None:
    given = {"FOI_OIDC_ISSUER": provider.issuer, **WHOLE}
    assert line(tmp_path, **given) == ("ok", f"{provider.issuer} answers, with 1 key", "")
    provider.add("second")
    assert line(tmp_path, **given) == ("ok", f"{provider.issuer} answers, with 2 keys", "")
    provider.calls_itself = "https://elsewhere.example"
    said = line(tmp_path, **given)
    assert said is not None
    assert (said[0], "FOI_OIDC_ISSUER" in said[2]) == ("fault", True)
    provider.calls_itself, provider.keys = "", {}
    said = line(tmp_path, **given)
    assert said is not None
    assert (said[0], "publishes no key" in said[2]) == ("fault", True)
    provider.answers = False
    said = line(tmp_path, **given)
    assert said is not None
    assert (said[0], "does not answer" in said[2]) == ("fault", True)
