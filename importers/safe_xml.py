"""XML read as a stream of elements, without anything in it that could do harm.

expat of the standard library. Nothing outside the document is ever fetched. A document that
declares entities of its own is refused: they are how a few lines grow into gigabytes. A DOCTYPE
without entities, as older GraphML files have, is passed over. Prefixes of names are dropped without
being looked up, since many programs forget to declare theirs.
"""

from __future__ import annotations

import html.entities
from collections.abc import Mapping
from typing import Protocol
from xml.parsers import expat

from importers.decoding import decoded
from locales import _
from model.errors import Refused

_PIECE = 1 << 16
"""Characters handed to the parser at once."""


class Elements(Protocol):
    """Who listens to the elements of a document."""

    line: int
    """Where the parser is, told before each call; the first line is 1."""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins; names come without their prefixes, attributes with them."""

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, text: str) -> None:
        """Text inside the innermost open element; it may come in pieces."""


def parse_xml(data: bytes, root: str, elements: Elements) -> str:
    """Tell `elements` everything in the document `data`, whose outermost element is `root`.

    Returns:
        A remark in words where the document is not in the encoding it says; otherwise nothing.

    Raises:
        Refused: in one line, where it is not well-formed XML, not `root`, or not safe.
    """
    read = decoded(data)
    document = read.text.lstrip()
    if not document:
        raise Refused(_("the file is empty"))
    if not document.startswith("<"):
        raise Refused(_("the file is not XML"))
    parser = expat.ParserCreate("utf-8")
    _Listening(parser, root, elements)
    try:
        for begin in range(0, len(document), _PIECE):
            # A lone surrogate is no character; expat says where it stands.
            piece = document[begin : begin + _PIECE].encode("utf-8", "surrogatepass")
            parser.Parse(piece, False)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise Refused(_fault(error)) from error
    if read.as_said:
        return ""
    return _("the file is not in the encoding it says; it was read as {encoding}").format(
        encoding=_ENCODINGS.get(read.encoding, read.encoding)
    )


_ENCODINGS = {"utf-8": "UTF-8", "cp1252": "Windows-1252"}


class _Listening:
    def __init__(self, parser: expat.XMLParserType, root: str, elements: Elements) -> None:
        self._parser, self._root, self._elements = parser, root, elements
        self._depth = 0
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = elements.text
        parser.EntityDeclHandler = self._entity
        parser.SkippedEntityHandler = self._skipped
        parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        name = name.rpartition(":")[2]
        if self._depth == 0 and name.lower() != self._root:
            raise Refused(
                _("the document is “{found}”, not {wanted}").format(found=name, wanted=self._root)
            )
        self._depth += 1
        self._elements.line = self._parser.CurrentLineNumber
        self._elements.start(name, attributes)

    def _end(self, name: str) -> None:
        self._depth -= 1
        self._elements.end(name.rpartition(":")[2])

    def _entity(self, *_declaration: object) -> None:
        raise Refused(
            _("the file declares entities of its own, which is not safe to read; nothing was read")
        )

    def _skipped(self, name: str, parameter: bool) -> None:
        if not parameter:
            # Known from HTML, as &auml; is; anything else leaves a sign that something was there.
            self._elements.text(html.entities.html5.get(f"{name};", "\ufffd"))


_CUT_OFF = (
    expat.errors.XML_ERROR_NO_ELEMENTS,
    expat.errors.XML_ERROR_UNCLOSED_TOKEN,
    expat.errors.XML_ERROR_PARTIAL_CHAR,
    expat.errors.XML_ERROR_UNCLOSED_CDATA_SECTION,
)


def _fault(error: expat.ExpatError) -> str:
    reason = expat.errors.messages[error.code]
    if reason in _CUT_OFF:
        return _("the file stops in the middle, at line {line}; ask for a whole copy").format(
            line=error.lineno
        )
    return _("the file is not well-formed XML: line {line}, {reason}").format(
        line=error.lineno, reason=reason
    )
