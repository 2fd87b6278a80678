"""Importers, each against pages of its publisher's shape on this machine, fetched politely."""

import tomllib
from datetime import date
from pathlib import Path

import pytest
from site_of_sources import Site, site

from corpus.errors import TooLarge, Unavailable, Unreadable
from corpus.law import Law
from corpus.origin import Found, Refused
from ingest.limits import Limits
from ingest.record import Reader
from ingest.sources import SOURCES, source_for
from ingest.web import Web

READER = Reader(Law.shipped(), lambda text: len(text.split()) * 4 // 3)
HOME = frozenset({"127.0.0.1"})


@pytest.fixture
def here():
    with site() as made:
        yield made


class Patience:
    """A clock that only waiting moves, so that nothing is really waited for."""

    def __init__(self) -> None:
        self.now, self.waits = 1_000_000.0, []

    def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.now += seconds

    def clock(self) -> float:
        return self.now


def web(tmp_path: Path, patience: Patience | None = None, **more) -> Web:
    patience = patience or Patience()
    return Web(tmp_path / "fetched", named=HOME, sleep=patience.sleep, clock=patience.clock, **more)


def fetched(here: Site, tmp_path: Path, path: str) -> list[Found | Refused]:
    url = f"{here.root}{path}"
    return list(source_for(url).fetch(url, web(tmp_path)))


LOG = "/about-the-ico/our-information/disclosure-log/"
KINDS = [
    (LOG, "ico-log"), ("/action-weve-taken/decision-notices/2024/1/ic-1-a.pdf", "ico-notices"), ("/for-organisations/foi/drones/", "ico-guidance"),
    ("/government/publications/foi-drones", "govuk"), ("/request/board_minutes", "alaveteli"), ("/feed/list/successful", "alaveteli"),
    ("/foi-ai/westmarch-police/", "police"), ("/ukpga/2000/36", "legislation"), ("/foi/reply.pdf", "page"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "name"), KINDS)
def test_which_importer_reads_an_address(path, name):
    assert source_for(f"https://somewhere.example{path}").name == name


def test_every_importer_reads_its_own_example():
    assert [source_for(source.example).name for source in SOURCES] == [source.name for source in SOURCES]


def test_a_disclosure_log_with_its_entries_and_their_letters(here, tmp_path):
    found = fetched(here, tmp_path, LOG)
    assert [one.origin.reference for one in found] == ["IC-100001-A1B2", "IC-100002-C3D4"]
    assert {one.origin.authority for one in found} == {"Information Commissioner's Office"}
    assert "Open Government Licence" in found[0].origin.licence
    record = READER.read(found[0].content, found[0].origin)[0]
    assert (record.reference, record.outcome, record.url) == (
        "IC-100001-A1B2",
        "not_held",
        f"{here.root}{LOG}ic-100001-a1b2/",
    )


def test_guidance_is_guidance(here, tmp_path):
    (one,) = fetched(here, tmp_path, "/for-organisations/foi/drones/")
    assert (one.origin.kind, one.origin.title) == ("guidance", "Drones and the Act")
    assert READER.read(one.content, one.origin)[0].exemptions == []


def test_a_govuk_release_through_the_content_api(here, tmp_path):
    (one,) = fetched(here, tmp_path, "/government/publications/foi-drones")
    assert (one.origin.authority, one.origin.title) == ("Department for Parks", "FOI release: drones")
    assert one.origin.extra == {"published": "2025-03-01"}
    with pytest.raises(Unreadable, match="no FOI release"):
        fetched(here, tmp_path, "/government/publications/a-report")


@pytest.mark.parametrize("path", ["/request/board_minutes", "/feed/list/successful"])
def test_a_request_and_its_answer_without_who_asked(here, tmp_path, path):
    (one,) = fetched(here, tmp_path, path)
    assert (one.origin.authority, one.origin.requested, one.origin.outcome) == (
        "Brindle Council",
        date(2025, 2, 3),
        "not_held",
    )
    record = READER.read(one.content, one.origin)[0]
    assert [r.text for r in record.requests] == ["the board minutes"]
    for name in ("Robin", "Example", "robin_example"):
        assert name not in one.content.decode()
        assert name not in repr(one.origin)


def test_a_forces_list_goes_on_past_an_entry_that_is_gone(here, tmp_path):
    found = fetched(here, tmp_path, "/foi-ai/westmarch-police/")
    assert [type(one) for one in found] == [Found, Refused]
    assert (found[0].origin.reference, found[0].origin.authority) == ("01.FOI.24.000123", "Westmarch Police")
    assert "404" in found[1].reason


def test_an_act_section_by_section(here, tmp_path):
    (one,) = fetched(here, tmp_path, "/ukpga/2031/7")
    assert one.origin.title == "Parks Act 2031, section 1: Opening of parks"
    assert one.origin.extra == {"extent": "E+W", "in force from": "2031-05-01"}
    assert one.content.decode().split("\n\n")[1:] == ["(1) A park must open by dawn.", "(2) Except on Mondays."]
    assert one.origin.kind == "legislation"


def test_what_robots_may_not_read_is_left_alone(here, tmp_path):
    with pytest.raises(Unavailable, match=r"robots\.txt"):
        web(tmp_path).get(f"{here.root}/private/page")
    assert here.asked["/private/page"] == 0


def test_a_site_is_asked_no_faster_than_it_wishes(here, tmp_path):
    patience = Patience()
    here.busy["/reply.html"] = 2
    made = web(tmp_path, patience)
    made.get(f"{here.root}/reply.html")
    made.get(f"{here.root}/media/reply.txt")
    assert patience.waits.count(7.0) == 2
    assert sum(wait == 1.0 for wait in patience.waits) >= 1
    assert all(agent.startswith("foi-precedents") for agent in here.agents)


def test_what_was_fetched_is_not_fetched_again_and_later_only_if_it_changed(here, tmp_path):
    patience = Patience()
    url = f"{here.root}/reply.html"
    first = web(tmp_path, patience).get(url)
    again = web(tmp_path, patience).get(url)
    assert here.asked["/reply.html"] == 1
    patience.now += 48 * 3600
    later = web(tmp_path, patience).get(url)
    assert here.answered["/reply.html", 304] == 1
    assert first.content == again.content == later.content


def test_an_interrupted_list_goes_on_where_it_was(here, tmp_path):
    url = f"{here.root}{LOG}"
    parts = source_for(url).fetch(url, web(tmp_path))
    next(parts)
    parts.close()
    asked = here.asked[f"{LOG}ic-100001-a1b2/"]
    assert len(fetched(here, tmp_path, LOG)) == 2
    assert here.asked[f"{LOG}ic-100001-a1b2/"] == asked == 1


def test_no_page_leads_us_onto_a_private_network(here, tmp_path):
    here.leads["/away"] = "http://localhost:9/secret"
    here.leads["/file"] = "file:///etc/passwd"
    with pytest.raises(Unreadable, match="private network"):
        web(tmp_path).get(f"{here.root}/away")
    with pytest.raises(Unreadable, match="not a web address"):
        web(tmp_path).get(f"{here.root}/file")
    with pytest.raises(Unreadable, match="private network"):
        Web(tmp_path / "other").get(f"{here.root}/reply.html")


def test_what_cannot_be_had_is_said_in_a_line(here, tmp_path):
    here.leads["/round"] = "/round"
    for path, error, says in (
        ("/nowhere", Unavailable, "404"),
        ("/round", Unavailable, "on and on"),
        ("/broken", Unreadable, "not legislation"),
    ):
        url = f"{here.root}{path}"
        with pytest.raises(error, match=says):
            list(
                (source_for(f"{here.root}/ukpga/2000/36") if path == "/broken" else source_for(url)).fetch(
                    url, web(tmp_path)
                )
            )
    with pytest.raises(TooLarge, match="larger than"):
        web(tmp_path, limits=Limits(max_bytes=100)).get(f"{here.root}/reply.html")
    with pytest.raises(Unavailable, match="cannot be reached"):
        web(tmp_path).get("http://127.0.0.1:9/")


def test_the_list_of_what_is_worth_fetching():
    rows = tomllib.loads((Path(__file__).parents[2] / "corpus" / "sources.toml").read_text("utf-8"))["source"]
    assert {row["group"] for row in rows} == {"guidance", "legislation", "logs"}
    assert len({row["url"] for row in rows}) == len(rows)
    named = {e.guidance_url for e in Law.shipped().exemptions if e.guidance_url}
    assert named <= {row["url"] for row in rows}
    for row in rows:
        assert source_for(row["url"]).name in {"ico-log", "ico-guidance", "govuk", "legislation", "page"}
