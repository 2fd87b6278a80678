"""Nothing of a trainee's is there for anybody but them and the mentor they named: by every method, and every route."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from fastapi.testclient import TestClient
from paper_desk import PaperDesk
from real_server import serving

from corpus.caller import Caller
from corpus.errors import Forbidden, Invalid, NotFound
from corpus.lessons import Chosen, Given
from retriever.access import Access
from retriever.client import Client
from retriever.desks.lessons import Lessons
from retriever.service import create_app

TESS = Caller(id="tess@x.example", name="Tess", roles=frozenset({"trainee"}))
TOM = Caller(id="tom@x.example", name="Tom", roles=frozenset({"trainee"}))
MAX = Caller(id="max@x.example", name="Max", roles=frozenset({"mentor"}))
MIA = Caller(id="mia@x.example", name="Mia", roles=frozenset({"mentor"}))
OLA = Caller(id="ola@x.example", name="Ola", roles=frozenset({"officer", "qa", "administrator", "reviewer"}))
PEOPLE = {who.id: who for who in (TESS, TOM, MAX, MIA, OLA)}
Rooms = Callable[[Caller], Lessons]


class Named(Access):
    """Whoever the bearer's word names."""

    def caller(self, authorization: str | None) -> Caller:
        return PEOPLE[(authorization or "").removeprefix("Bearer ")]


@pytest.fixture(params=["in process", "over HTTP"])
def rooms(request: pytest.FixtureRequest) -> Iterator[Rooms]:
    """The lessons of any caller, at one desk."""
    desk = PaperDesk()
    if request.param == "in process":
        yield lambda who: desk.seen_by(who).lessons
        return
    with serving(create_app(desk, Named())) as url:
        yield lambda who: Client(url, who.id).lessons


def attempted(rooms: Rooms) -> tuple[str, str]:
    """The ids of an attempt and a comparison of Tess's."""
    hers = rooms(TESS)
    exercise = hers.following()
    attempt = hers.answer(exercise.id, Given(regime="FOIA", exemptions=[Chosen(ref="31(1)(g)")], note="private"))
    comparison = hers.compare(hers.pairs()[0].id, ["exemption"], "private")
    return attempt.id, comparison.id


SEEING: list[tuple[str, Callable[[Lessons, str, str], object]]] = [
    ("an attempt", lambda room, attempt, comparison: room.attempt(attempt)),
    ("a comparison", lambda room, attempt, comparison: room.comparison(comparison)),
    ("progress", lambda room, attempt, comparison: room.progress(TESS.id)),
]


@pytest.mark.parametrize(("what", "see"), SEEING, ids=[row[0] for row in SEEING])
def test_only_the_trainee_and_their_mentor_see(rooms: Rooms, what: str, see: Callable[..., object]) -> None:
    attempt, comparison = attempted(rooms)
    for other in (TOM, MAX, MIA):
        with pytest.raises(NotFound):
            see(rooms(other), attempt, comparison)
    assert MAX.id in {who.id for who in rooms(MAX).mentors()}
    rooms(TESS).name_mentor(MAX.id)
    assert see(rooms(TESS), attempt, comparison) == see(rooms(MAX), attempt, comparison)
    for other in (TOM, MIA):
        with pytest.raises(NotFound):
            see(rooms(other), attempt, comparison)
    rooms(TESS).name_mentor(None)
    with pytest.raises(NotFound):
        see(rooms(MAX), attempt, comparison)


def test_what_one_did_shows_in_nothing_of_anothers(rooms: Rooms) -> None:
    attempted(rooms)
    hers = rooms(TESS).exercises()
    begun = Given(regime="EIR", note="only mine")
    rooms(TESS).begin(hers[-1].id, begun)
    assert rooms(TESS).exercise(hers[-1].id).begun == begun
    assert any(card.last for card in hers)
    his = rooms(TOM)
    assert rooms(TOM).exercise(hers[-1].id).begun is None
    assert not any(card.last for card in his.exercises())
    assert (his.progress().learned, his.progress().tried) == ([], [])
    with pytest.raises(NotFound):
        his.following(repeat=True)


