"""Every setting in one table: its name, what it is without being set, what it means, and its environment variable."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import platformdirs

from corpus.errors import Invalid
from retriever.limits import Limits

PREFIX = "FOI_"
_SECRET = re.compile(r"(?<=://)([^/@:\s]*:)\S+(?=@)|(?<=[?&])(password=)[^&\s]+")
"""A password inside an address."""
_TRUE, _FALSE = frozenset({"1", "true", "yes", "on"}), frozenset({"0", "false", "no", "off"})


@dataclass(frozen=True)
class Setting:
    """One row of the table. `least` and `most` bound a number; a `secret` is never shown."""

    name: str
    default: str | int | bool
    meaning: str
    least: int = 0
    most: int = 0
    secret: bool = False

    @property
    def variable(self) -> str:
        return PREFIX + self.name.upper()

    def read(self, text: str) -> str | int | bool:
        """The value `text` stands for. Raises Invalid, naming the variable and what was expected."""
        if isinstance(self.default, bool):
            if text.strip().lower() not in _TRUE | _FALSE:
                raise Invalid(f"{self.variable} is {text!r}; write yes or no.")
            return text.strip().lower() in _TRUE
        if isinstance(self.default, int):
            if not text.strip().isdecimal() or not self.least <= int(text) <= self.most:
                raise Invalid(f"{self.variable} is {text!r}; write a whole number from {self.least} to {self.most}.")
            return int(text)
        return text


TABLE = (
    Setting("home", "", "Folder where everything is kept; empty means a folder of your account"),
    Setting(
        "library",
        "",
        "PostgreSQL database of a library that several machines share, like postgresql+psycopg://NAME@HOST/DATABASE; "
        "empty means a file in the home",
    ),
    Setting("library_password", "", "Password of the account at that database", secret=True),
    Setting(
        "chroma",
        "",
        "Chroma server for the vectors: http://HOST:PORT, https://HOST:PORT or cloud:TENANT/DATABASE; "
        "empty means a folder in the home",
    ),
    Setting("chroma_key", "", "API key for that server", secret=True),
    Setting("host", "127.0.0.1", "Address the service listens on; any but this machine's own needs a key"),
    Setting("port", 8756, "Port of the service", 0, 65535),
    Setting("web_port", 8757, "Port of the web app", 0, 65535),
    Setting("web_host", "127.0.0.1", "Address the web app listens on; any but this machine's own needs signing in"),
    Setting(
        "oidc_issuer", "", "Address of the OpenID Connect provider that people sign in with; empty means nobody does"
    ),
    Setting("oidc_client_id", "", "Name under which the provider knows this program"),
    Setting("oidc_client_secret", "", "Secret the provider gave for this program", secret=True),
    Setting("oidc_client_secret_file", "", "File that holds that secret, in place of the setting"),
    Setting("oidc_redirect", "", "Address of the web app as people type it; empty means localhost and its port"),
    Setting("oidc_roles_claim", "", "Claim of the provider's token that names roles, like roles or realm_access.roles"),
    Setting("authority", "", "Name of your own body, whose similar decisions come before its peers'"),
    Setting("examples", True, "Whether made-up example letters may be found"),
    Setting("officials", "senior", "Whose names stay under a published letter: senior officials', all, or none"),
    Setting("embedder", "", "Folder of another sentence-transformers model; empty means the one installed"),
    Setting("reranker", "", "Folder of a CrossEncoder that reads the best of what is found again; empty means none"),
    Setting(
        "model",
        "",
        "Language model that may reword drafts: ollama, openai, anthropic or azure_openai, like ollama:NAME; empty means none",
    ),
    Setting(
        "model_url",
        "",
        "Address of the language model's server: your own one, or any that speaks its provider's protocol",
    ),
    Setting("model_local", True, "Whether the language model must be on this machine or its own network"),
    Setting("model_seconds", 60, "How long the language model may take to answer, in seconds", 1, 600),
    Setting(
        "nli", "", "Folder of a CrossEncoder for language inference that checks reworded sentences; empty means none"
    ),
    Setting("template", "", "Look of the letter: standard, council, or a folder with a letter.md of your own"),
    Setting("keep_drafts", 0, "Months a draft is kept after it was made; 0 is for ever", 0, 1200),
    Setting("keep_cases", 0, "Months a case is kept after it last changed; 0 is for ever", 0, 1200),
    Setting("keep_attempts", 0, "Months a trainee's attempt is kept; 0 is for ever", 0, 1200),
    Setting("second_person", False, "Whether a response must be approved by somebody who had no hand in its wording"),
    Setting("max_file_mb", 25, "Largest file that is read, in megabytes", 1, 1000),
    Setting("max_files", 20, "Most files in one upload", 1, 1000),
    Setting("max_upload_mb", 100, "Largest upload altogether, in megabytes", 1, 2000),
)


@dataclass(frozen=True)
class Settings:
    """The settings in force; one attribute for each row of TABLE."""

    home: Path
    library: str
    library_password: str
    chroma: str
    chroma_key: str
    host: str
    port: int
    web_port: int
    web_host: str
    oidc_issuer: str
    oidc_client_id: str
    oidc_client_secret: str
    oidc_client_secret_file: str
    oidc_redirect: str
    oidc_roles_claim: str
    authority: str
    examples: bool
    officials: str
    embedder: str
    reranker: str
    model: str
    model_url: str
    model_local: bool
    model_seconds: int
    nli: str
    template: str
    keep_drafts: int
    keep_cases: int
    keep_attempts: int
    second_person: bool
    max_file_mb: int
    max_files: int
    max_upload_mb: int
    given: Mapping[str, str] = field(default_factory=dict)  # where each that is not a default came from

    @classmethod
    def load(cls, environ: Mapping[str, str], **chosen: Any) -> Settings:
        """The table's defaults, then the environment, then what was `chosen` on the command line (None is not)."""
        values: dict[str, Any] = {}
        given = {name: "command line" for name, value in chosen.items() if value is not None}
        for row in TABLE:
            text = environ.get(row.variable, "")
            if row.name in given:
                values[row.name] = chosen[row.name]
            elif text.strip():
                values[row.name] = row.read(text)
                given[row.name] = "environment"
            else:
                values[row.name] = row.default
        values["home"] = Path(values["home"] or platformdirs.user_data_path("foi", appauthor=False)).expanduser()
        return cls(**values, given=given)

    @property
    def limits(self) -> Limits:
        """How much one call to the service may bring."""
        mb = 1024 * 1024
        return Limits(file_bytes=self.max_file_mb * mb, files=self.max_files, upload_bytes=self.max_upload_mb * mb)

    @property
    def retention(self) -> dict[str, int]:
        """For how many months each of these is kept; 0 is for ever."""
        return {"drafts": self.keep_drafts, "cases": self.keep_cases, "attempts": self.keep_attempts}

    def shown(self) -> list[dict[str, str]]:
        """Every setting with its variable, its value now and where that came from, its default and its meaning."""
        return [
            {
                "variable": row.variable,
                "value": _shown(row, getattr(self, row.name)),
                "from": self.given.get(row.name, "default"),
                "default": _written(row.default),
                "meaning": row.meaning,
            }
            for row in TABLE
        ]


def _shown(row: Setting, value: object) -> str:
    return "(set, not shown)" if row.secret and value else _SECRET.sub(_hidden, _written(value))


def _hidden(found: re.Match[str]) -> str:
    return f"{found[1] or found[2]}***"


def _written(value: object) -> str:
    """A value as its variable would be set."""
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)
