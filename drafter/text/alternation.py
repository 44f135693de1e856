"""Regular expressions for long lists of words, as tries: the time of a match does not grow with the list.

An alternation of a thousand words is tried word by word at every character of a text. Sorted into a trie it costs
one look at the first character, and the engine skips every character with which no word begins.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


def longest_of(words: Iterable[str]) -> str:
    """The source of a pattern that matches the longest of some words, whatever stands behind it."""
    return trie(dict.fromkeys(words, ""))


@dataclass(slots=True)
class _Node:
    after: dict[str, "_Node"] = field(default_factory=dict)
    condition: str | None = None


def trie(words: Mapping[str, str], behind: Mapping[str, str] | None = None) -> str:
    """The source of a pattern that matches the longest of some words.

    Args:
        words: word → what must hold behind it, as a lookahead or an empty string.
        behind: first character → what must not stand before it, as the inside of a character class.

    Returns:
        An alternation that begins with literals, so that the engine can skip what cannot begin a word.
    """
    root = _Node()
    for word, condition in words.items():
        node = root
        for char in word:
            node = node.after.setdefault(char, _Node())
        node.condition = condition
    branches = [_branch(char, node, (behind or {}).get(char, "")) for char, node in sorted(root.after.items())]
    return f"(?:{'|'.join(branches)})"


def _branch(char: str, node: _Node, behind: str = "") -> str:
    literal = re.escape(char)
    guard = rf"(?<![{behind}]{literal})" if behind else ""
    return literal + guard + _rest(node)


def _rest(node: _Node) -> str:
    branches = [_branch(char, below) for char, below in sorted(node.after.items())]
    if node.condition is not None:
        branches.append(node.condition)
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
