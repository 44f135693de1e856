"""Words in quotation marks must be the words of those to whom the text gives them.

What a text says that a norm, a paper of the case or the reviewer said is looked up there. A quote of a norm that
the base only restates cannot be decided, whether or not the restatement has the same words, and is shown to a
person; where it contradicts the restatement, it may not stand. Set words and names in quotation marks quote
nobody.
"""

import re
import tomllib
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

from drafter.knowledge.model import Norm
from drafter.text.marks import Mark, MarkKind
from drafter.text.quantities import find_quantities
from drafter.verification.facts.titles import title_key
from drafter.verification.model import Severity, Violation
from drafter.verification.names.citations import norms_titled, of_article
from drafter.verification.quotes.folding import folded
from drafter.verification.quotes.places import QuoteSource
from drafter.verification.quotes.quotable import LEAST_LIKE, Quotable
from drafter.verification.reading.examination import Examination
from drafter.verification.reading.spans import Spans
from drafter.verification.report import violation
from drafter.verification.words.grams import bigrams, share

NAME = "quotes"

LEAST_QUOTE = 5
"""Fewer characters in quotation marks are a term, whoever is said to have said them."""

LONGEST_TERM = 14
"""More characters in quotation marks are somebody's words, even if nobody is named."""

_SHORT = 3
_NEAR = 14
_LEAD = 80
_QUOTED = re.compile(r"“([^“”]{1,600})”|「([^「」]{1,600})」|『([^『』]{1,600})』|\"([^\"\n]{1,600})\"")
_CLAUSES = re.compile(r"[，；。：,;]")
_PERMITS = re.compile(r"可以|可(?![行靠持比])|允许|鼓励")
_OBLIGES = re.compile(r"(?<![供相对适响反效])应(?![用急收付对])|必须|须|要求")
_FORBIDS = re.compile(r"不得|不能|不应|不可|不准|禁止|严禁|无权|不予")


@dataclass(frozen=True, slots=True)
class _Tables:
    """The words of `quoting.toml`."""

    says: re.Pattern[str]
    called: re.Pattern[str]
    case: re.Pattern[str]
    words: frozenset[str]


@cache
def _tables() -> _Tables:
    source = resources.files(__package__).joinpath("quoting.toml").read_text(encoding="utf-8")
    table = {name: _any(words.split()) for name, words in tomllib.loads(source).items() if name != "words"}
    words = tomllib.loads(source)["words"].split()
    return _Tables(
        says=re.compile(rf"(?:{table['says']})(?:{table['particles']}|[：:，,\s])*$"),
        called=re.compile(rf"\s{{0,4}}(?:的|等|这一|之){{0,3}}\s{{0,4}}(?:{table['called']})"),
        case=re.compile(table["case"]),
        words=frozenset(folded(word).text for word in words),
    )


def _any(words: list[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))


@dataclass(frozen=True, slots=True)
class _Quote:
    """One stretch in quotation marks.

    Attributes:
        start: offset behind the opening mark.
        end: offset of the closing mark.
        text: what stands between.
        size: how many characters of content.
        norm: the title and article it is given to, if any.
        case: it is given to the case, a paper or a person of it.
        said: somebody is said to have said it.
    """

    start: int
    end: int
    text: str
    size: int
    norm: tuple[Mark, Mark | None] | None
    case: bool
    said: bool


def check(examination: Examination, quotable: Quotable) -> Iterator[Violation]:
    """Every stretch in quotation marks of both sections."""
    matches = [match for match in _QUOTED.finditer(examination.text) if examination.scope_at(match.start()).own]
    if not matches:
        return
    reader = _Reader(examination, quotable)
    for match in matches:
        quote = reader.read(match)
        if quote is not None:
            yield from reader.judge(quote)


