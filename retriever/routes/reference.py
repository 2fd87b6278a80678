"""The page at /docs: every route, what it reads and what it can answer, from the schema and with no network."""

from __future__ import annotations

import base64
import hashlib
import json
from html import escape
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from retriever.problems import TYPES
from retriever.routes import EVERYBODY, refusals

router = APIRouter(tags=["Running it"], responses=refusals())

_STYLE = """
body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#0b0c0c;background:#fff}
h2{margin-top:2.5rem;border-bottom:2px solid #1d70b8}h3{margin-bottom:.2rem}code{font-size:.95em}
table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.3rem .8rem .3rem 0;
border-bottom:1px solid #b1b4b6}th{font-weight:600}.verb{color:#fff;background:#1d70b8;padding:.1rem .5rem}
a{color:#1d70b8}a:focus{outline:3px solid #fd0}
"""
_HASH = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
_POLICY = f"default-src 'none'; style-src 'sha256-{_HASH}'; frame-ancestors 'none'"


@router.get("/docs", dependencies=[EVERYBODY], response_class=HTMLResponse, include_in_schema=False)
async def page(request: Request) -> HTMLResponse:
    """This page."""
    return HTMLResponse(_page(request.app.openapi()), headers={"Content-Security-Policy": _POLICY})


def _page(schema: dict[str, Any]) -> str:
    title = escape(schema["info"]["title"])
    groups: dict[str, list[str]] = {}
    for path, operations in schema["paths"].items():
        for verb, operation in operations.items():
            groups.setdefault(operation["tags"][0], []).append(_operation(verb, path, operation, schema))
    body = "".join(f"<h2>{escape(name)}</h2>{''.join(parts)}" for name, parts in groups.items())
    return (
        f'<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta name="viewport" content="width=device-width"><style>{_STYLE}</style></head><body><main><h1>{title}</h1>'
        f'<p>{escape(schema["info"]["description"])} The schema: <a href="/openapi.json">/openapi.json</a>.</p>'
        f"{body}{_problems()}</main></body></html>"
    )


def _operation(verb: str, path: str, operation: dict[str, Any], schema: dict[str, Any]) -> str:
    fields = [_row(p["name"], p.get("required", False), p["schema"]) for p in operation.get("parameters", [])]
    for form, content in operation.get("requestBody", {}).get("content", {}).items():
        body = _resolve(content["schema"], schema)
        required = set(body.get("required", [])) | set(body.get("oneOf", [{}])[0].get("required", []))
        fields += [_row(name, name in required, value) for name, value in body.get("properties", {}).items()]
        fields.append(f'<tr><td colspan="3">Sent as {escape(form)}</td></tr>')
    table = f"<table><tr><th>Field</th><th>Needed</th><th>What</th></tr>{''.join(fields)}</table>" if fields else ""
    answers = ", ".join(_answer(status, response) for status, response in operation["responses"].items())
    return (
        f'<h3><span class="verb">{verb.upper()}</span> <code>{escape(path)}</code></h3>'
        f"<p>{escape(operation.get('description', ''))}</p>{table}<p>Answers: {answers}</p>"
    )


def _resolve(part: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    name = part.get("$ref", "").rpartition("/")[2]
    found: dict[str, Any] = schema["components"]["schemas"][name] if name else part
    return found


def _row(name: str, required: bool, field: dict[str, Any]) -> str:
    rules = {key: value for key, value in field.items() if key not in ("title", "examples")}
    return (
        f"<tr><td><code>{escape(name)}</code></td><td>{'yes' if required else ''}</td>"
        f"<td><code>{escape(json.dumps(rules, ensure_ascii=False))}</code></td></tr>"
    )


def _answer(status: str, response: dict[str, Any]) -> str:
    shapes = [content.get("schema", {}).get("$ref", "").rpartition("/")[2] for content in response["content"].values()]
    name = next((shape for shape in shapes if shape and shape != "Problem"), "")
    return escape(f"{status} {name}".strip())


def _problems() -> str:
    rows = "".join(
        f'<tr id="{escape(kind.rpartition("#")[2])}"><td><code>{escape(kind)}</code></td><td>{error.status}</td>'
        f"<td>{escape(error.title)}</td></tr>"
        for kind, error in TYPES.items()
    )
    head = "<tr><th>Type</th><th>Status</th><th>Title</th></tr>"
    return f"<h2>Errors</h2><p>Every error is application/problem+json (RFC 9457).</p><table>{head}{rows}</table>"
