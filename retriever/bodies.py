"""What the service accepts, field by field: the filters beside the question, everything bounded, nothing extra."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Self

from pydantic import (
    AfterValidator,
    AliasChoices,
    BeforeValidator,
    ConfigDict,
    Field,
    StrictBool,
    WithJsonSchema,
    model_validator,
)

from corpus.caller import RoleName
from corpus.drafts import Verdict
from corpus.listings import PlaceRead
from corpus.person import Person
from corpus.provision import Provision
from corpus.records import CollectionName, Kind, Outcome, Record, Role
from corpus.results import Filters
from retriever.limits import LONGEST_PATH, LONGEST_TEXT, MOST_PLACES, MOST_RESULTS
from retriever.words import MEANINGFUL, plain

_FURTHEST = 10_000_000
# The simple spellings `Provision.parse` reads; it decides, this only tells readers of the schema what to write.
_REFERENCE = r"^((FOIA|EIR) )?(s\.?)?[0-9]{1,4}[A-Z]{0,2}(\(([0-9]{1,2}[A-Z]{0,2}|[a-z]{1,4})\))*$"
_REFERENCE_SCHEMA = {"type": "string", "pattern": _REFERENCE, "maxLength": 100, "examples": ["31(1)(g)"]}


def _iso(value: object) -> object:
    if value is None or isinstance(value, date) or (isinstance(value, str) and len(value) == len("2026-01-31")):
        return value
    raise ValueError("a date is written like 2026-01-31")


def whole(value: object) -> object:
    """JSON has one kind of number: 10.0 is the whole number 10; "10" and true are not numbers."""
    if isinstance(value, bool | str):
        raise ValueError("write a whole number")
    return value


def _reference(text: str) -> str:
    return str(Provision.parse(text))


Day = Annotated[date, BeforeValidator(_iso)]
Count = Annotated[int, Field(ge=1, le=MOST_RESULTS), BeforeValidator(whole)]
Text = Annotated[str, Field(min_length=1, max_length=LONGEST_TEXT, pattern=MEANINGFUL), AfterValidator(plain)]
Label = Annotated[str, Field(min_length=1, max_length=300, pattern=MEANINGFUL), AfterValidator(plain)]
Reference = Annotated[
    str,
    Field(max_length=100),
    AfterValidator(_reference),
    WithJsonSchema(_REFERENCE_SCHEMA),
]
ReferenceInPath = Annotated[str, WithJsonSchema(_REFERENCE_SCHEMA)]


class Narrowed(Filters):
    """The filters as they arrive. Several values of one field are alternatives; dates are inclusive."""

    exemption: list[Reference] = Field(default=[], max_length=50)
    outcome: list[Outcome] = Field(default=[], max_length=50)
    authority: list[Label] = Field(default=[], max_length=50)
    kind: list[Kind] = Field(default=[], max_length=50)
    role: list[Role] = Field(default=[], max_length=50)
    since: Day | None = None
    until: Day | None = None
    examples: StrictBool = True
    doubtful: StrictBool = False

    @property
    def filters(self) -> Filters:
        """The filters alone."""
        return Filters(**self.model_dump(include=set(Filters.model_fields)))


def _or_text(field: str) -> ConfigDict:
    """A schema that says what is accepted: `field`, or `text` in its place, and not both."""

    def both(schema: dict[str, Any]) -> None:
        schema["properties"]["text"] = {**schema["properties"][field], "title": "Text", "description": f"Same: {field}"}
        schema["required"] = [name for name in schema.get("required", []) if name != field]
        schema["oneOf"] = [{"required": [field]}, {"required": ["text"]}]

    return ConfigDict(json_schema_extra=both)


class SearchBody(Narrowed):
    model_config = _or_text("query")

    query: Text = Field(validation_alias=AliasChoices("query", "text"))
    k: Count = 10


class SuggestBody(Narrowed):
    model_config = _or_text("request")

    request: Text = Field(validation_alias=AliasChoices("request", "text"))


class UnderstandBody(Record):
    model_config = _or_text("request")

    request: Text = Field(validation_alias=AliasChoices("request", "text"))


class PrecedentsBody(SuggestBody):
    k: Count = 10


class DraftBody(Record):
    """`exemptions` are those the officer has chosen; without any, the precedents suggest them.

    `reword` has the language model that is set reword the reasoning.
    """

    model_config = _or_text("request")

    request: Text = Field(validation_alias=AliasChoices("request", "text"))
    exemptions: list[Reference] = Field(default=[], max_length=50)
    reword: StrictBool = False


class DecisionBody(Record):
    """`text` is the new wording, needed for an edit and for nothing else."""

    paragraph: Label
    verdict: Verdict
    who: Label
    text: Text | None = None
    note: Annotated[str, Field(max_length=5_000), AfterValidator(plain)] = ""


class ApprovalBody(Record):
    """`note` is why a draft with an open fault may stand; without such a fault it may be empty."""

    who: Label
    note: Annotated[str, Field(max_length=5_000), AfterValidator(plain)] = ""


class RetirementBody(Record):
    """Who takes a document out of the library, or brings it back, and why; both are kept in its history."""

    id: Label
    who: Label
    why: Annotated[str, Field(min_length=1, max_length=5_000), AfterValidator(plain)]


class LostPlace(PlaceRead):
    """A place as it was read, and the document it gave."""

    source: Annotated[str, Field(min_length=1, max_length=LONGEST_PATH)]
    document: Label


class LossBody(Record):
    """Places whose files are gone, who says so, and why what was read there is retired."""

    lost: Annotated[list[LostPlace], Field(min_length=1, max_length=MOST_PLACES)]
    who: Label
    why: Annotated[str, Field(min_length=1, max_length=5_000), AfterValidator(plain)]


class MoveBody(RetirementBody):
    """`collection` is where a document is put; null puts it where everybody sees it."""

    collection: CollectionName | None = None


class PersonBody(Record):
    """`id` is an e-mail address or the subject of a sign-in; `collections` null is all of them; `who` changes them."""

    id: Annotated[str, Field(min_length=1, max_length=120, pattern=MEANINGFUL), AfterValidator(plain)]
    name: Annotated[str, Field(max_length=120), AfterValidator(plain)] = ""
    roles: list[RoleName] = Field(default=[], max_length=10)
    collections: list[CollectionName] | None = Field(default=[], max_length=100)
    who: Label

    @property
    def person(self) -> Person:
        return Person(**self.model_dump(exclude={"who"}))


class RemovalBody(Record):
    id: Label
    who: Label


class AskBody(Record):
    """`request` is the case the question is about, when there is one; `previous` the question it may go on from."""

    model_config = _or_text("question")

    question: Text = Field(validation_alias=AliasChoices("question", "text"))
    request: Text | None = None
    previous: Text | None = None


def _one_of(*fields: str) -> ConfigDict:
    """A schema that says what is accepted: one of these fields, and not the others."""

    def one(schema: dict[str, Any]) -> None:
        for field in fields:
            schema["properties"][field] = schema["properties"][field]["anyOf"][0]
        schema["oneOf"] = [{"required": [field]} for field in fields]

    return ConfigDict(json_schema_extra=one)


class CheckBody(Record):
    """The response to check: its text, or the id of one in the library. Findings are placed by character in this text
    as it was sent, or in the document's own. `notes` say how a file was read.
    """

    model_config = _one_of("text", "document")

    text: Text | None = None
    document: Label | None = None
    notes: list[Label] = Field(default=[], max_length=20)

    @model_validator(mode="after")
    def _has_one(self) -> Self:
        if len(self.model_fields_set & {"text", "document"}) != 1 or (self.text is None and self.document is None):
            raise ValueError("give the text of a response, or the id of a document in the library: one of the two")
        return self


class NarrowedQuery(Narrowed):
    """The filters as an address has them."""

    examples: bool = True  # in an address everything is text
    doubtful: bool = False


class DocumentsQuery(NarrowedQuery):
    offset: int = Field(default=0, ge=0, le=_FURTHEST)
    limit: int = Field(default=50, ge=1, le=MOST_RESULTS)
