"""Files nobody should send: each is made for real, as a fault or an attacker would make it."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from email.message import EmailMessage

from forms import pdf, saved, word
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

MEGABYTE = 1024 * 1024
PAGE = b"<html><body><p>A page of the web.</p></body></html>"
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
_DTD = f'<!DOCTYPE html [<!ENTITY l0 "lol">{_LAUGHS}]>'


def png() -> bytes:
    return saved(_Saveable(Image.new("RGB", (60, 40), "navy")))


def program() -> bytes:
    """The start of a Windows program."""
    return b"MZ" + struct.pack("<29H", *range(29)) + b"This program cannot be run in DOS mode.\r\n" + bytes(200)


def huge_pdf() -> bytes:
    """Thirty megabytes of a real PDF with room left in it."""
    letter = pdf()
    return letter[:9] + b"%" + b" " * (30 * MEGABYTE) + b"\n" + letter[9:]


def picture_pdf() -> bytes:
    held = io.BytesIO()
    canvas = Canvas(held, pagesize=A4)
    canvas.drawImage(ImageReader(io.BytesIO(png())), 0, 0, *A4)
    canvas.save()
    return held.getvalue()


def locked_pdf() -> bytes:
    held = io.BytesIO()
    canvas = Canvas(held, encrypt=StandardEncryption("opens", canPrint=0))
    canvas.drawString(72, 700, "A secret.")
    canvas.save()
    return held.getvalue()


def cut_pdf() -> bytes:
    letter = pdf()
    return letter[: len(letter) // 2]


def broken_pdf() -> bytes:
    """Begins and ends like a PDF, with noise between."""
    return b"%PDF-1.7\n" + bytes(range(256)) * 20 + b"\nstartxref\n99\n%%EOF\n"


def empty_pdf() -> bytes:
    """A page with nothing on it."""
    held = io.BytesIO()
    canvas = Canvas(held)
    canvas.showPage()
    canvas.save()
    return held.getvalue()


def swelling_pdf(megabytes: int = 400) -> bytes:
    """A page whose drawing unpacks to far more than it should."""
    packed = zlib.compressobj(1)
    step = b" " * MEGABYTE
    drawing = b"".join(packed.compress(step) for _ in range(megabytes)) + packed.flush()
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(drawing), drawing),
    ]
    return pdf_of(objects)


def pdf_of(objects: list[bytes]) -> bytes:
    """A PDF of the objects given, the first its catalogue."""
    content = b"%PDF-1.7\n"
    places = []
    for n, body in enumerate(objects, 1):
        places.append(len(content))
        content += b"%d 0 obj%s\nendobj\n" % (n, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(objects) + 1
    return content + b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Root 1 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF\n" % (
        count,
        table,
        count,
        len(content),
    )


def word_with(changes: dict[str, bytes]) -> bytes:
    """The letter in Word, with parts replaced or added."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word())) as old, zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as new:
        parts = {name: old.read(name) for name in old.namelist()} | changes
        for name, part in parts.items():
            new.writestr(name, part)
    return held.getvalue()


def bomb() -> bytes:
    """A Word document whose body unpacks to 300 MB."""
    return word_with({"word/document.xml": b"<w:document>" + b" " * (300 * MEGABYTE)})


def lying_bomb() -> bytes:
    """The same, whose directory claims that the body is small."""
    content = bytearray(bomb())
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        entry = packed.getinfo("word/document.xml")
    true = struct.pack("<I", entry.file_size)
    while (at := content.find(true)) >= 0:
        content[at : at + 4] = struct.pack("<I", 1000)
    return bytes(content)


def crowd() -> bytes:
    """A Word document of very many parts."""
    return word_with({f"word/media/{n}.txt": b"" for n in range(3000)})


def laughing_word() -> bytes:
    return word_with({"word/document.xml": f"<?xml version='1.0'?>{_DTD}<w:document>&l9;</w:document>".encode()})


def laughing_word_utf16() -> bytes:
    return word_with({"word/styles.xml": f"<?xml version='1.0' encoding='utf-16'?>{_DTD}<a>&l9;</a>".encode("utf-16")})


def prying_word() -> bytes:
    """A Word document that asks for a file of the machine it is read on."""
    dtd = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    return word_with({"word/document.xml": f"<?xml version='1.0'?>{dtd}<a>&x;</a>".encode()})


def laughing_page() -> bytes:
    return f"<?xml version='1.0'?>{_DTD}<html><body><p>&l9;</p></body></html>".encode()


def deep_page() -> bytes:
    return b"<html><body>" + b"<div></x>" * 100_000 + b"deep</body></html>"


def office(stream: str) -> bytes:
    """An Office file of the old form that holds a stream of this name."""
    return _OLE + bytes(600) + stream.encode("utf-16-le") + bytes(400)


def macro_word() -> bytes:
    return word_with({"word/vbaProject.bin": _OLE + bytes(100)})


def zipped(*names: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as packed:
        for name in names:
            packed.writestr(name, "something")
    return held.getvalue()


def locked_zip_word() -> bytes:
    """Every part marked as encrypted."""
    content = bytearray(word())
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(signature)
        while at >= 0:
            content[at + flags] |= 1
            at = content.find(signature, at + 4)
    return bytes(content)


def mail_of_attachments() -> bytes:
    message = EmailMessage()
    message["From"] = message["To"] = "someone@office.example"
    message["Subject"] = "As attached"
    message.add_attachment(png(), maintype="image", subtype="png", filename="holiday of Robin.png")
    return message.as_bytes()


def locked_mail() -> bytes:
    return b"From: a@b.example\r\nMIME-Version: 1.0\r\nContent-Type: multipart/encrypted; boundary=x\r\n\r\n--x\r\n\r\nA\r\n--x--\r\n"


def deep_mail() -> bytes:
    """Parts within parts within parts."""
    head = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(3000))
    return b"From: a@b.example\r\nMIME-Version: 1.0\r\n" + head + b"\r\nwords\r\n"


class _Saveable:
    def __init__(self, image: Image.Image) -> None:
        self._image = image

    def save(self, held: io.BytesIO) -> None:
        self._image.save(held, "PNG")
