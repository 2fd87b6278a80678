"""The schema is what the service does: calls made from it, good and bad, get answers that it describes."""

from __future__ import annotations

import schemathesis
from hypothesis import HealthCheck, settings
from paper_desk import PaperDesk
from schemathesis.specs.openapi.checks import negative_data_rejection, positive_data_acceptance

from retriever.service import create_app

schema = schemathesis.openapi.from_asgi("/openapi.json", create_app(PaperDesk()), headers={"Host": "127.0.0.1"})
# A schema cannot say that a form has as many names as files, nor tell a name from another type written as text.
UNSAYABLE = {
    ("POST", path): [negative_data_rejection, positive_data_acceptance] for path in ("/v1/documents", "/v1/cases/files")
}
schema.config.update(base_url="http://127.0.0.1")


@schema.parametrize()
@settings(max_examples=20, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
def test_calls_from_the_schema(case: schemathesis.Case) -> None:
    case.call_and_validate(excluded_checks=UNSAYABLE.get((case.operation.method.upper(), case.operation.path)))
