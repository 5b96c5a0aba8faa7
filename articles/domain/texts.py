"""From the bytes of a file to the text that is read, or the refusal with its remedy."""

import hashlib
import unicodedata

from articles.domain.errors import Refused

LIMIT = 50 * 1024 * 1024  # bytes in one file
MEGABYTE = 1024 * 1024

# What a file starts with, and what to say about it.
FOREIGN: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "PDF is not read here; paste its text"),
    (
        b"PK\x03\x04",
        "a ZIP or Word file is not read here; paste the article’s text, or save it as plain text",
    ),
    (b"\xd0\xcf\x11\xe0", "an old Word file is not read here; save it as plain text"),
    (b"{\\rtf", "RTF is not read here; save it as plain text"),
    (b"\x89PNG", "a picture holds no text that can be marked; type or paste its words"),
    (b"\xff\xd8\xff", "a picture holds no text that can be marked; type or paste its words"),
    (b"GIF8", "a picture holds no text that can be marked; type or paste its words"),
    (b"\x1f\x8b", "a compressed file is not read here; unpack it first"),
    (b"\xff\xfe", "the file is UTF-16, not UTF-8; save it again as UTF-8"),
    (b"\xfe\xff", "the file is UTF-16, not UTF-8; save it again as UTF-8"),
)
PAGE_STARTS = ("<!doctype html", "<html", "<?xml")


class Unreadable(Refused):
    """A file that is not taken in. ``cause`` is the sentence without the file's name."""

    def __init__(self, name: str, cause: str) -> None:
        super().__init__(f"{name}: {cause}." if name else f"{cause[0].upper()}{cause[1:]}.")
        self.cause = cause


class Duplicate(Refused):
    """The bytes or the words are in the project already; ``article`` is the uuid of that article."""

    def __init__(self, name: str, *, article: str, title: str, same_bytes: bool) -> None:
        self.cause = f"same {'file' if same_bytes else 'words'} as “{title}”"
        super().__init__(f"{name or 'This text'}: {self.cause}. Nothing was added.")
        self.article = article
        self.title = title


def refuse_size(size: int, name: str) -> None:
    """Raise Unreadable for a file of ``size`` bytes that is empty or above LIMIT, before it is read."""
    if size == 0:
        raise Unreadable(name, "empty file, 0 bytes")
    if size > LIMIT:
        have = f"{size / MEGABYTE:,.1f}"
        raise Unreadable(
            name, f"{have} MB, and {LIMIT // MEGABYTE} MB is the most a file may have; split it or paste it"
        )


def decode(raw: bytes, name: str = "") -> str:
    """The working text: UTF-8 without its mark at the start, newlines to LF, otherwise untouched.

    Raises Unreadable, which names the file and the remedy.
    """
    refuse_size(len(raw), name)
    for start, cause in FOREIGN:
        if raw.startswith(start):
            raise Unreadable(name, cause)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable(name, _not_utf8(raw, error.start)) from error
    if "\0" in text:
        raise Unreadable(name, "binary file, not text; paste the article’s text instead")
    if text[:200].lstrip().lower().startswith(PAGE_STARTS):
        raise Unreadable(name, "a saved web page is not read here yet; paste the article’s text")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not _has_words(text):
        raise Unreadable(name, "no words in it, only blanks; paste the article’s text instead")
    return text


def _not_utf8(raw: bytes, at: int) -> str:
    if b"\0" in raw:
        return "binary file, not text; paste the article’s text instead"
    line = raw.count(b"\n", 0, at) + 1
    return f"not UTF-8 (line {line}, byte {at + 1}); open it in an editor and save it as UTF-8"


def _has_words(text: str) -> bool:
    """Whether anything in it can be seen: neither blank nor a control, format or joining character."""
    return any(not c.isspace() and unicodedata.category(c) not in {"Cc", "Cf"} for c in text)


def sha256(content: bytes | str) -> str:
    """Hexadecimal SHA-256 of bytes, or of a text's UTF-8."""
    return hashlib.sha256(content.encode() if isinstance(content, str) else content).hexdigest()


def shortened(words: str, most: int) -> str:
    """``words`` in at most ``most`` characters, with an ellipsis when something was left off."""
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"


def file_name(path: str) -> str:
    """The last part of a path of any system, without control characters, in at most 255 characters."""
    last = path.replace("\\", "/").rsplit("/", 1)[-1]
    return "".join(c for c in last if unicodedata.category(c) != "Cc")[:255].strip()
