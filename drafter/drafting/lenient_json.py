"""JSON objects in what a model wrote: strict where it can be, forgiving where the meaning is beyond doubt.

Forgiven: text before and behind, full-width brackets and colons, curly or single quotes, bare quotes inside a
string, trailing commas, an end that is missing. What was cut off in the middle is left out, never guessed.
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

_START = re.compile(r"[{｛](?=\s*[\"“”'‘])")
_GAP = re.compile(r"[\s,，]*")
_COLON = re.compile(r"\s*[:：]")
_BARE = re.compile(r"[-+.\w]+")
_QUOTES = {'"': '"', "“": '”“"', "”": '”"', "'": "'", "‘": "’'"}
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f"}

_BEHIND_KEY = re.compile(r"\s*[:：]")
_BEHIND_VALUE = re.compile(r"\s*(?:[}\]｝］]|[,，]\s*(?:[}\]｝］]|[\"“'‘][\w.]{1,40}[\"”“'’]\s*[:：]))")
"""What stands behind a closing quote; any other quote belongs to the string. At the end of a text that was cut
off nobody knows, so the end closes nothing."""

_MOST_STRICT_STARTS = 200
_MOST_LENIENT_STARTS = 8
_DEEPEST = 12


@dataclass(frozen=True, slots=True)
class Found:
    """An object that was read.

    Attributes:
        value: its members.
        whole: it ended where it should; else members behind the break are missing.
    """

    value: dict[str, object]
    whole: bool


def strict_objects(text: str) -> Iterator[Found]:
    """Every object that a JSON parser reads, in order; those inside another are not counted."""
    decoder = json.JSONDecoder(strict=False, object_pairs_hook=_members)
    behind = 0
    for start in _starts(text, _MOST_STRICT_STARTS):
        if start < behind or text[start] != "{":
            continue
        try:
            value, behind = decoder.raw_decode(text, start)
        except (ValueError, RecursionError):
            continue
        yield Found(value, whole=True)


def lenient_objects(text: str) -> Iterator[Found]:
    """What can be read at each of the first opening brackets, in order."""
    for start in _starts(text, _MOST_LENIENT_STARTS):
        reader = _Reader(text, start)
        value = reader.value(0)
        if isinstance(value, dict):
            yield Found(value, whole=not reader.broken)


def _starts(text: str, most: int) -> Sequence[int]:
    return [match.start() for match in islice(_START.finditer(text), most)]


def _members(pairs: Sequence[tuple[str, object]]) -> dict[str, object]:
    """An object's members; a name given twice with different values says nothing."""
    members: dict[str, object] = {}
    for name, value in pairs:
        members[name] = value if members.get(name, value) == value else None
    return members


@dataclass
class _Reader:
    """Reads one value from `at` on; `broken` once the rest makes no sense."""

    text: str
    at: int
    broken: bool = field(default=False, init=False)

    def value(self, depth: int) -> object:
        self._skip(_GAP)
        opener = self.text[self.at : self.at + 1]
        if depth > _DEEPEST or not opener:
            self.broken = True
            return None
        if opener in "{｛":
            return self._object(depth)
        if opener in "[［":
            return self._array(depth)
        if opener in _QUOTES:
            return self._string(_BEHIND_VALUE)
        if bare := _BARE.match(self.text, self.at):
            self.at = bare.end()
            return None  # a number or a name: no sentence of ours
        self.broken = True
        return None

    def _object(self, depth: int) -> dict[str, object]:
        pairs: list[tuple[str, object]] = []
        self.at += 1
        while not self._closed():
            key = self._string(_BEHIND_KEY)
            if key is None or not self._skip(_COLON):
                self.broken = True
                break
            value = self.value(depth + 1)
            if value is not None:
                pairs.append((key, value))
        return _members(pairs)

    def _array(self, depth: int) -> list[object]:
        values: list[object] = []
        self.at += 1
        while not self._closed():
            value = self.value(depth + 1)
            if value is not None:
                values.append(value)
        return values

    def _closed(self) -> bool:
        """Step over commas; whether there is nothing more to read: a closing bracket, or a break."""
        self._skip(_GAP)
        here = self.text[self.at : self.at + 1]
        if not here:
            self.broken = True
        elif here in "}]｝］" and not self.broken:
            self.at += 1
            return True
        return self.broken

    def _string(self, behind: re.Pattern[str]) -> str | None:
        closers = _QUOTES.get(self.text[self.at], "")
        pieces: list[str] = []
        self.at += 1
        while self.at < len(self.text):
            here = self.text[self.at]
            self.at += 1
            if here == "\\":
                pieces.append(self._escaped())
            elif here in closers and behind.match(self.text, self.at):
                return "".join(pieces)
            else:
                pieces.append(here)
        self.broken = True
        return None

    def _escaped(self) -> str:
        code = self.text[self.at : self.at + 1]
        self.at += 1
        if code == "u" and re.fullmatch("[0-9a-fA-F]{4}", digits := self.text[self.at : self.at + 4]):
            self.at += 4
            return chr(int(digits, 16))
        return _ESCAPES.get(code, code)

    def _skip(self, pattern: re.Pattern[str]) -> bool:
        match = pattern.match(self.text, self.at)
        self.at = match.end() if match else self.at
        return match is not None
