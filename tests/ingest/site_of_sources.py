"""A small web site on this machine, with pages of the shape that publishers use, all of them invented."""

from __future__ import annotations

import json
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

LETTER = (
    "<html><body><nav><a href='/other'>Elsewhere</a></nav><main><h1>FOI response</h1><p>Reference no: 01.FOI.24.000123</p>"
    "<p>I note you seek access to the following information:</p><p>How many drones does the force own?</p><h2>Decision</h2>"
    "<p>We do not hold the information.</p></main></body></html>"
)
WDTK = {
    "title": "Board minutes", "described_state": "not_held", "created_at": "2025-02-03T10:00:00Z", "law_used": "foi",
    "user": {"name": "Robin Example", "url_name": "robin_example"}, "public_body": {"name": "Brindle Council"},
}  # fmt: skip
THREAD = """<html><body>
<div class="outgoing correspondence"><div class="correspondence_text"><p>Dear Brindle Council,</p><p>Please send the board minutes.</p>
<p>Yours faithfully,</p><p>Robin Example</p></div></div>
<div class="incoming correspondence"><div class="correspondence_text"><p>Dear Mr Example,</p><p>We do not hold board minutes.</p></div></div>
</body></html>"""
CLML = """<Legislation xmlns="http://www.legislation.gov.uk/namespaces/legislation" xmlns:ukm="http://www.legislation.gov.uk/namespaces/metadata"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><ukm:Metadata><dc:title>Parks Act 2031</dc:title></ukm:Metadata><Primary><Body>
<P1group RestrictExtent="E+W" RestrictStartDate="2031-05-01"><Title>Opening of parks</Title><P1 IdURI="http://leg.example/id/ukpga/2031/7/section/1"
 DocumentURI="http://leg.example/ukpga/2031/7/section/1"><Pnumber>1</Pnumber><P1para><P2><Pnumber>1</Pnumber><P2para><Text>A park must open
 by dawn<CommentaryRef Ref="c1"/>.</Text></P2para></P2><P2><Pnumber>2</Pnumber><P2para><Text>Except on Mondays.</Text></P2para></P2></P1para></P1></P1group>
</Body></Primary><Commentaries><Commentary id="c1"><Para><Text>Amended.</Text></Para></Commentary></Commentaries></Legislation>"""
RELEASE = {
    "document_type": "foi_release", "title": "FOI release: drones", "first_published_at": "2025-03-01T00:00:00Z",
    "details": {"body": "<p>Response to a request.</p>", "attachments": [{"url": "/media/reply.txt"}]},
    "links": {"organisations": [{"title": "Department for Parks"}]},
}  # fmt: skip
PAGES: dict[str, tuple[str, str]] = {
    "/robots.txt": ("text/plain", "User-agent: *\nDisallow: /private/\n"),
    "/private/page": ("text/html", LETTER),
    "/reply.html": ("text/html", LETTER),
    "/about-the-ico/our-information/disclosure-log/": ("text/html", "<main><a href='ic-100001-a1b2/'>One</a><a href='?page=2' rel='next'>Next</a></main>"),
    "/about-the-ico/our-information/disclosure-log/?page=2": ("text/html", "<main><a href='ic-100002-c3d4/'>Two</a></main>"),
    "/about-the-ico/our-information/disclosure-log/ic-100001-a1b2/": ("text/html", "<main><p>Asked for drones.</p><a href='/media/reply.txt'>Reply</a></main>"),
    "/about-the-ico/our-information/disclosure-log/ic-100002-c3d4/": ("text/html", LETTER),
    "/media/reply.txt": ("text/plain", "Dear Applicant,\n\nYou asked: how many drones we own.\n\nWe do not hold it.\n"),
    "/for-organisations/foi/drones/": ("text/html", "<main><h1>Drones and the Act</h1><p>What an authority should do.</p></main>"),
    "/foi-ai/westmarch-police/": ("text/html", "<main><a href='/foi-ai/westmarch-police/d/may-2024/drones/'>Drones</a><a href='/foi-ai/westmarch-police/d/may-2024/gone/'>Gone</a></main>"),
    "/foi-ai/westmarch-police/d/may-2024/drones/": ("text/html", LETTER),
    "/api/content/government/publications/foi-drones": ("application/json", json.dumps(RELEASE)),
    "/api/content/government/publications/a-report": ("application/json", json.dumps({"document_type": "research"})),
    "/request/board_minutes.json": ("application/json", json.dumps(WDTK)),
    "/request/board_minutes": ("text/html", THREAD),
    "/feed/list/successful": ("application/atom+xml", "<feed xmlns='http://www.w3.org/2005/Atom'><entry><link href='/request/board_minutes#incoming-1'/></entry></feed>"),
    "/ukpga/2031/7/data.xml": ("application/xml", CLML),
    "/broken/data.xml": ("application/xml", "<Legislation"),
}  # fmt: skip


class Site:
    """The site and what it was asked. `busy` answers 429 that many times first; `leads` sends a path elsewhere."""

    def __init__(self) -> None:
        self.asked: Counter[str] = Counter()
        self.answered: Counter[tuple[str, int]] = Counter()
        self.agents: set[str] = set()
        self.busy: Counter[str] = Counter()
        self.leads: dict[str, str] = {}
        self.root = ""


@contextmanager
def site() -> Iterator[Site]:
    made = Site()

    class Answering(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            made.asked[self.path] += 1
            made.agents.add(self.headers.get("User-Agent", ""))
            status, headers, body = self.answer()
            made.answered[self.path, status] += 1
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def answer(self) -> tuple[int, dict[str, str], bytes]:
            if made.busy[self.path] > 0:
                made.busy[self.path] -= 1
                return 429, {"Retry-After": "7"}, b""
            if self.path in made.leads:
                return 302, {"Location": made.leads[self.path]}, b""
            if self.path not in PAGES:
                return 404, {}, b"not here"
            kind, words = PAGES[self.path]
            mark = f'"{len(words)}"'
            if self.headers.get("If-None-Match") == mark:
                return 304, {}, b""
            return 200, {"Content-Type": kind, "ETag": mark}, words.encode()

        def log_message(self, *_: object) -> None:
            """Nothing is said."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    made.root = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield made
    finally:
        server.shutdown()
        server.server_close()
