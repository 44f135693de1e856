"""Characters that nobody can see: they come along when text is pasted, and change what is read or compared.

Format characters (zero width, writing direction, byte order marks, soft hyphens), control characters, halves of
surrogate pairs, noncharacters and the two Unicode line separators. Blanks of every width stay: they are seen.
"""

import unicodedata

_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_KEPT = frozenset("\n\t\r")
_PLANE = 0x10000
_LAST_TWO = 0xFFFE
_NONCHARACTERS = range(0xFDD0, 0xFDF0)


def without_invisible(text: str) -> str:
    """The text without the characters that cannot be seen."""
    return text if text.isprintable() else "".join(c for c in text if not _invisible(c))


def named(text: str) -> str:
    """The invisible characters of a text by their code points, each once: U+200B、U+202E."""
    found = dict.fromkeys(f"U+{ord(char):04X}" for char in text if _invisible(char))
    return "、".join(found)


def _invisible(char: str) -> bool:
    if char in _KEPT:
        return False
    code = ord(char)
    return unicodedata.category(char) in _CATEGORIES or code % _PLANE >= _LAST_TWO or code in _NONCHARACTERS
