"""What can be done to a case, one kind of change each, as the service accepts it: bounded, and nothing extra."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field, StrictBool

from corpus.cases import CaseStep, Marked
from corpus.records import Record
from retriever.bodies import Day, Label, Narrowed, Reference, Text, whole
from retriever.words import plain

Note = Annotated[str, Field(max_length=5_000), AfterValidator(plain)]
Number = Annotated[int, Field(ge=1, le=1_000), BeforeValidator(whole)]
Place = Annotated[int, Field(ge=0, le=10_000_000), BeforeValidator(whole)]
ItemText = Annotated[Text, Field(max_length=10_000)]


def _named(schema: dict[str, Any]) -> None:
    """What kind of change it is has to be said in a call, though not where one is made in this program."""
    schema["required"] = ["act", *schema.get("required", [])]


class _Act(Record):
    model_config = ConfigDict(json_schema_extra=_named)


class Merge(_Act):
    act: Literal["merge"] = "merge"
    n: Number
    other: Number


class Split(_Act):
    act: Literal["split"] = "split"
    n: Number
    texts: list[ItemText] = Field(min_length=2, max_length=20)


class Reword(_Act):
    act: Literal["reword"] = "reword"
    n: Number
    text: ItemText


class Drop(_Act):
    act: Literal["drop"] = "drop"
    n: Number


class Add(_Act):
    act: Literal["add"] = "add"
    text: ItemText


class Undo(_Act):
    """Take back the last change of what the officer writes."""

    act: Literal["undo"] = "undo"


class Mark(_Act):
    """A provision that the request names: ticked, struck ("no such provision"), or left open."""

    act: Literal["mark"] = "mark"
    ref: Label
    marked: Marked


class Choose(_Act):
    """The exemptions to argue for an item; none is a choice too."""

    act: Literal["choose"] = "choose"
    n: Number
    exemptions: list[Reference] = Field(default=[], max_length=20)


class State(_Act):
    """A fact of this case, for an element of an exemption or a question on it; empty takes it back."""

    act: Literal["state"] = "state"
    ref: Reference
    about: Label
    text: Note


class Receive(_Act):
    act: Literal["receive"] = "receive"
    received: Day | None


class Entitle(_Act):
    act: Literal["entitle"] = "entitle"
    title: Label


class Accept(_Act):
    """Let a point on which the draft diverges stand, for a reason."""

    act: Literal["accept"] = "accept"
    key: Label
    reason: Annotated[Text, Field(max_length=5_000)]


class Comment(_Act):
    act: Literal["comment"] = "comment"
    text: Annotated[Text, Field(max_length=5_000)]


Change = Annotated[
    Merge | Split | Reword | Drop | Add | Undo | Mark | Choose | State | Receive | Entitle | Accept | Comment,
    Field(discriminator="act"),
]


class ChangeBody(Record):
    who: Label
    change: Change


class CaseBody(Record):
    """A request to open a case for. `called` is the number your own case system gives it."""

    request: Text
    who: Label
    called: Annotated[str, Field(max_length=300), AfterValidator(plain)] = ""
    received: Day | None = None


class RequestBody(Record):
    called: Annotated[str, Field(max_length=300), AfterValidator(plain)] = ""
    received: Day | None = None
    text: Text


class ImportBody(Record):
    who: Label
    requests: list[RequestBody] = Field(min_length=1, max_length=200)


class CaseDraftBody(Record):
    """`why` is why the draft in hand is put aside, where there is one."""

    who: Label
    why: Note = ""
    reword: StrictBool = False


class StepBody(Record):
    """`note` holds comments, or the reason why faults may stand. `admit` has what is issued join the library."""

    step: CaseStep
    who: Label
    note: Note = ""
    admit: StrictBool = False


class ConfirmationBody(Record):
    """A citation of the draft, by its place; with a `doubt`, it is not confirmed."""

    document: Label
    start: Place
    end: Place
    who: Label
    doubt: Note = ""


class PlaceBody(Record):
    document: Label
    start: Place
    end: Place


class ConfirmationsBody(Record):
    """Citations of the draft that were read together, by their places."""

    citations: list[PlaceBody] = Field(min_length=1, max_length=200)
    who: Label


class PrecedentsOfBody(Narrowed):
    """The filters, for one item of a case."""

    examples: StrictBool = True


class QuestionBody(Record):
    question: Text
