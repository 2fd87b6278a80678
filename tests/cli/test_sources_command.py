"""`foi sources`, and addresses given to `foi ingest`."""

import json
import sys
from pathlib import Path

import pytest
from ran import Foi

sys.path.insert(0, str(Path(__file__).parents[1] / "ingest"))
from site_of_sources import site


def test_sources_are_listed(foi: Foi) -> None:
    listed = json.loads(foi("sources", "--json").out)
    assert {"govuk", "alaveteli", "legislation"} <= {source["name"] for source in listed["sources"]}
    assert {one["group"] for one in listed["worth_fetching"]} == {"guidance", "legislation", "logs"}
    assert "--fetch GROUP" in foi("sources").out


def test_a_group_that_is_not_there(foi: Foi) -> None:
    ran = foi("sources", "--fetch", "poems")
    assert ran.code == 2
    assert "guidance, legislation, logs" in ran.err


@pytest.mark.server
def test_an_address_is_fetched_and_read(foi: Foi) -> None:
    with site() as here:
        ran = foi("ingest", f"{here.root}/foi-ai/westmarch-police/d/may-2024/drones/", "--json")
        gone = foi("ingest", f"{here.root}/nowhere", "--json")
    (result,) = json.loads(ran.out)["results"]
    assert result["status"] == "admitted"
    kept = json.loads(foi("document", result["id"], "--json").out)
    assert (kept["reference"], kept["outcome"]) == ("01.FOI.24.000123", "not_held")
    assert (gone.code, json.loads(gone.out)["results"][0]["status"]) == (1, "refused")
