"""What can happen to a file: bytes, lines, blocks and values are lost, moved, doubled or put in anew."""

import re
from collections.abc import Callable

Mutate = Callable[[bytes, int, int, str], bytes]  # the file, two places, something to put in

SIGNS = (
    *("\x00", "\x07", "\x1b", "\t", "\r", "\xa0", "\xad", "\u200b", "\u202e", "\u2028", "\ufeff", "é", "😀", "“", "–"),
    *("*", "&", "!", "%", "@", "`", "[", "]", "{", "}", "<", ">", "|", "#", '"', "'", "\\", ":", ": ", "- ", "? ", ","),
    *("](", "![](", "[x](https://[y)", "<http://[y>", "[x]: //[y", "&#0;", "## ", "{#a}", "9" * 400, "-1", "1e3"),
    *("{{", "}}", "{%", "$5", "<b>", "---\n", "\n", "\n\n", "  ", "null", "yes", "12:30", "0475"),
)


def _at(size: int, place: int) -> int:
    return place % size if size else 0


def lose_bytes(data: bytes, here: int, much: int, _: str) -> bytes:
    start = _at(len(data), here)
    return data[:start] + data[start + 1 + much % 40 :]


def repeat_bytes(data: bytes, here: int, much: int, _: str) -> bytes:
    start = _at(len(data), here)
    end = start + 1 + much % 40
    return data[:end] + data[start:end] + data[end:]


def change_byte(data: bytes, here: int, to: int, _: str) -> bytes:
    start = _at(len(data), here)
    return data[:start] + bytes([to % 256]) + data[start + 1 :]


def put_in(data: bytes, here: int, _: int, char: str) -> bytes:
    start = _at(len(data), here)
    return data[:start] + char.encode() + data[start:]


def cut_off(data: bytes, here: int, _: int, __: str) -> bytes:
    return data[: _at(len(data), here)]


def _lines(data: bytes) -> list[bytes]:
    return data.split(b"\n")


def lose_line(data: bytes, here: int, _: int, __: str) -> bytes:
    lines = _lines(data)
    del lines[_at(len(lines), here)]
    return b"\n".join(lines)


def repeat_line(data: bytes, here: int, there: int, _: str) -> bytes:
    lines = _lines(data)
    lines.insert(_at(len(lines), there if there % 2 else here), lines[_at(len(lines), here)])
    return b"\n".join(lines)


def swap_lines(data: bytes, here: int, there: int, _: str) -> bytes:
    lines = _lines(data)
    one = _at(len(lines), here)
    other = _at(len(lines), one + 1 if there % 2 else there)
    lines[one], lines[other] = lines[other], lines[one]
    return b"\n".join(lines)


def join_lines(data: bytes, here: int, _: int, __: str) -> bytes:
    lines = _lines(data)
    start = _at(len(lines), here)
    return b"\n".join([*lines[:start], b" ".join(lines[start : start + 2]), *lines[start + 2 :]])


def shift_line(data: bytes, here: int, much: int, _: str) -> bytes:
    lines = _lines(data)
    start = _at(len(lines), here)
    steps = (b" ", b"  ", b"    ", b"\t", b"- ", b"# ")
    lines[start] = lines[start].lstrip() if much % 7 == 6 else steps[much % 7] + lines[start]
    return b"\n".join(lines)


def _block(lines: list[bytes], start: int) -> int:
    """Return where the lines below `start` that are set in further end."""
    depth = len(lines[start]) - len(lines[start].lstrip())
    deeper = (number for number in range(start + 1, len(lines)) if lines[number].strip())
    return next((n for n in deeper if len(lines[n]) - len(lines[n].lstrip()) <= depth), len(lines))


def lose_block(data: bytes, here: int, _: int, __: str) -> bytes:
    lines = _lines(data)
    start = _at(len(lines), here)
    return b"\n".join([*lines[:start], *lines[_block(lines, start) :]])


def repeat_block(data: bytes, here: int, there: int, _: str) -> bytes:
    lines = _lines(data)
    start = _at(len(lines), here)
    end = _block(lines, start)
    place = end if there % 2 else _at(len(lines), there)
    return b"\n".join([*lines[:place], *lines[start:end], *lines[place:]])


def swap_blocks(data: bytes, here: int, _: int, __: str) -> bytes:
    lines = _lines(data)
    start = _at(len(lines), here)
    middle = _block(lines, start)
    end = _block(lines, middle) if middle < len(lines) else middle
    return b"\n".join([*lines[:start], *lines[middle:end], *lines[start:middle], *lines[end:]])


def change_number(data: bytes, here: int, to: int, _: str) -> bytes:
    numbers = list(re.finditer(rb"\d[\d.,]*", data))
    found = numbers[_at(len(numbers), here)] if numbers else None
    values = (
        b"0",
        b"1",
        b"7",
        b"12.5",
        b"3475",
        b"99.99",
        b"99999.00",
        b"-3",
        b"1,200",
        b"$5",
        b"",
        b"2026-02-30",
        b"1e9",
    )
    return data[: found.start()] + values[to % len(values)] + data[found.end() :] if found else data


def change_value(data: bytes, here: int, _: int, char: str) -> bytes:
    values = list(re.finditer(rb"(?m)(?<=: ).+$", data))
    found = values[_at(len(values), here)] if values else None
    return data[: found.start()] + char.encode() + data[found.end() :] if found else data


def append_itself(data: bytes, _: int, __: int, ___: str) -> bytes:
    return data + data


def other_line_ends(data: bytes, _: int, which: int, __: str) -> bytes:
    return data.replace(b"\n", (b"\r\n", b"\r")[which % 2])


MUTATIONS: tuple[Mutate, ...] = (
    *(lose_bytes, repeat_bytes, change_byte, put_in, cut_off, lose_line, repeat_line, swap_lines, join_lines),
    *(shift_line, lose_block, repeat_block, swap_blocks, change_number, change_value, append_itself, other_line_ends),
)
