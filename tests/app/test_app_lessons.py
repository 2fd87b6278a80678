"""The trainee's pages: an exercise from the start to its marks, nothing lost on reload, and what a mentor sees."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pages import labels, press, seen
from small_desk import SmallDesk
from small_lessons import LAW, REAL, SmallSchool, letter
from streamlit.testing.v1 import AppTest

from assistant.lessons.neutral import hidden
from corpus.caller import Caller
from corpus.lessons import Given
from corpus.listings import ExemptionCard
from ui import cards
from ui.app import connect

STYLE = (Path(__file__).parents[2] / "ui" / "app" / "style.css").read_text("utf-8")
MAIN = Path(__file__).parents[2] / "ui" / "app" / "main.py"
TRAINEE = Caller(id="t@x.example", name="Tess Trainee", roles=frozenset({"trainee"}))
MENTOR = Caller(id="m@x.example", name="Max Mentor", roles=frozenset({"mentor"}))


class Desks(SmallDesk):
    """The small desk with a school behind it; `sit` changes who sits before the page."""

    def __init__(self, school: SmallSchool) -> None:
        super().__init__()
        self.school = school
        self.sit(TRAINEE)

    def sit(self, caller: Caller) -> None:
        self.caller = caller
        self.lessons = self.school.room(caller)

    def exemptions(self) -> list[ExemptionCard]:
        return [cards.card(exemption) for exemption in LAW.exemptions]


@pytest.fixture
def desks(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Desks:
    made = Desks(SmallSchool(tmp_path / "kept.sqlite"))
    monkeypatch.setattr(connect, "desk", lambda: made)
    monkeypatch.setattr(connect, "caller", lambda: made.caller)
    return made


def page(name: str, **query: str) -> AppTest:
    app = AppTest.from_file(MAIN, default_timeout=30).run().switch_page(f"views/{name}.py")
    for key, value in query.items():
        app.query_params[key] = value
    return app.run()


REAL_EXERCISE = hidden(letter(REAL).id)


def by_label(widgets, label: str):
    [found] = [w for w in widgets if w.label.replace("\\", "").startswith(label)]
    return found


def test_the_real_letter_comes_first_and_its_answer_is_hidden(desks: Desks) -> None:
    app = press(page("lessons"), "Start an exercise")
    assert not app.exception
    assert app.query_params["exercise"] in (REAL_EXERCISE, [REAL_EXERCISE])
    text = seen(app)
    assert "Information Commissioner" in text
    assert "A list of stakeholders involved in this work programme" in text
    assert "IC-347414-P2W0" not in text
    assert "31(1)(g)" not in text


def test_what_was_chosen_is_still_there_after_a_reload(desks: Desks) -> None:
    app = page("lessons", exercise=REAL_EXERCISE)
    by_label(app.radio, "1.").set_value("FOIA")
    by_label(app.multiselect, "2.").set_value(["31(1)(g)"])
    app.run()
    by_label(app.radio, "3.").set_value("Would be likely to").run()
    assert not app.exception
    again = page("lessons", exercise=REAL_EXERCISE)
    assert by_label(again.radio, "1.").value == "FOIA"
    assert by_label(again.multiselect, "2.").value == ["31(1)(g)"]
    assert by_label(again.radio, "3.").value == "Would be likely to"


def test_an_answer_is_marked_element_by_element_with_the_decision(desks: Desks) -> None:
    app = page("lessons", exercise=REAL_EXERCISE)
    by_label(app.radio, "1.").set_value("FOIA")
    by_label(app.multiselect, "2.").set_value(["31(1)(a)", "43(2)"])
    by_label(app.radio, "4.").set_value("Yes")
    app = press(app.run(), "Mark my answer")
    assert not app.exception
    text = seen(app)
    for words in (
        "IC-347414-P2W0",
        "Partly right",
        "Missed",
        "Not so",
        "Marks: Refusal notice",
        "The balance, section 31(1)(g)",
    ):
        assert words in text, words
    assert not re.search(r"\d ?(?:%|per ?cent)", text.replace(STYLE.strip(), "")), "never a percentage"
    assert "The library knows of no review" in text
    links = re.findall(r'<a href="library\?[^"]+" target="_self">(.*?)</a>', text)
    assert all(re.search(r"“\w.*”</span>$", name) for name in links if name.startswith("Read it in place"))
    assert len(set(links)) > len(links) / 2
    assert ".: " not in text
    [id] = [t.id for t in desks.lessons.progress().tried]
    assert "Partly right" in seen(page("lessons", attempt=id)), "the address opens it again"


def test_a_made_up_letter_is_marked_as_one_before_and_after(desks: Desks) -> None:
    made_up = next(e for e in desks.lessons.exercises() if e.example)
    app = page("lessons", exercise=made_up.id)
    assert "Example, not a real decision" in seen(app)
    assert seen(press(app, "Mark my answer")).count("Example, not a real decision") >= 2


def test_examples_can_be_left_out(desks: Desks) -> None:
    app = page("lessons")
    by_label(app.checkbox, "Include made-up").uncheck()
    app.run()
    desks.lessons.answer(REAL_EXERCISE, Given())
    app = press(app, "Start an exercise")
    assert app.query_params["exercise"] in (REAL_EXERCISE, [REAL_EXERCISE]), "the only real one, though tried already"


def test_nothing_due_is_said_plainly(desks: Desks) -> None:
    app = page("lessons")
    by_label(app.radio, "What to practise").set_value("What I missed and is due again")
    app = press(app.run(), "Start an exercise")
    assert not app.exception
    assert "Nothing is due" in "\n".join(str(e.value) for e in app.error)


@pytest.mark.parametrize("name", ["exercise", "attempt"])
def test_an_address_of_nothing_says_so(desks: Desks, name: str) -> None:
    app = page("lessons", **{name: "nothing"})
    assert not app.exception
    assert "Not here" in seen(app)
    assert "Back to practice" in labels(app)


def test_comparing_two(desks: Desks) -> None:
    pair = desks.lessons.pairs()[0]
    app = page("compare_two", pair=pair.id)
    by_label(app.checkbox, "They differ in exemption").check()
    app.run()
    by_label(app.text_area, "Which of these").set_value("One <b>uses</b> it.").run()
    app = press(app, "See what the records say")
    assert not app.exception
    text = seen(app)
    assert "Differences, from the records" in text
    assert "Likelihood" in text
    assert "One &lt;b&gt;uses&lt;/b&gt; it." in text


def test_the_list_of_pairs(desks: Desks) -> None:
    app = page("compare_two")
    assert not app.exception
    assert "pairs found" in seen(app) or "1 pair found" in seen(app)


def test_the_list_of_pairs_of_real_letters(desks: Desks) -> None:
    source = desks.school.source
    source.letters = [one.model_copy(update={"example": False}) for one in source.letters]
    app = page("compare_two")
    assert not app.exception
    assert not app.error
    assert any(button.key and button.key.startswith("pair-") for button in app.button)


def test_reading_an_exemption_by_its_address(desks: Desks) -> None:
    app = page("reader", exemption="31(1)(g)")
    assert not app.exception
    text = seen(app)
    for words in (
        "31 Law enforcement",
        "In plain words",
        "What must be shown",
        "Common mistakes",
        "Hogan",
        "IC-347414-P2W0",
    ):
        assert words in text, words
    assert text.index("IC-347414-P2W0") < text.index("Example, not a real decision")
    assert not app.selectbox(key="reader_exemption").proto.set_value, "it begins so, and is not set after"


@pytest.mark.parametrize("ref", ["frogs", "99"])
def test_an_address_of_no_exemption_says_so(desks: Desks, ref: str) -> None:
    app = page("reader", exemption=ref)
    assert not app.exception
    assert app.error


def test_a_mentor_sees_a_trainee_who_named_them_and_nobody_else(desks: Desks) -> None:
    desks.lessons.answer(REAL_EXERCISE, Given())
    desks.sit(MENTOR)
    app = page("learned")
    assert "Nobody has named you as mentor" in seen(app)
    assert "Not here" in seen(page("learned", trainee=TRAINEE.id))
    desks.sit(TRAINEE)
    app = page("learned")
    assert "Only you" in seen(app)
    by_label(app.selectbox, "Your mentor").select_index(0)
    app = press(app.run(), "Name as my mentor")
    assert "Max Mentor" in seen(app)
    desks.sit(MENTOR)
    text = seen(page("learned", trainee=TRAINEE.id))
    assert "Progress of Tess Trainee" in text
    assert "refusal notice" in text
