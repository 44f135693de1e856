"""What a citation says that a norm is about, 关于合同备案时限的规定, is what that norm says, and not another."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from drafter.knowledge.model import Norm
from drafter.text.width import fold
from drafter.verification.model import Severity, Violation
from drafter.verification.names.citations import norms_titled, of_article
from drafter.verification.reading.examination import Examination
from drafter.verification.report import violation
from drafter.verification.words.grams import bigrams, share, union

NAME = "names"
_PART = re.compile(
    r"\s{0,4}(?:中|里|对)?关于\s{0,4}(?P<part>[^，。；《》]{2,60}?)\s{0,4}的(?:有关|相关|具体)?(?:规定|要求|条款|精神|内容)"
)
_OWN, _OTHER = 0.25, 0.7
"""A part of which a norm has less than the first, and another norm more than the second, is of the other."""

_GENERAL = bigrams(
    "管理，项目，资金，单位，部门，财政，预算，支出，经费，工作，规定，制度，办法，有关，相关，情况，要求，公共，行政，事业"
)
"""Words that any norm may have: they tell nothing of what it is about."""


@dataclass(frozen=True)
class Parts:
    """Compares what citations say with the norms that they name.

    Attributes:
        examination: the text.
    """

    examination: Examination

    def check(self) -> Iterator[Violation]:
        """Every citation that says what it is cited for."""
        book = self.examination.book
        for mark, article in self.examination.citations:
            found = _PART.match(self.examination.text, (article or mark).end)
            norms = of_article(norms_titled(mark.value, book), article) if found else []
            if found and norms:
                yield from self._part(found, norms)

    def _part(self, found: re.Match[str], norms: list[Norm]) -> Iterator[Violation]:
        grams = bigrams(found["part"]) - _GENERAL - union(norm.document for norm in norms)
        if not grams or share(grams, _said(norms)) >= _OWN:
            return
        flat = self.examination.flat(*found.span("part"))
        if any(flat in fold(text).text for text in self.examination.book.texts()):
            return
        other = next((norm for norm, said in self._topics if share(grams, said) >= _OTHER), None)
        alien = not grams & (_said(norms) | self._told)
        severity = Severity.BLOCK if other or alien else Severity.REVIEW
        where = (self.examination.text, *found.span("part"))
        topics = "、".join(dict.fromkeys(norm.topic for norm in norms))
        norm = "、".join(dict.fromkeys(one.citation for one in norms))
        yield violation(NAME, "norm_part_foreign", where, severity=severity, expected=topics, norm=norm)

    @cached_property
    def _told(self) -> frozenset[str]:
        """The pairs of characters of all accounts: what is neither there nor in the norm, nobody spoke of."""
        return union(self.examination.book.accounts.values())

    @cached_property
    def _topics(self) -> tuple[tuple[Norm, frozenset[str]], ...]:
        return tuple((norm, _said((norm,))) for norm in self.examination.book.norms.values())


def _said(norms: Iterable[Norm]) -> frozenset[str]:
    """The pairs of characters of all that some norms say."""
    figures = (fact.label for norm in norms for fact in norm.figures.values())
    return bigrams("，".join((*(f"{norm.topic}，{norm.content}" for norm in norms), *figures)))
