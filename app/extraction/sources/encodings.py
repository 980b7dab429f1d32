"""Bytes of an HTML page to text, as the page declares them, strictly: a wrong byte is an error, never replaced.

The order and the labels follow WHATWG Encoding and the HTML standard's prescan: byte order mark, then the declaration
near the start of the page, then UTF-8.
"""

import codecs
import re

from app.errors import InputError
from app.extraction.sources.documents import decoded

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_DECLARED = re.compile(
    rb"""<meta\b[^>]{0,500}?charset\s*=\s*["']?\s*([\w.:-]{1,40})|<\?xml\b[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})""",
    re.IGNORECASE,
)
_COMMENT = re.compile(rb"<!--.*?(?:-->|\Z)", re.DOTALL)
_FOREIGN = re.compile(r"[^\x00-\x7f]")
_PRESCAN = 4096  # the standard looks at 1,024 bytes; pages with a long preamble put the declaration later
_PROOF = 3  # this many characters of two bytes, or one of three, and no wrong byte are UTF-8 whatever is declared

_PYTHON = {
    "ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "tis-620": "cp874", "iso8859-11": "cp874",
    "euc_kr": "cp949", "johab": "johab", "shift_jis": "cp932", "gb2312": "gb18030", "gbk": "gb18030",
    "big5": "big5hkscs", "utf-16": "utf-8", "utf-16-le": "utf-8", "utf-16-be": "utf-8",
}  # fmt: skip
"""Labels mean the superset that browsers take; a page that can be read to declare itself UTF-16 is UTF-8."""

_LABELS = {"x-sjis": "cp932", "windows-31j": "cp932", "windows-949": "cp949", "ks_c_5601-1989": "cp949",
           "x-euc-jp": "euc_jp", "x-gbk": "gb18030", "x-x-big5": "big5hkscs", "windows-874": "cp874",
           "x-cp1251": "cp1251", "x-cp1252": "cp1252"}  # fmt: skip
_KNOWN = frozenset({
    "utf-8", "cp949", "johab", "cp932", "euc_jp", "iso2022_jp", "gb18030", "hz", "big5hkscs", "koi8-r", "koi8-u",
    "mac-roman", "cp866", "cp874", *(f"cp125{number}" for number in range(9)),
    *(f"iso8859-{number}" for number in range(2, 17)),
})  # fmt: skip


def page_text(data: bytes) -> str:
    """The text of a page's bytes, every character kept.

    Raises InputError E_ENCODING (with the byte's place, or the unknown label), E_NUL or E_EMPTY.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _checked(_strictly(data, encoding, len(mark)))
    encoding = declared(data) or "utf-8"
    if encoding != "utf-8" and (text := _proven_utf8(data)) is not None:
        return _checked(text)
    return _checked(_strictly(data, encoding, 0))


def declared(data: bytes) -> str | None:
    """The Python codec of the encoding that a page declares, None if it declares none. Raises InputError E_ENCODING."""
    found = _DECLARED.search(_COMMENT.sub(b"", data[:_PRESCAN]))
    if not found:
        return None
    label = (found[1] or found[2]).decode("ascii", "ignore").lower()
    try:
        name = _LABELS.get(label) or codecs.lookup(label).name
    except LookupError:
        name = ""
    encoding = _PYTHON.get(name, name)
    if encoding not in _KNOWN:
        raise InputError("E_ENCODING", f"the page declares “{label}”, which is no encoding known here")
    return encoding


def _proven_utf8(data: bytes) -> str | None:
    """Text whose bytes are UTF-8 beyond doubt though the page declares another encoding, as templates often do."""
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return None
    foreign = _FOREIGN.findall(text)
    return text if len(foreign) >= _PROOF or any(character >= "\u0800" for character in foreign) else None


def _strictly(data: bytes, encoding: str, start: int) -> str:
    try:
        return data[start:].decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError("E_ENCODING", f"not {encoding} at byte {start + error.start}") from error


def _checked(text: str) -> str:
    """The same text, once it is known to hold something and no NUL."""
    return decoded(text.encode("utf-8", "surrogatepass"))
