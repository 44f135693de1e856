"""Who or what a description is answered with: 中标的是甲, 采购单位为乙, 账实不符的是丙."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from drafter.findings.model import FactKind, Role
from drafter.text.width import fold
from drafter.verification.context.hints import hints
from drafter.verification.facts.book import Book
from drafter.verification.facts.known import Known
from drafter.verification.words.grams import bigrams

_IS = re.compile(r"(?P<desc>[^，。；：]{2,24}?)(?:的?(?:就?是|为(?!由)|系|则?是)|[:：])(?:由|以|于)?[“‘《]?$")
_CHARGED = re.compile("责任|负责|牵头|主管|承担|经办|督促|应|须|建议|不是|并非|而是|之一|认为|作为|成为|视为|称为")
_PARTIES = frozenset({Role.VENDOR, Role.UNIT, Role.PROJECT, Role.PERSON})
_LEAST = 2
_PLAIN = frozenset(("单位", "名称", "项目", "编号", "合同", "供应", "应商", "实际"))


@dataclass(frozen=True)
class Answers:
    """Judges it for one case.

    Attributes:
        book: its facts.
    """

    book: Book

    def instead(self, before: str, mentioned: Known) -> Known | None:
        """The name that should stand where one answers a description; `None` if it may be right.

        Args:
            before: the words of its part of the sentence before it, half width and without blanks.
            mentioned: the name.
        """
        found = _IS.search(before)
        if found is None or _CHARGED.search(before) or mentioned.fact.role not in _PARTIES:
            return None
        words = frozenset((*bigrams(found["desc"]), *hints().meanings(found["desc"])))
        return self._labelled(words, mentioned) or self._owning(words, mentioned)

    def described(self, words: str, mentioned: Known) -> Known | None:
        """The name that some words describe, where another is said to be so; `None` if it may be that one.

        Args:
            words: what is said of the name, half width and without blanks.
            mentioned: the name.
        """
        if _CHARGED.search(words) or mentioned.fact.role not in _PARTIES:
            return None
        return self._labelled(frozenset(bigrams(words)), mentioned)

    def _labelled(self, words: frozenset[str], mentioned: Known) -> Known | None:
        """The one name of the finding whose label the words are, where those of the name's own are not said."""
        own = [one for one in self._named if one.fact.value == mentioned.fact.value]
        if any(words & _grams(one) - _PLAIN for one in own):
            return None
        labels = frozenset().union(*map(_grams, own))
        scopes = {one.scope for one in own}
        others = [one for one in self._named if one.scope in scopes and one.fact.value != mentioned.fact.value]
        meant = [one for one in others if words & (_grams(one) - labels - _PLAIN)]
        return meant[0] if len({one.fact.value for one in meant}) == 1 else None

    def _owning(self, words: frozenset[str], mentioned: Known) -> Known | None:
        """The one whose facts alone are called by the words, where another one is named."""
        told = [self._holders[gram] for gram in words if gram in self._holders]
        sole = [next(iter(those)) for those in told if len(those) == 1]
        if len(sole) < _LEAST or len(set(sole)) != 1 or not sole[0]:
            return None
        name = fold(mentioned.fact.value).text
        if sole[0] == name or sole[0] in name or name in sole[0]:
            return None
        return next((one for one in self._named if fold(one.fact.value).text == sole[0]), None)

    @cached_property
    def _named(self) -> tuple[Known, ...]:
        return tuple(
            one for one in self.book.of_case if one.fact.kind is FactKind.NAME and one.fact.role in _PARTIES
        )

    @cached_property
    def _holders(self) -> Mapping[str, frozenset[str]]:
        """Whose the figures are that are called by a pair of characters."""
        found: dict[str, set[str]] = {}
        for known in self.book.of_case:
            if known.quantity or known.fact.kind is FactKind.DATE:
                for gram in bigrams(known.fact.label):
                    found.setdefault(gram, set()).add(fold(known.fact.subject).text)
        return {gram: frozenset(subjects) for gram, subjects in found.items()}


def _grams(known: Known) -> frozenset[str]:
    return frozenset((*bigrams(known.fact.label), *hints().meanings(known.fact.label)))