def test_a_mentor_is_told_of_those_who_named_them_only(rooms: Rooms) -> None:
    rooms(MAX).mentors(), rooms(MIA).mentors()
    rooms(TESS).name_mentor(MAX.id)
    assert [who.name for who in rooms(MAX).trainees()] == ["Tess"]
    assert rooms(MIA).trainees() == []
    assert [who.name for who in rooms(TOM).mentors()] == ["Max", "Mia"], "mentors are listed; trainees never are"
    rooms(TESS).name_mentor(MIA.id)
    assert rooms(MAX).trainees() == []


def test_naming_is_of_somebody_who_is_a_mentor(rooms: Rooms) -> None:
    with pytest.raises(Invalid, match="their own mentor"):
        rooms(TESS).name_mentor(TESS.id)
    for nobody in (TOM.id, "nobody"):
        with pytest.raises(NotFound, match="no such mentor"):
            rooms(TESS).name_mentor(nobody)


METHODS: dict[str, Callable[[Lessons], object]] = {
    "options": lambda room: room.options(),
    "exercises": lambda room: room.exercises(),
    "following": lambda room: room.following(),
    "exercise": lambda room: room.exercise("x"),
    "begin": lambda room: room.begin("x", Given()),
    "answer": lambda room: room.answer("x", Given()),
    "attempt": lambda room: room.attempt("x"),
    "pairs": lambda room: room.pairs(),
    "pair": lambda room: room.pair("x"),
    "compare": lambda room: room.compare("x", []),
    "comparison": lambda room: room.comparison("x"),
    "reader": lambda room: room.reader("31"),
    "progress": lambda room: room.progress(TESS.id),
    "mentors": lambda room: room.mentors(),
    "name_mentor": lambda room: room.name_mentor(MAX.id),
    "trainees": lambda room: room.trainees(),
}


def test_every_method_is_among_them() -> None:
    assert set(METHODS) == {name for name in vars(Lessons) if not name.startswith("_")}


@pytest.mark.parametrize("method", METHODS)
def test_other_roles_are_refused_at_every_method(rooms: Rooms, method: str) -> None:
    with pytest.raises(Forbidden):
        METHODS[method](rooms(OLA))


def test_a_trainee_is_no_mentor(rooms: Rooms) -> None:
    with pytest.raises(Forbidden):
        rooms(TESS).trainees()


def test_every_route_refuses_other_roles() -> None:
    app = create_app(PaperDesk(), Named())
    routes = [(verb.upper(), path) for path, verbs in app.openapi()["paths"].items() for verb in verbs]
    mine = [(verb, path) for verb, path in routes if path.startswith("/v1/lessons")]
    assert len(mine) == len(METHODS)
    with TestClient(app, base_url="http://127.0.0.1") as calls:
        for verb, path in mine:
            at = path.replace("{id}", "x").replace("{ref}", "31")
            body = {} if verb in ("POST", "PUT") else None
            answer = calls.request(verb, at, json=body, headers={"Authorization": f"Bearer {OLA.id}"})
            assert answer.status_code in (403, 422), (verb, path, answer.status_code)
            if verb == "GET":
                assert answer.status_code == 403


REFUSED = [
    ("no exercise", lambda room: room.exercise("nothing"), NotFound),
    ("no exercise of an odd name", lambda room: room.exercise("a\x00b"), NotFound),
    ("no pair", lambda room: room.pair("a-b"), NotFound),
    ("no such exemption", lambda room: room.reader("99"), NotFound),
    ("no reference", lambda room: room.reader("frogs"), Invalid),
    (
        "a provision there is none of",
        lambda room: room.answer(_first(room), Given(exemptions=[Chosen(ref="31(1)(z)")])),
        Invalid,
    ),
    ("too long a note", lambda room: room.answer(_first(room), Given(note="a" * 5_001)), Invalid),
    ("no exercise of that level here", lambda room: room.following(level=1, exemption="12"), NotFound),
]


def _first(room: Lessons) -> str:
    return room.exercises()[0].id


@pytest.mark.parametrize(("why", "ask", "error"), REFUSED, ids=[row[0] for row in REFUSED])
def test_refusals_are_the_same_everywhere(
    rooms: Rooms, why: str, ask: Callable[[Lessons], object], error: type
) -> None:
    with pytest.raises(error):
        ask(rooms(TESS))
