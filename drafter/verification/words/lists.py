"""Lists of words each of which excludes the others, as all tables of them are written.

`=` stands between words that say the same, blanks between those that exclude each other: 年初 年中 年末=年底.
Where `|` stands between groups of words, those of one group say the same: 年初 年度开始 | 年中 | 年末 年底.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

Groups = tuple[tuple[str, ...], ...]
"""The words of a list; those that say the same stand together."""


@dataclass(frozen=True)
class Lists:
    """Some lists.

    Attributes:
        of: of every word, the numbers of the lists that it stands in.
        alike: the words that say the same as one, itself among them.
    """

    of: Mapping[str, frozenset[int]]
    alike: Mapping[str, frozenset[str]]

    def exclude(self, one: str, other: str) -> bool:
        """Whether two words are of one list, and do not say the same."""
        lists = self.of.get(one)
        return bool(lists and lists & self.of.get(other, frozenset())) and other not in self.alike[one]


def groups(line: str) -> Groups:
    """One list as a table has it; of one with `|` a group may be empty."""
    if "|" in line:
        return tuple(tuple(group.split()) for group in line.split("|"))
    return tuple(tuple(one.split("=")) for one in line.split())


def lists_of(every: Iterable[Groups]) -> Lists:
    """Some lists, made ready to be asked for a word."""
    of: dict[str, frozenset[int]] = {}
    alike: dict[str, frozenset[str]] = {}
    for number, words in enumerate(every):
        for same in words:
            for word in same:
                of[word] = of.get(word, frozenset()) | {number}
                alike[word] = alike.get(word, frozenset()) | frozenset(same)
    return Lists(of, alike)
