"""What keeps this program's libraries from calling anyone: set before they are imported, here and in children."""

from __future__ import annotations

from collections.abc import MutableMapping

QUIET = {
    "ANONYMIZED_TELEMETRY": "False",
    "DO_NOT_TRACK": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "HF_HUB_OFFLINE": "1",
    "LANGSMITH_TRACING": "false",
    "STREAMLIT_BROWSER_GATHER_USAGE_STATS": "false",
    "TOKENIZERS_PARALLELISM": "false",
    "TRANSFORMERS_OFFLINE": "1",
}


def keep_offline(environ: MutableMapping[str, str]) -> None:
    """Whatever was set before: a letter must not leave this machine because of a setting someone forgot."""
    environ.update(QUIET)
