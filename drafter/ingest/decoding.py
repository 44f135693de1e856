"""Bytes of a text file to text, also UTF-16 without its mark; what is no text is told apart."""

import re

from drafter.findings.decoding import decode

_LINE_ENDS = re.compile("\r\n|[\r\f\v\x85\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f\x80-\x9f\ufffe\uffff]")
_MOST_CONTROL = 0.01
_USUAL = re.compile("[\t\n\r\x20-\x7e\u2010-\u2027\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
_LEAST_USUAL = 0.95
_CHINESE = re.compile("[\u4e00-\u9fff]")
_SAMPLE = 20_000


def decoded(data: bytes) -> str | None:
    """The text in some bytes, ends of lines as newlines; `None` where they are no text."""
    if not data.strip(b"\0"):
        return None
    found = decode(data)
    text = found.text if found else _unmarked(data)
    if text is None or len(_CONTROL.findall(text)) > _MOST_CONTROL * len(text):
        return None
    return _LINE_ENDS.sub("\n", text)


def _unmarked(data: bytes) -> str | None:
    """UTF-16 without a byte-order mark, of either order, if what comes out is Chinese or plain Latin text."""
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        sample = text[:_SAMPLE]
        usual = len(_USUAL.findall(sample))
        plain = "\0" not in sample and usual >= _LEAST_USUAL * len(sample)
        if plain and (_CHINESE.search(sample) or b"\0" in data) and set(sample) & set("\n ，。、：\u3000"):
            return text
    return None
