"""Outlook messages as Outlook saves them: a compound file of storages and streams (MS-CFB) that holds properties (MS-OXMSG)."""

from __future__ import annotations

import struct
from datetime import UTC, datetime
from itertools import pairwise
from typing import Union

Tree = dict[str, Union[bytes, "Tree"]]
_SECTOR, _MINI, _CUTOFF = 512, 64, 4096
_FREE, _END, _FAT, _NONE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
_TEXT, _BYTES, _LONG, _TIME = 0x001F, 0x0102, 0x0003, 0x0040
_SUBJECT, _CLASS, _SENT, _BODY, _HEADERS = 0x0037, 0x001A, 0x0039, 0x1000, 0x007D
_DATA, _METHOD, _FILENAME, _MIME = 0x3701, 0x3705, 0x3707, 0x370E
_BY_VALUE = 1
Properties = list[tuple[int, int, str | bytes | int | datetime]]


def message(subject: str, body: str, sent: datetime, headers: str = "", *attached: tuple[str, str, bytes]) -> bytes:
    """A .msg of plain text; each attachment is its name, its kind and what it holds."""
    said: Properties = [(_CLASS, _TEXT, "IPM.Note"), (_SUBJECT, _TEXT, subject), (_BODY, _TEXT, body)]
    said += [(_SENT, _TIME, sent), *([(_HEADERS, _TEXT, headers)] if headers else [])]
    tree = _storage(said, struct.pack("<8xIIII8x", 0, len(attached), 0, len(attached)))
    tree["__nameid_version1.0"] = {f"__substg1.0_000{n}0102": b"" for n in (2, 3, 4)}
    for n, (name, kind, held) in enumerate(attached):
        about: Properties = [(_METHOD, _LONG, _BY_VALUE), (_DATA, _BYTES, held)]
        about += [(_FILENAME, _TEXT, name), (_MIME, _TEXT, kind)]
        tree[f"__attach_version1.0_#{n:08X}"] = _storage(about, bytes(8))
    return compound(tree)


def _storage(properties: Properties, header: bytes) -> Tree:
    """Properties of fixed size stand in one stream, all others in a stream of their own."""
    tree: Tree = {}
    rows = header
    for tag, kind, value in sorted(properties, key=lambda row: row[0]):
        if isinstance(value, datetime):
            since = value.astimezone(UTC) - datetime(1601, 1, 1, tzinfo=UTC)
            fixed = struct.pack("<Q", int(since.total_seconds()) * 10_000_000)
        elif isinstance(value, int):
            fixed = struct.pack("<I4x", value)
        else:
            held = value.encode("utf-16-le") if isinstance(value, str) else value
            tree[f"__substg1.0_{tag:04X}{kind:04X}"] = held
            fixed = struct.pack("<II", len(held) + (2 if kind == _TEXT else 0), 0)
        rows += struct.pack("<HHI", kind, tag, 6) + fixed
    return {"__properties_version1.0": rows, **tree}


def compound(tree: Tree) -> bytes:
    """A compound file, version 3. Streams under 4,096 bytes share the mini stream."""
    entries: list[list] = [["Root Entry", 5, _NONE, _END, 0]]
    mini, minifat, sectors, fat = b"", list[int](), list[bytes](), list[int]()
    nexts: dict[int, int] = {}

    def store(content: bytes) -> int:
        """Put a content into sectors of its own; returns the first."""
        first, count = len(sectors), max(1, -(-len(content) // _SECTOR))
        sectors.extend(content[n * _SECTOR : (n + 1) * _SECTOR].ljust(_SECTOR, b"\0") for n in range(count))
        fat.extend([*range(first + 1, first + count), _END])
        return first

    def put(branch: Tree) -> int:
        nonlocal mini
        ids = []
        for name in sorted(branch, key=lambda one: (len(one), one.upper())):
            held, id = branch[name], len(entries)
            ids.append(id)
            if isinstance(held, dict):
                entries.append([name, 1, _NONE, 0, 0])
                entries[id][2] = put(held)
            elif len(held) >= _CUTOFF:
                entries.append([name, 2, _NONE, store(held), len(held)])
            else:
                at, count = len(mini) // _MINI, -(-len(held) // _MINI)
                entries.append([name, 2, _NONE, at if held else _END, len(held)])
                mini += held.ljust(count * _MINI, b"\0")
                minifat.extend([*range(at + 1, at + count), _END] if held else [])
        nexts.update(pairwise(ids))
        return ids[0] if ids else _NONE

    entries[0][2] = put(tree)
    entries[0][3:] = [store(mini), len(mini)]
    first_minifat = store(b"".join(struct.pack("<I", n) for n in minifat).ljust(_SECTOR, b"\xff"))
    minifat_sectors = len(sectors) - first_minifat
    folder = store(b"".join(_entry(entry, nexts.get(id, _NONE)) for id, entry in enumerate(entries)))
    fats = 1
    while (len(sectors) + fats) * 4 > fats * _SECTOR:
        fats += 1
    table = [*fat, *[_FAT] * fats]
    table += [_FREE] * (fats * _SECTOR // 4 - len(table))
    header = struct.pack(
        "<8s16xHHHHH6xIIIIIIIIII", bytes.fromhex("d0cf11e0a1b11ae1"), 0x3E, 3, 0xFFFE, 9, 6, 0, fats, folder, 0,
        _CUTOFF, first_minifat, minifat_sectors, _END, 0, len(sectors),
    )  # fmt: skip
    header += struct.pack(f"<{fats - 1}I", *range(len(sectors) + 1, len(sectors) + fats))
    return header.ljust(_SECTOR, b"\xff") + b"".join(sectors) + struct.pack(f"<{len(table)}I", *table)


def _entry(entry: list, right: int) -> bytes:
    """One line of the directory: name, kind, neighbours (all to the right), child, first sector, size."""
    name, kind, child, start, size = entry
    said = name.encode("utf-16-le")
    return said.ljust(64, b"\0") + struct.pack(
        "<HBBIII16xI16xIQ", len(said) + 2, kind, 1, _NONE, right, child, 0, start, size
    )
