"""The one reading of a document that every check shares: blocks, sections, sentences, figures, dates."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property

from drafter.audit.cells import cell_runs, entries
from drafter.audit.condition import Condition
from drafter.audit.copies import Copies, copies_in
from drafter.audit.doubts import DRAWN, INFERRED, Doubt
from drafter.audit.grid import Table
from drafter.audit.layout import Block, BlockKind, blocks
from drafter.audit.model import Issue, Quote, Severity
from drafter.audit.movements import Movement, movements
from drafter.audit.papers import Papers
from drafter.audit.places import Headings
from drafter.audit.sections import Section, section_tree
from drafter.audit.sheet import Scored, scored
from drafter.audit.statements import Sentence, sentences
from drafter.audit.tables import tables
from drafter.audit.terms import Term, terms
from drafter.audit.years import is_plain, year_of
from drafter.ingest.model import Document
from drafter.messages import catalogue
from drafter.text.width import View, fold

say = catalogue("drafter.audit")

_CHAPTER_OF_PROBLEMS = re.compile(r"问题(?!.{0,6}(?:建议|措施))|不足之处|薄弱环节")
_CHAPTER_OF_ADVICE = re.compile(r"建议|改进措施|整改措施|下一步|改进方向|工作打算|改进意见")
_ASKED = re.compile(r"您|[？?]$")
"""What a question of a survey has: it speaks to somebody, or ends as one."""
_MERIT = re.compile(r"经验|做法|成效|成绩|亮点")
_LONGEST_PLACE = 24


class Reading:
    """A document as the checks see it."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = document.text
        told = blocks(document)
        self.copies: Copies | None = copies_in(told)
        self.blocks = tuple(b for b in told if not (self.copies and self.copies.holds((b.start, b.end))))
        self.notes: list[str] = []
        self._movements: dict[Sentence, tuple[Movement, ...]] = {}
        self._terms: dict[Sentence, tuple[Term, ...]] = {}
        self._pieces: dict[Sentence, tuple[Sentence, ...]] = {}
        self._breaks = [match.start() for match in re.finditer("\n", self.text)]

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of the prose and of the cells of tables, headings among them."""
        prose = [block for block in self.blocks if block.kind in (BlockKind.PROSE, BlockKind.HEADING)]
        return tuple(
            sentence
            for block in sorted([*prose, *self.entries], key=lambda block: block.start)
            if block.start < self.annex
            for sentence in sentences(block)
        )

    @cached_property
    def entries(self) -> tuple[Block, ...]:
        """The cells of tables that hold sentences."""
        return tuple(entries(self.blocks))

    @cached_property
    def annex(self) -> int:
        """Where the annexes begin, behind everything that is numbered as a chapter; else the end of the text."""
        last = max((s.block.start for s in self.root.children if s.number and s.block), default=0)
        annexes = (s.block.start for s in self.root.children if s.block and not s.number and s.block.start > last)
        return min(annexes, default=len(self.text))

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """The tables with figures."""
        return tables(self.blocks)

    @cached_property
    def cell_runs(self) -> tuple[Block, ...]:
        """The words of flattened tables, run by run."""
        return cell_runs(self.document, self.blocks)

    @cached_property
    def papers(self) -> Papers:
        """The papers that the file holds."""
        return Papers(self.blocks)

    @cached_property
    def whole(self) -> View:
        """The whole text without line wraps and blanks."""
        return fold(self.text)

    @cached_property
    def root(self) -> Section:
        """The tree of sections."""
        return section_tree(self.blocks)

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """All sections, in the order of the text, the root left out."""
        return tuple(self.root.walk())[1:]

    @cached_property
    def sheet(self) -> tuple[Scored, ...]:
        """The indicators of the report's score table; none where it has no such table."""
        return scored(self.document, self.root)

    @cached_property
    def problems(self) -> tuple[Section, ...]:
        """The chapters that name problems; one of the questions of a survey names none."""
        found = self._chapters(_CHAPTER_OF_PROBLEMS)
        return tuple(chapter for chapter in found if not any(_ASKED.search(s.title) for s in chapter.children))

    @cached_property
    def advice(self) -> tuple[Section, ...]:
        """The chapters that give recommendations."""
        return self._chapters(_CHAPTER_OF_ADVICE)

    def _chapters(self, pattern: re.Pattern[str]) -> tuple[Section, ...]:
        found: list[Section] = []
        for section in self.root.walk():
            inside = any(section in other.walk() for other in found)
            if section.block and not inside and pattern.search(section.title):
                found.extend(_of_one_matter(section, pattern))
        return tuple(found)

    @cached_property
    def year(self) -> int | None:
        """The year that the report is about; `None` where that cannot be told."""
        return year_of(self.sentences)

    @cached_property
    def year_doubt(self) -> Doubt | None:
        """What speaks of the year of the report rests on a guess where nothing names it plainly."""
        plain = self.year is not None and is_plain(self.sentences, self.year)
        return None if plain and not self.papers.several else Doubt.YEAR

    @cached_property
    def by_block(self) -> dict[int, tuple[Sentence, ...]]:
        """The sentences of every paragraph, by the offset at which it begins."""
        found: dict[int, list[Sentence]] = {}
        for sentence in self.sentences:
            found.setdefault(sentence.block.start, []).append(sentence)
        return {start: tuple(own) for start, own in found.items()}

    def movements(self, sentence: Sentence) -> tuple[Movement, ...]:
        """The changes of a sentence, read once for all checks."""
        known = self._movements.get(sentence)
        if known is None:
            known = self._movements[sentence] = movements(sentence)
        return known

    def terms(self, sentence: Sentence) -> tuple[Term, ...]:
        """The figures of a sentence with their own words, read once for all checks."""
        known = self._terms.get(sentence)
        if known is None:
            known = self._terms[sentence] = terms(sentence)
        return known

    def pieces(self, sentence: Sentence) -> tuple[Sentence, ...]:
        """The stretches of a sentence between its semicolons, parted once for all checks."""
        known = self._pieces.get(sentence)
        if known is None:
            known = self._pieces[sentence] = tuple(sentence.pieces())
        return known

    @property
    def drawn(self) -> bool:
        """Whether the document holds places on paper instead of paragraphs."""
        return self.document.source.lower().endswith(tuple(DRAWN))

    @property
    def structured(self) -> bool:
        """Whether the file itself holds paragraphs and cells, so that nothing of it was left out on the way."""
        return self._condition.structured

    def note(self, key: str, **values: object) -> None:
        """Say once what could not be looked into."""
        said = say(key, **values)
        if said not in self.notes:
            self.notes.append(said)

    def quote(self, span: tuple[int, int]) -> Quote:
        """A piece of the document."""
        return Quote(start=span[0], end=span[1], text=self.text[slice(*span)])

    def line(self, offset: int) -> int:
        """The number of the line in which an offset stands, from 1."""
        return bisect_right(self._breaks, offset - 1) + 1

    @cached_property
    def _condition(self) -> Condition:
        return Condition(self.document, self.blocks)

    @cached_property
    def _headings(self) -> Headings:
        return Headings(self.blocks)

    @cached_property
    def _rows(self) -> list[tuple[int, str]]:
        return [(scored.row.name.whole[0], scored.name) for scored in self.sheet]

    def place(self, offset: int) -> str:
        """A place as a person finds it: in a score table by the indicator, else by the heading."""
        row = bisect_right(self._rows, (offset, "\uffff")) - 1
        if row >= 0 and offset < self.sheet[row].row.end:
            name = self._rows[row][1][:_LONGEST_PLACE]
            return say("place", line=self.line(offset), heading=say("sheet", name=name))
        head = self._headings.at(offset)
        return say("place", line=self.line(offset), heading=head) if head else say("line", line=self.line(offset))

    def issue(  # an issue has as many parts
        self,
        kind: str,
        key: str,
        spans: Sequence[tuple[int, int]],
        *,
        severity: Severity = Severity.ERROR,
        expected: str = "",
        doubt: Doubt | None = None,
        **values: object,
    ) -> Issue:
        """An issue; its message is `key` of this room's messages, `expected` that of `key`_expected.

        It is a hint where `doubt` says what the check took for granted, or where all that it says is inferred.
        """
        inferred = doubt or INFERRED.get(key) or self._condition.doubt(key, spans)
        return Issue(
            kind=kind,
            severity=Severity.HINT if inferred else severity,
            place=self.place(spans[0][0]),
            message=say(key, **values),
            quotes=tuple(self.quote(span) for span in spans),
            expected=expected or say(f"{key}_expected", **values),
            doubt=say(f"doubt_{inferred.value}") if inferred else "",
        )


def _of_one_matter(chapter: Section, pattern: re.Pattern[str]) -> Sequence[Section]:
    """A chapter; of one on practices and problems (经验做法和存在的问题) the sections on what `pattern` names."""
    own = [section for section in chapter.children if pattern.search(section.title)]
    merits = any(_MERIT.search(section.title) for section in chapter.children if section not in own)
    return own if own and merits and _MERIT.search(chapter.title) else [chapter]


def in_doubt(issue: Issue, doubt: Doubt) -> Issue:
    """An issue as a hint, with what was taken for granted."""
    return issue.model_copy(update={"severity": Severity.HINT, "doubt": say(f"doubt_{doubt.value}")})


Check = Callable[[Reading], Iterator[Issue]]
"""One kind of contradiction: says what it finds in a reading, and nothing where it cannot tell."""