class _Reader:
    """Reads and judges the quotes of one text."""

    def __init__(self, examination: Examination, quotable: Quotable) -> None:
        self.examination = examination
        self.quotable = quotable
        self.cited = examination.citations
        self.starts = [mark.start for mark, _ in self.cited]
        self.titles = Spans((mark.start + 1, mark.end - 1) for mark, _ in self.cited)
        self.names = Spans((start, end) for start, end, _ in examination.mentions)
        self.words = Spans((m.start, m.end) for m in examination.scan.marks if m.kind is MarkKind.WORD)
        self.grounds = QuoteSource("\n\n".join(examination.grounds))

    def read(self, match: re.Match[str]) -> _Quote | None:
        """What a stretch in quotation marks claims to be; `None` for a part of a title."""
        start, end = match.start() + 1, match.end() - 1
        if self.titles.hold(*match.span()):
            return None
        text, tables = self.examination.text, _tables()
        begin = max(self.examination.sentence_at(match.start()).start, match.start() - _LEAD)
        lead = text[begin : match.start()]
        said = bool(tables.says.search(lead))
        norm = self._norm_before(begin, match, said=said)
        case = said and norm is None and self._of_case(begin, lead)
        return _Quote(start, end, text[start:end], len(folded(text[start:end]).text), norm, case, said)

    def _norm_before(self, begin: int, match: re.Match[str], *, said: bool) -> tuple[Mark, Mark | None] | None:
        """The citation whose words these are said to be."""
        place = bisect_left(self.starts, match.start()) - 1
        if place < 0 or self.starts[place] < begin:
            return None
        mark, article = self.cited[place]
        between = self.examination.text[(article or mark).end : match.start()]
        near = len(folded(between).text) <= _NEAR
        called = _tables().called.match(self.examination.text, match.end())
        return (mark, article) if near and (said or called or not folded(between).text) else None

    def _of_case(self, begin: int, lead: str) -> bool:
        """Whether whoever says it belongs to the case: a name or a paper of it, or those a review speaks of."""
        clause = begin + max(lead.rfind(sign) for sign in "，；。") + 1
        end = begin + len(lead)
        return self.names.begin_in(clause, end) or bool(_tables().case.search(self.examination.text, clause, end))

    def judge(self, quote: _Quote) -> Iterator[Violation]:
        """What is wrong with a quote."""
        if quote.size < LEAST_QUOTE or (not quote.said and quote.norm is None and not self._long(quote)):
            yield from self._term(quote)
        elif quote.norm is not None:
            yield from self._of_norm(quote, *quote.norm)
        elif not self._in_case(quote) and not self._elsewhere(quote):
            yield from self._unknown(quote)

    def _long(self, quote: _Quote) -> bool:
        return quote.size > LONGEST_TERM or (quote.size > LONGEST_TERM / 2 and bool(_CLAUSES.search(quote.text)))

    def _in_case(self, quote: _Quote) -> bool:
        return bool(self.quotable.case.find(quote.text) or self.grounds.find(quote.text))

    def _elsewhere(self, quote: _Quote) -> bool:
        """Words that no one of the case said, but that a norm or the bureau's own wording has."""
        return not quote.case and folded(quote.text).text in self.quotable.words

    def _term(self, quote: _Quote) -> Iterator[Violation]:
        content = folded(quote.text).text
        known = content in _tables().words or content in self.quotable.words or len(content) < _SHORT
        if known or content in folded("\n".join(self.examination.grounds)).text or self._set_word(quote):
            return
        yield self._say("term_unknown", quote, Severity.REVIEW)

    def _set_word(self, quote: _Quote) -> bool:
        """Whether the stretch holds a set word, or nothing but names and terms that are known."""
        return self.words.begin_in(quote.start, quote.end) or self.names.hold(quote.start, quote.end)

    def _unknown(self, quote: _Quote) -> Iterator[Violation]:
        nearest = self.quotable.nearest_of_case(quote.text, self.examination.grounds)
        severity = Severity.BLOCK if quote.case else Severity.REVIEW
        key = ("quote_changed_case" if nearest else "quote_unknown") if quote.case else "quote_unattributed"
        yield self._say(key, quote, severity, expected=nearest)

    def _of_norm(self, quote: _Quote, mark: Mark, article: Mark | None) -> Iterator[Violation]:
        """A quote given to a norm, or to a paper of the case."""
        everywhere = norms_titled(mark.value, self.examination.book)
        if self._in_case(quote) or (not everywhere and title_key(mark.value) not in self.examination.book.titles):
            return
        if not everywhere:
            yield from self._unknown(_given_to_case(quote))
            return
        named = of_article(everywhere, article)
        held = self.quotable.in_norms(quote.text, named)
        if held is not None:
            if not held.verbatim:
                source = f"《{held.document}》{held.article}"
                yield self._say("quote_of_restatement", quote, Severity.REVIEW, source=source)
            return
        source = f"《{mark.value.strip('《》')}》{article.value if article else ''}"
        other = self.quotable.in_norms(quote.text, everywhere)
        if other is not None:
            yield self._say("quote_elsewhere", quote, Severity.BLOCK, expected=other.citation, source=source)
            return
        yield self._not_in(quote, named or everywhere, source)

    def _not_in(self, quote: _Quote, norms: list[Norm], source: str) -> Violation:
        nearest = self.quotable.nearest(quote.text, (norm.content for norm in norms))
        if nearest and _contradicts(quote.text, nearest):
            return self._say("quote_changed", quote, Severity.BLOCK, expected=nearest, source=source)
        if all(norm.verbatim for norm in norms):
            return self._say("quote_absent", quote, Severity.BLOCK, expected=nearest, source=source)
        return self._say("quote_restated", quote, Severity.REVIEW, expected=nearest, source=source)

    def _say(self, key: str, quote: _Quote, severity: Severity, *, expected: str = "", **values: str) -> Violation:
        where = (self.examination.text, quote.start, quote.end)
        return violation(NAME, key, where, severity=severity, expected=expected, **values)


def _given_to_case(quote: _Quote) -> _Quote:
    return _Quote(quote.start, quote.end, quote.text, quote.size, None, case=True, said=True)


def _contradicts(quote: str, restated: str) -> bool:
    """Whether words that are like a restatement say other figures, or another duty, than it does."""
    if share(bigrams(quote), bigrams(restated)) < LEAST_LIKE:
        return False
    said = {(q.value, q.dimension) for q in find_quantities(quote)}
    known = {(q.value, q.dimension) for q in find_quantities(restated)}
    if any(figure not in known and figure[1] in {dimension for _, dimension in known} for figure in said):
        return True
    return _duty(quote) != _duty(restated) and "" not in (_duty(quote), _duty(restated))


def _duty(text: str) -> str:
    """What a text does: it forbids, permits or obliges; empty if it does none of them, or several."""
    forbids, permits = bool(_FORBIDS.search(text)), bool(_PERMITS.search(_FORBIDS.sub("", text)))
    obliges = bool(_OBLIGES.search(_FORBIDS.sub("", text)))
    duties = [name for name, found in (("forbids", forbids), ("permits", permits), ("obliges", obliges)) if found]
    return duties[0] if len(duties) == 1 else ""
