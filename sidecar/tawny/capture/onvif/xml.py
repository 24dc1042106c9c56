"""Reads XML from the network, without the parts of XML that attacks use, and finds elements by their local names.

Nothing here trusts the sender. Document types are refused, and with them all entities (SOAP forbids both); what becomes
text for people is cut to a sensible length and holds no control characters, which a terminal would obey.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError, XMLParser
from xml.sax.saxutils import escape as _escape

MAX_BYTES = 2_000_000
"""Longest document. A recorder with 64 channels describes its profiles in less than half of it."""

_ENCODING = re.compile(rb"""^\s*<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]{1,20})["']""")
_ENCODINGS = frozenset({"utf-8", "iso-8859-1", "us-ascii", "windows-1252", "gb2312", "gbk", "gb18030", "big5"})
_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))


class BadXmlError(ValueError):
    """The document is too long, no XML, or has a document type; the text says which."""


def parse_xml(data: bytes) -> Element:
    """The root of the document `data`. Raises BadXmlError."""
    if len(data) > MAX_BYTES:
        raise BadXmlError(f"it is longer than {MAX_BYTES} bytes")
    text = _decode(data).strip("\0\r\n\t ")  # some cameras count the end of a C string in
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise BadXmlError("it has a document type, which is forbidden")
    # What expands in an XML parser are entities. There are none without a document type, and there is no other encoding
    # to hide one in: the parser gets text.
    parser = XMLParser()  # noqa: S314
    try:
        parser.feed(text)
        return parser.close()
    except (ParseError, ValueError) as error:
        raise BadXmlError(f"it is no XML: {error}") from None


def escape(text: str) -> str:
    """`text` as it may stand in an element or attribute."""
    return _escape(text, {'"': "&quot;", "'": "&apos;"})


def local_name(element: Element) -> str:
    """The name without its namespace. Cameras mistake namespaces, hardly ever names."""
    return element.tag.rpartition("}")[2]


def children(element: Element | None, name: str) -> Iterator[Element]:
    """The direct children of that name."""
    if element is not None:
        yield from (child for child in element if local_name(child) == name)


def find(element: Element | None, *path: str) -> Element | None:
    """The first element at `path`, each step a direct child; None when there is none."""
    for name in path:
        element = next(children(element, name), None)
    return element


def find_all(element: Element | None, name: str) -> Iterator[Element]:
    """All elements of that name, at any depth."""
    if element is not None:
        yield from (each for each in element.iter() if local_name(each) == name)


def text_of(element: Element | None, *path: str, limit: int = 200) -> str:
    """The text at `path`, fit for people: trimmed, without control characters, at most `limit` long. Empty if none."""
    found = find(element, *path)
    return clean(found.text or "", limit) if found is not None else ""


def number_of(element: Element | None, *path: str) -> float:
    """The finite, positive number at `path`; 0 when there is none."""
    try:
        value = float(text_of(element, *path, limit=30))
    except ValueError:
        return 0.0
    return value if 0 < value < 1e12 else 0.0


def clean(text: str, limit: int = 200) -> str:
    """`text` in one line of at most `limit` printable characters."""
    return "".join(each for each in " ".join(text.split()) if each.isprintable())[:limit]


def _decode(data: bytes) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    declared = _ENCODING.match(data[:200])
    encoding = declared[1].decode("ascii").lower() if declared else "utf-8"
    return data.decode(encoding if encoding in _ENCODINGS else "utf-8", "replace")
