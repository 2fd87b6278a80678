"""Signing in, as people do it: a real provider on this machine, the real service, and a real browser."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from oidc_provider_mock import User, run_server_in_thread
from playwright.sync_api import Browser, Page, expect

from corpus.errors import NotAllowed
from corpus.journal import Journal
from corpus.law import Law, render
from corpus.library import Library
from corpus.store import Store
from retriever.addresses import listen
from retriever.client import Client
from ui import reading
from ui.settings import Settings
from ui.shipped import Shipped

pytestmark = pytest.mark.browser
ROOT = Path(__file__).parents[2]
STARTING_TAKES = 300.0
PEOPLE = {
    "olu": ("officer", "Olu Officer"),
    "tia": ("trainee", "Tia Trainee"),
    "ada": ("administrator", "Ada Admin"),
}


@dataclass(frozen=True)
class Team:
    """A web app that people sign in to, at its address; and the service behind it, without a key."""

    url: str
    service: str
    home: Path


def stock(home: Path) -> None:
    """A library of the law alone, which a service opens at once."""
    home.mkdir(mode=0o700)
    library = Library.open(home / "library.sqlite")
    count = reading.reader(Settings.load({}, home=str(home)), Law.shipped()).count
    for document in render.documents(Law.shipped(), count):
        library.admit(document, source=f"corpus/law/{document.id}", digest=document.id)
    library.close()
    (home / "shipped").write_text(Shipped.found().digest, encoding="ascii")


def free() -> int:
    with listen("127.0.0.1", 0) as found:
        return int(found.getsockname()[1])


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Team]:
    home, web = tmp_path_factory.mktemp("team") / "home", free()
    stock(home)
    users = [
        User(sub=sub, claims={"email": f"{sub}@council.example", "name": name}) for sub, (_, name) in PEOPLE.items()
    ]
    users.append(User(sub="noah", claims={"email": "noah@council.example", "name": "Noah Nobody"}))
    with run_server_in_thread(user_claims=users) as provider:
        environ = os.environ | {
            "FOI_HOME": str(home),
            "FOI_PORT": "0",
            "FOI_WEB_PORT": str(web),
            "FOI_OIDC_ISSUER": f"http://localhost:{provider.server_port}",
            "FOI_OIDC_CLIENT_ID": "foi",
            "FOI_OIDC_CLIENT_SECRET": "not-a-secret-of-anybody",
        }
        foi = [sys.executable, "-m", "ui"]
        up = subprocess.Popen([*foi, "up"], cwd=ROOT, env=environ, stdout=subprocess.PIPE, text=True)
        try:
            url, service = told(up)
            for sub, (role, name) in PEOPLE.items():
                given = ["people", "add", f"{sub}@council.example", "--name", name, "--role", role]
                subprocess.run([*foi, *given], cwd=ROOT, env=environ, check=True)
            yield Team(url, service, home)
        finally:
            up.send_signal(signal.SIGINT)
            up.wait(timeout=60)


def told(up: subprocess.Popen[str]) -> tuple[str, str]:
    assert up.stdout is not None
    said: list[str] = []
    too_long = threading.Timer(STARTING_TAKES, up.terminate)
    too_long.start()
    for line in up.stdout:
        said.append(line)
        if found := re.search(r"service is at (http://\S+)", line):
            too_long.cancel()
            web = re.search(r"web app is at (http://\S+)", "".join(said))
            assert web
            return web[1], found[1]
    too_long.cancel()
    raise AssertionError(f"foi up ended with {up.wait()}; it said: {said}")


@pytest.fixture
def visitor(browser: Browser) -> Iterator[Page]:
    """Somebody's browser, not signed in to anything."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB")
    context.set_default_timeout(60_000)
    yield context.new_page()
    context.close()


def sign_in(page: Page, team: Team, sub: str) -> None:
    page.goto(team.url)
    expect(page.get_by_role("heading", name="Sign in", level=1)).to_be_visible()
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(re.compile(r"oauth2/authorize"))
    page.get_by_role("button", name=re.compile(f"^{sub}")).or_(page.get_by_text(sub, exact=True)).first.click()


def test_an_officer_signs_in_works_under_their_name_and_signs_out(visitor: Page, team: Team) -> None:
    sign_in(visitor, team, "olu")
    expect(visitor.get_by_text("Signed in as Olu Officer (olu@council.example): officer")).to_be_visible()
    expect(visitor.get_by_role("button", name="Find precedents")).to_be_visible()
    expect(visitor.get_by_role("button", name="Officer")).to_be_visible()
    expect(visitor.get_by_role("button", name="Administration")).to_have_count(0)
    visitor.goto(f"{team.url}/people")
    expect(visitor.get_by_text("Signed in as Olu Officer")).to_be_visible()
    expect(visitor.get_by_role("heading", name="People", level=1)).to_have_count(0)
    visitor.goto(f"{team.url}/library")
    expect(visitor.get_by_role("heading", name="Add documents")).to_be_visible()
    expect(visitor.get_by_label("Your name")).to_have_count(0)
    visitor.get_by_role("button", name="Sign out").click()
    visitor.get_by_role("button", name="End session").click()  # the provider's own page
    expect(visitor.get_by_role("heading", name="Sign in", level=1)).to_be_visible()
    expect(visitor.get_by_text("Signed in as")).to_have_count(0)


