"""From a token, a key or nothing to a caller: what each may do, what is kept of people, and whom to ask."""

from __future__ import annotations

import json
import tomllib
from datetime import UTC, datetime
from pathlib import Path

import pytest
from provider import CLIENT, Provider

from corpus.caller import LOCAL, ROLES
from corpus.errors import Conflict, Forbidden, Invalid, NotAllowed, NotFound
from corpus.journal import Journal
from corpus.library import Library
from corpus.people import People
from corpus.person import Person
from retriever.access import Access
from retriever.identity import Identity
from retriever.keys import Keys, hashed
from retriever.signing import Signing
from ui import children, sign_in
from ui.children import SIGN_IN, TOKEN
from ui.settings import Settings

SET = {"FOI_OIDC_ISSUER": "https://login.example", "FOI_OIDC_CLIENT_ID": "foi", "FOI_OIDC_CLIENT_SECRET": 'a"b\\c'}


@pytest.fixture
def people() -> People:
    return People(Library.open(":memory:").store)


@pytest.fixture
def signing(provider: Provider, people: People) -> Signing:
    return Signing(Identity(provider.issuer, CLIENT), lambda: people, "realm_access.roles")


OLU = Person(id="olu@council.example", name="Olu", roles=["officer"], collections=["housing"])


def test_somebody_known_has_what_they_were_given(signing: Signing, provider: Provider, people: People) -> None:
    people.add(OLU, "Ada")
    caller = signing.caller(provider.token(email="Olu@Council.example"))
    assert (caller.id, caller.name) == ("subject-1", "Olu (Olu@Council.example)")
    assert (caller.roles, caller.collections) == ({"officer"}, {"housing"})
    assert caller.signs("Somebody Else") == "Olu (Olu@Council.example)"


@pytest.mark.parametrize(
    ("why", "changed", "roles"),
    [
        ("an address nobody has checked is nobody's", {"email_verified": False}, set()),
        ("nor is one said to be checked by another word", {"email_verified": "no"}, set()),
        ("one that is checked", {"email_verified": True}, {"officer"}),
        ("somebody else's", {"email": "someone@council.example"}, set()),
        ("none", {"email": None}, set()),
        ("a role of the provider", {"realm_access": {"roles": ["qa", "superuser"]}}, {"officer", "qa"}),
        ("a claim that is no list", {"realm_access": {"roles": {"qa": True}}}, {"officer"}),
        ("a claim of words", {"realm_access": {"roles": "qa trainee"}}, {"officer", "qa", "trainee"}),
    ],
)
def test_roles(signing: Signing, provider: Provider, people: People, why: str, changed: dict, roles: set) -> None:
    people.add(OLU, "Ada")
    assert signing.caller(provider.token(**changed)).roles == roles


def test_a_subject_comes_before_an_address(signing: Signing, provider: Provider, people: People) -> None:
    people.add(OLU, "Ada")
    people.add(Person(id="subject-1", roles=["trainee"]), "Ada")
    assert signing.caller(provider.token()).roles == {"trainee"}


def test_a_collection_of_the_provider_is_added(signing: Signing, provider: Provider, people: People) -> None:
    people.add(OLU, "Ada")
    said = {"realm_access": {"roles": ["collection:legal", "collection:"]}}
    assert signing.caller(provider.token(**said)).collections >= {"housing", "legal"}


def test_access_with_signing_in(signing: Signing, provider: Provider, people: People, tmp_path: Path) -> None:
    access = Access(Keys(tmp_path), token="own", signing=signing)
    for wrong in (None, "", "Basic abc", "Bearer nonsense", "Bearer a.b.c", f"Basic {provider.token()}"):
        with pytest.raises(NotAllowed):
            access.caller(wrong)
    assert access.caller("Bearer own") == LOCAL
    people.add(Person(id="ada@council.example", name="Ada", roles=["administrator"]), "here")
    nobody = access.caller(f"Bearer {provider.token()}")
    assert nobody.roles == frozenset()
    with pytest.raises(Forbidden, match=r"Ask Ada \(ada@council.example\)"):
        access.require_role(nobody)


def test_without_signing_in_the_one_user_is_local(tmp_path: Path) -> None:
    assert Access(Keys(tmp_path)).caller(None) == LOCAL
    with pytest.raises(NotAllowed):
        Access(Keys(tmp_path), local=False).caller(None)


def test_a_key_has_roles_and_collections(tmp_path: Path) -> None:
    keys = Keys(tmp_path)
    named = keys.add("case-system", ["officer"], ["housing"])
    every = keys.add("all", ["administrator"], None)
    access = Access(keys)
    caller = access.caller(f"Bearer {named}")
    assert (caller.id, caller.roles, caller.collections) == ("key:case-system", {"officer"}, {"housing"})
    assert access.caller(f"Bearer {every}").collections is None


