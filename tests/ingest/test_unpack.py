"""What comes out of archives, mails and disclosure logs: every part with a place of its own, or a reason."""

import io
import tarfile
import zipfile
from datetime import date
from email.message import EmailMessage

import openpyxl
import pytest

from corpus.errors import Unreadable
from corpus.law import Law
from corpus.origin import Found, Origin, Refused
from ingest.limits import Limits
from ingest.read import read
from ingest.record import Reader
from ingest.unpack import unpack

LETTER = b"# Response\n\nWe do not hold the information.\n"
READER = Reader(Law.shipped(), lambda text: len(text.split()) * 4 // 3)


def zipped(members: dict[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in members.items():
            packed.writestr(name, content)
    return held.getvalue()


def tarred(members: dict[str, bytes], mode: str = "w:gz", link: str = "") -> bytes:
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode=mode) as packed:
        for name, content in members.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            packed.addfile(entry, io.BytesIO(content))
        if link:
            entry = tarfile.TarInfo(link)
            entry.type, entry.linkname = tarfile.SYMTYPE, "/etc/passwd"
            packed.addfile(entry)
    return held.getvalue()


def workbook(rows: list[list[object]]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def mail(**attached: bytes) -> bytes:
    message = EmailMessage()
    message["Subject"], message["From"] = "FOI 12", "foi@council.example"
    message.set_content("Please find our response attached.")
    for name, content in attached.items():
        message.add_attachment(content, maintype="application", subtype="octet-stream", filename=name.replace("_", "."))
    return message.as_bytes()


def parts(name: str, content: bytes, limits: Limits | None = None) -> dict[str, object]:
    found = unpack(Found(Origin(name), content), limits or Limits())
    return {part.source if isinstance(part, Refused) else part.origin.source: part for part in found}


def test_members_of_an_archive_have_places_in_it():
    nested = zipped({"inner/b.txt": LETTER})
    found = parts("all.zip", zipped({"2024/a.md": LETTER, "more.zip": nested, "__MACOSX/._a.md": b"x"}))
    assert list(found) == ["all.zip/2024/a.md", "all.zip/more.zip/inner/b.txt"]
    assert all(part.content == LETTER for part in found.values())


@pytest.mark.parametrize(
    ("name", "mode"), [("a.tar", "w"), ("a.tar.gz", "w:gz"), ("a.tar.bz2", "w:bz2"), ("a.tar.xz", "w:xz")]
)
def test_tars_in_every_compression(name, mode):
    found = parts(name, tarred({"a.md": LETTER}, mode))
    assert [part.content for part in found.values()] == [LETTER]


def test_a_mail_and_what_it_carries():
    found = parts("m.eml", mail(reply_md=LETTER, logo_exe=b"MZ"))
    assert list(found) == ["m.eml", "m.eml/reply.md", "m.eml/logo.exe"]
    assert isinstance(found["m.eml/logo.exe"], Refused)


def test_two_attachments_of_one_name_stay_apart():
    message = EmailMessage()
    message.set_content("Both are attached.")
    for content in (LETTER, LETTER * 2):
        message.add_attachment(content, maintype="application", subtype="octet-stream", filename="reply.md")
    assert list(parts("m.eml", message.as_bytes())) == ["m.eml", "m.eml/reply.md", "m.eml/reply (2).md"]


UNSAFE = [
    ({"../../etc/cron.d/x": LETTER, "a.md": LETTER}, "leads out of the archive", "a name that climbs out"),
    ({"/etc/x": LETTER, "a.md": LETTER}, "leads out of the archive", "an absolute name"),
    ({"big.txt": b"0" * 30_000_000, "a.md": LETTER}, "unpacks to more than", "one member too large"),
]


@pytest.mark.parametrize(("members", "says", "why"), UNSAFE, ids=[row[2] for row in UNSAFE])
def test_what_is_unsafe_is_refused_and_the_rest_still_comes(members, says, why):
    found = list(parts("a.zip", zipped(members)).values())
    refused = [part for part in found if isinstance(part, Refused)]
    assert len(refused) == 1
    assert says in refused[0].reason
    assert [part.content for part in found if isinstance(part, Found)] == [LETTER]


def test_links_in_a_tar_are_refused():
    found = parts("a.tar.gz", tarred({"a.md": LETTER}, link="secret"))
    assert isinstance(found["a.tar.gz/secret"], Refused)
    assert found["a.tar.gz/a.md"].content == LETTER


def test_broken_deep_and_crowded_archives_are_refused_whole():
    whole = zipped({"a.md": LETTER * 50})
    assert "damaged" in parts("a.zip", whole[:-60])["a.zip"].reason
    deep = zipped({"a.md": LETTER})
    for _ in range(4):
        deep = zipped({"in.zip": deep})
    assert "deep" in next(iter(parts("a.zip", deep).values())).reason
    crowded = zipped({f"{n}.md": LETTER for n in range(6)})
    assert "more than the 5" in parts("a.zip", crowded, Limits(max_members=5))["a.zip"].reason


def test_a_gzip_bomb_is_refused():
    bomb = tarred({"a.txt": b"0" * 200_000_000})
    assert [type(part) for part in parts("a.tar.gz", bomb).values()] == [Refused]


ROWS = [
    ["Disclosure log of Brindle Council", "", "", "", "", ""],
    ["FOI Ref", "Date received", "Request", "Response", "Exemption", "Ward"],
    ["BR-1", "03/02/2025", "How many bins were missed in May?", "412.", "", "North"],
    ["BR-2", "04/02/2025", "Legal advice on the pool", "Withheld.", "42(1)", "South"],
    ["BR-3", "05/02/2025", "", "", "", "East"],
]


@pytest.mark.parametrize("form", ["csv", "semicolons", "xlsx"])
def test_each_row_of_a_log_is_a_letter(form):
    separator = ";" if form == "semicolons" else ","
    text = "\ufeff" + "\n".join(separator.join(f'"{cell}"' for cell in row) for row in ROWS)
    name = "log.xlsx" if form == "xlsx" else "log.csv"
    found = parts(name, workbook(ROWS) if form == "xlsx" else text.encode())
    assert list(found) == [f"{name}#row=3", f"{name}#row=4", f"{name}#row=5"]
    assert "row 5 says neither" in found[f"{name}#row=5"].reason
    first, second = (READER.read(part.content, part.origin)[0] for part in list(found.values())[:2])
    assert (first.reference, first.received, first.outcome) == ("BR-1", date(2025, 2, 3), "disclosed")
    assert first.extra == {"Ward": "North"}
    assert [r.text for r in first.requests] == ["How many bins were missed in May?"]
    assert [e.ref for e in second.exemptions] == ["42(1)"]


def test_a_table_that_is_no_log_says_what_it_lacks():
    refused = parts("prices.csv", b"fruit,price\napple,1\npear,2\n")["prices.csv"]
    assert "Reference, Date, Request and Response" in refused.reason


def test_anything_else_is_itself():
    assert list(parts("a.md", LETTER)) == ["a.md"]


RTF = (
    rb"{\rtf1\ansi{\fonttbl{\f0 Arial;}}\f0 Dear Applicant,\par We do not hold the information.\par Caf\'e9 prices\par}"
)


def test_rich_text():
    found = read(RTF, "reply.rtf")
    assert [b.text for b in found.blocks] == ["Dear Applicant,", "We do not hold the information.", "Café prices"]


@pytest.mark.parametrize("mark", [rb"{\v hid {\b X} more}", rb"\v hid\v0 ", rb"{\deleted gone}"])
def test_rich_text_that_hides_words_is_refused(mark):
    with pytest.raises(Unreadable, match="hidden or deleted"):
        read(RTF.replace(b"Dear", mark + b"Dear"), "reply.rtf")


@pytest.mark.parametrize(
    "look", ['text:display="none"', 'fo:color="#ffffff"', 'fo:color="#000000" fo:background-color="#000000"']
)
def test_opendocument_words_that_nobody_sees_are_not_read(look):
    style = f'<style:style style:name="T1"><style:text-properties {look}/></style:style>'
    found = read(
        odt('<text:p>Seen <text:span text:style-name="T1">secret</text:span> too.</text:p>', style), "reply.odt"
    )
    assert [b.text for b in found.blocks] == ["Seen too."]


def test_an_archive_of_office_documents_is_an_archive():
    office = odt("<text:p>We hold it.</text:p>")
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_STORED) as packed:
        packed.writestr("a.odt", office)
        packed.writestr("password/b.md", LETTER)
        packed.writestr("log.xlsx", workbook(ROWS))
    assert list(parts("all.zip", held.getvalue()))[:2] == ["all.zip/a.odt", "all.zip/password/b.md"]


def test_one_broken_member_does_not_stop_the_others():
    whole = bytearray(zipped({"a.md": LETTER * 40, "b.md": LETTER}))
    whole[60] ^= 0xFF
    found = parts("a.zip", bytes(whole))
    assert isinstance(found["a.zip/a.md"], Refused)
    assert found["a.zip/b.md"].content == LETTER


def odt(body: str, styles: str = "") -> bytes:
    names = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
        for short, long in (
            *(("office", "office"), ("text", "text"), ("table", "table"), ("style", "style")),
            ("fo", "xsl-fo-compatible"),
        )
    )
    content = f"<office:document-content {names}><office:automatic-styles>{styles}</office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        packed.writestr("content.xml", content)
    return held.getvalue()


def test_opendocument_text():
    found = read(
        odt(
            "<text:h text:outline-level='2'>Our response</text:h><text:p>We hold it.<text:note><text:note-body><text:p>See the Act.</text:p>"
            "</text:note-body></text:note></text:p><text:list><text:list-item><text:p>One</text:p></text:list-item></text:list>"
            "<text:tracked-changes><text:p>deleted</text:p></text:tracked-changes>"
            "<table:table><table:table-row><table:table-cell><text:p>2024</text:p></table:table-cell><table:table-cell><text:p>7</text:p></table:table-cell></table:table-row></table:table>"
        ),
        "reply.odt",
    )
    assert [(b.kind, b.text) for b in found.blocks] == [
        ("heading", "Our response"),
        ("paragraph", "We hold it."),
        ("paragraph", "See the Act."),
        ("list", "- One"),
        ("table", "2024 | 7"),
    ]


_COUNTED = (
    "<text:list-style style:name='L1'><text:list-level-style-number text:level='1' style:num-format='1' style:num-suffix='.'/>"
    "<text:list-level-style-number text:level='2' style:num-format='a' style:num-prefix='(' style:num-suffix=')'/></text:list-style>"
    "<text:list-style style:name='L2'><text:list-level-style-bullet text:level='1' text:bullet-char='•'/></text:list-style>"
)


@pytest.mark.parametrize(
    ("why", "body", "expected"),
    [
        ("numbers and letters below them", "<text:list text:style-name='L1'>{one}<text:list-item><text:p>B</text:p><text:list>{one}{one}</text:list></text:list-item></text:list>", ["1. A", "2. B", "(a) A", "(b) A"]),
        ("one that goes on", "<text:list text:style-name='L1'>{one}</text:list><text:p>Between.</text:p><text:list text:style-name='L1' text:continue-numbering='true'>{one}</text:list>", ["1. A", "Between.", "2. A"]),
        ("one that starts again", "<text:list text:style-name='L1'>{one}</text:list><text:p>Between.</text:p><text:list text:style-name='L1'>{one}</text:list>", ["1. A", "Between.", "1. A"]),
        ("a number of its own", "<text:list text:style-name='L1'><text:list-item text:start-value='7'><text:p>G</text:p></text:list-item>{one}</text:list>", ["7. G", "8. A"]),
        ("bullets", "<text:list text:style-name='L2'>{one}</text:list>", ["- A"]),
        ("a header of a list is not counted", "<text:list text:style-name='L1'><text:list-header><text:p>You asked:</text:p></text:list-header>{one}</text:list>", ["You asked:", "1. A"]),
    ],
)  # fmt: skip
def test_lists_of_an_opendocument_text_are_counted(why, body, expected):
    one = "<text:list-item><text:p>A</text:p></text:list-item>"
    assert [b.text for b in read(odt(body.format(one=one), _COUNTED), "reply.odt").blocks] == expected


def sheets(**named: list[list[object]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in named.items():
        sheet = book.create_sheet(name.replace("_", " "))
        for row in rows:
            sheet.append(row)
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def test_every_sheet_of_a_workbook_that_is_a_log_is_read():
    head = ["Reference", "Date of response", "Request", "Response"]
    found = parts(
        "log.xlsx",
        sheets(
            April_2024=[["Disclosure log, April 2024"], [], head, ["F1", 45400, "Rotas", "Provided."]],
            Notes=[["Kept by the records team"]],
            May_2024=[head, ["F2", "03/05/2024", "Minutes", "Not held."]],
        ),
    )
    assert [(f.origin.source, f.origin.reference, f.origin.date) for f in found.values()] == [
        ("log.xlsx#row=4", "F1", date(2024, 4, 18)),
        ("log.xlsx#May 2024 row=2", "F2", date(2024, 5, 3)),
    ]


def test_a_forwarded_mail_and_an_unnamed_attachment_are_read_by_themselves():
    inner = EmailMessage()
    inner["Subject"] = "FOI 12: our response"
    inner.set_content("We do not hold the information.")
    inner.add_attachment(LETTER, maintype="text", subtype="markdown", filename="inside.md")
    outer = EmailMessage()
    outer["Subject"] = "Fwd: FOI 12"
    outer.set_content("Forwarded for the file.")
    outer.add_attachment(inner)
    outer.add_attachment(b"%PDF-1.4 a letter", maintype="application", subtype="pdf")
    del outer.get_payload()[-1]["Content-Disposition"]
    found = parts("mail.eml", outer.as_bytes())
    assert list(found) == [
        "mail.eml",
        "mail.eml/forwarded-2.eml",
        "mail.eml/forwarded-2.eml/inside.md",
        "mail.eml/attachment-3.pdf",
    ]
    assert b"We do not hold" in found["mail.eml/forwarded-2.eml"].content


def test_a_document_that_is_no_whole_archive_is_called_a_file():
    reason = parts("a.docx", b"PK\x03\x04" + bytes(400))["a.docx"].reason
    assert "the file is damaged" in reason
    assert "save it again" in reason
