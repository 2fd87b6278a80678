"""Which language model may be used, by the settings."""

import pytest

from corpus.errors import Invalid
from ui import rewording
from ui.settings import Settings

NEAR, FAR = "http://127.0.0.1:9/v1", "http://93.184.215.14/v1"


@pytest.mark.parametrize(
    ("why", "set_to", "said"),
    [
        ("none is set", {}, "No language model is set"),
        ("a provider far away", {"FOI_MODEL": "openai:gpt"}, "outside this machine"),
        ("a server far away", {"FOI_MODEL": "openai:gpt", "FOI_MODEL_URL": FAR}, "outside this machine"),
        ("an address that is none", {"FOI_MODEL": "openai:gpt", "FOI_MODEL_URL": "nonsense"}, "outside this machine"),
    ],
)
def test_a_model_that_may_not_be_used_is_refused(tmp_path, why, set_to, said):
    with pytest.raises(Invalid, match=said):
        rewording.model(Settings.load(set_to, home=str(tmp_path)))


@pytest.mark.parametrize(
    ("why", "set_to"),
    [
        ("a server on this machine", {"FOI_MODEL": "openai:m", "FOI_MODEL_URL": NEAR}),
        (
            "one far away, where that is allowed",
            {"FOI_MODEL": "openai:m", "FOI_MODEL_URL": FAR, "FOI_MODEL_LOCAL": "no"},
        ),
    ],
)
def test_a_model_that_may_be_used_is_set_up_and_told(tmp_path, monkeypatch, why, set_to):
    monkeypatch.setenv("OPENAI_API_KEY", "sk-none")
    chosen = Settings.load(set_to, home=str(tmp_path))
    assert rewording.model(chosen).address == set_to["FOI_MODEL_URL"]
    assert rewording.told(chosen) == f"openai:m at {set_to['FOI_MODEL_URL']}"