def test_a_key_made_before_keys_had_roles_is_no_administrator_and_sees_what_everybody_sees(tmp_path: Path) -> None:
    old = {"name": "old", "sha256": hashed("secret"), "made": datetime(2026, 1, 5, tzinfo=UTC).isoformat()}
    (tmp_path / "keys.json").write_text(json.dumps({"keys": [old]}))
    caller = Access(Keys(tmp_path)).caller("Bearer secret")
    assert (caller.roles, caller.collections) == (ROLES - {"administrator"}, frozenset())


def test_people_are_kept_with_a_line_in_the_journal_for_each_change() -> None:
    library = Library.open(":memory:")
    people = People(library.store)
    people.add(Person(id=" Ada@Council.example ", name="Ada", roles=["administrator"], collections=None), "here")
    people.add(OLU, "Ada")
    people.change(OLU.model_copy(update={"roles": ["qa"]}), "Ada")
    people.remove(OLU.id, "Ada")
    assert [one.id for one in people.all()] == ["ada@council.example"]
    journal = Journal(library.store)
    assert [(e.subject, e.who, e.before, e.after) for e in journal.entries()][1:] == [
        ("person:olu@council.example", "Ada", "", "officer; housing"),
        ("person:olu@council.example", "Ada", "officer; housing", "qa; housing"),
        ("person:olu@council.example", "Ada", "qa; housing", ""),
    ]
    assert journal.audit().broken == []


REFUSED = [
    ("the last administrator's own removal", lambda p: p.remove("ada", "Ada"), Conflict),
    ("the last administrator's own change", lambda p: p.change(Person(id="ada", roles=["qa"]), "Ada"), Conflict),
    ("somebody who is there", lambda p: p.add(Person(id="ada"), "Ada"), Conflict),
    ("somebody who is not", lambda p: p.change(Person(id="nobody"), "Ada"), NotFound),
    ("nor to be removed", lambda p: p.remove("nobody", "Ada"), NotFound),
    ("a name of spaces", lambda p: p.add(Person(id="   "), "Ada"), Invalid),
]


@pytest.mark.parametrize(("why", "act", "error"), REFUSED, ids=[row[0] for row in REFUSED])
def test_changes_that_are_refused(people: People, why: str, act: object, error: type[Exception]) -> None:
    people.add(Person(id="ada", roles=["administrator"]), "here")
    with pytest.raises(error):
        act(people)  # type: ignore[operator]


def test_streamlit_is_told_of_the_provider_in_a_file_of_this_account_alone(tmp_path: Path) -> None:
    settings = Settings.load(SET, home=str(tmp_path))
    path = sign_in.streamlit_secrets(settings, 8757)
    told = tomllib.loads(path.read_text())["auth"]
    assert told["client_secret"] == 'a"b\\c'
    assert told["redirect_uri"] == "http://localhost:8757/oauth2callback"
    assert told["server_metadata_url"] == "https://login.example/.well-known/openid-configuration"
    assert told["expose_tokens"] == "id"
    assert path.stat().st_mode & 0o077 == 0
    again = tomllib.loads(sign_in.streamlit_secrets(settings, 8757).read_text())["auth"]
    assert again["cookie_secret"] == told["cookie_secret"]
    assert "a" + '"' not in str([row for row in settings.shown() if "SECRET" in row["variable"]])


HALF = [
    ("no client", {"FOI_OIDC_CLIENT_ID": ""}),
    ("no secret", {"FOI_OIDC_CLIENT_SECRET": ""}),
    ("no issuer", {"FOI_OIDC_ISSUER": " "}),
    ("an issuer in the open", {"FOI_OIDC_ISSUER": "http://login.example"}),
    ("an issuer that is no address", {"FOI_OIDC_ISSUER": "login.example"}),
]


@pytest.mark.parametrize(("why", "changed"), HALF, ids=[why for why, _ in HALF])
def test_settings_that_say_it_by_half_are_refused(tmp_path: Path, why: str, changed: dict[str, str]) -> None:
    with pytest.raises(Invalid, match="FOI_OIDC"):
        sign_in.wanted(Settings.load({**SET, **changed}, home=str(tmp_path)))


def test_the_web_app_leaves_this_machine_only_where_people_sign_in(tmp_path: Path) -> None:
    sign_in.require_web_safe(Settings.load({**SET, "FOI_WEB_HOST": "0.0.0.0"}, home=str(tmp_path)))
    with pytest.raises(NotAllowed, match="FOI_OIDC_ISSUER"):
        sign_in.require_web_safe(Settings.load({"FOI_WEB_HOST": "0.0.0.0"}, home=str(tmp_path)))


@pytest.mark.parametrize(("environ", "token", "signs"), [(SET, "", "yes"), ({}, "the-token", "")])
def test_the_web_app_has_the_accounts_token_only_where_nobody_signs_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, environ: dict[str, str], token: str, signs: str
) -> None:
    started: list[dict[str, str]] = []
    monkeypatch.setattr(children, "_start", lambda name, arguments, more: started.append(more))
    children.web_app(Settings.load(environ, home=str(tmp_path)), 8757, "http://127.0.0.1:8756", "the-token")
    assert (started[0][TOKEN], started[0][SIGN_IN]) == (token, signs)