def test_a_trainee_sees_the_pages_of_a_trainee(visitor: Page, team: Team) -> None:
    sign_in(visitor, team, "tia")
    expect(visitor.get_by_text("Signed in as Tia Trainee (tia@council.example): trainee")).to_be_visible()
    visitor.goto(f"{team.url}/library")
    expect(visitor.get_by_role("heading", name="Library", level=1)).to_be_visible()
    expect(visitor.get_by_role("heading", name="Add documents")).to_have_count(0)
    expect(visitor.get_by_role("button", name="Officer")).to_have_count(0)
    visitor.goto(f"{team.url}/practise")
    expect(visitor.get_by_role("heading", name="Practise on decisions", level=1)).to_be_visible()
    expect(visitor.get_by_text("Page not found")).to_have_count(0)


def sound(page: Page) -> None:
    """No grave fault by axe, one first heading, and nothing that scrolls sideways at twice the size."""
    violations = Axe().run(page).response["violations"]
    grave = [(v["id"], v["nodes"][0]["html"]) for v in violations if v["impact"] in ("serious", "critical")]
    assert grave == []
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    page.set_viewport_size({"width": 640, "height": 512})
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth <= innerWidth")
    page.set_viewport_size({"width": 1280, "height": 900})


def choose_who(page: Page, who: str) -> None:
    page.get_by_role("combobox", name="Who", exact=True).click()
    page.get_by_role("option", name=who).click()
    expect(page.get_by_role("button", name="Remove", exact=True)).to_be_visible()


def test_an_administrator_gives_somebody_a_role(visitor: Page, team: Team) -> None:
    sign_in(visitor, team, "ada")
    expect(visitor.get_by_text("Signed in as Ada Admin")).to_be_visible()
    visitor.goto(f"{team.url}/people")
    expect(visitor.get_by_role("heading", name="People", level=1)).to_be_visible()
    expect(visitor.get_by_role("cell", name="olu@council.example")).to_be_visible()
    expect(visitor.get_by_label("Your name")).to_have_count(0)
    expect(visitor.get_by_text("Page not found")).to_have_count(0)  # their first page has an address of its own
    sound(visitor)
    choose_who(visitor, "olu@council.example")
    visitor.get_by_label("Collections they may see, with commas between").fill("housing, legal")
    visitor.get_by_role("button", name="Save").click()
    expect(visitor.get_by_text("Saved: Olu Officer, officer; housing, legal.")).to_be_visible()
    expect(visitor.get_by_role("row", name=re.compile("Olu Officer.*housing")).first).to_be_visible()
    visitor.reload()
    expect(visitor.get_by_role("row", name=re.compile("Olu Officer.*housing")).first).to_be_visible()
    choose_who(visitor, "ada@council.example")
    visitor.get_by_role("button", name="Remove", exact=True).click()
    expect(visitor.get_by_text("ada@council.example is the only administrator")).to_be_visible()
    store = Store(team.home / "library.sqlite")
    last = Journal(store).entries("person:olu@council.example")[-1]
    store.close()
    assert (last.who, last.action, last.after) == (
        "Ada Admin (ada@council.example)",
        "change a person",
        "officer; housing, legal",
    )


def test_somebody_without_a_role_is_told_whom_to_ask_and_refused(visitor: Page, team: Team) -> None:
    sign_in(visitor, team, "noah")
    expect(visitor.get_by_role("heading", name="You have no role here", level=1)).to_be_visible()
    expect(visitor.get_by_text("Ask Ada Admin (ada@council.example).")).to_be_visible()
    visitor.goto(f"{team.url}/library")
    expect(visitor.get_by_role("heading", name="You have no role here", level=1)).to_be_visible()
    expect(visitor.get_by_role("heading", name="Library", level=1)).to_have_count(0)


def test_nobody_signed_in_gets_nothing(visitor: Page, team: Team) -> None:
    visitor.goto(f"{team.url}/library")
    expect(visitor.get_by_role("heading", name="Sign in", level=1)).to_be_visible()
    expect(visitor.get_by_role("heading", name="Library", level=1)).to_have_count(0)
    with Client(team.service) as nobody, pytest.raises(NotAllowed):
        nobody.documents()


def test_secrets_are_for_the_account_alone(team: Team) -> None:
    for name in ("sign-in.toml", "cookie.secret"):
        assert (team.home / name).stat().st_mode & 0o077 == 0
