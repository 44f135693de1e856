"""What was changed in a clause as a whole: sentences put in, moved here from another, torn, or gone."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from drafter.text.sentences import sentences
from drafter.verification.edits.change import Change
from drafter.verification.edits.own import OwnDraft, OwnRole, OwnSentence, bare
from drafter.verification.model import Section

TELLING = (OwnRole.FACT, OwnRole.ACTION)
"""The sentences that tell what was found, or ask for something."""

LONGEST = 400
"""Longer sentences are held against none."""

_LEAST = 6
_MARKS = "，。；、：,;:"


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence of a clause.

    Attributes:
        start: offset of its first character in the text.
        end: offset behind its last.
        flat: half width, without blanks, label and stops.
        same: the sentences of the draft that read just so.
        made: what was changed in one of the draft, if it was made from that.
        source: that one.
    """

    start: int
    end: int
    flat: str
    same: Sequence[OwnSentence] = ()
    made: Change | None = None
    source: OwnSentence | None = None

    @property
    def sources(self) -> Sequence[OwnSentence]:
        """The sentences of the draft that it can be."""
        return self.same or ((self.source,) if self.source else ())

    def moved(self, offset: int) -> "Said":
        """The same so much further on."""
        return Said(self.start + offset, self.end + offset, self.flat, self.same, self.made, self.source)


@dataclass(frozen=True)
class Clause:
    """A clause of the text, beside the one of the draft.

    Attributes:
        said: its sentences, in order.
        section: where it stands.
        own: the draft.
    """

    said: Sequence[Said]
    section: Section
    own: OwnDraft

    @cached_property
    def names(self) -> frozenset[str]:
        """The clauses of the draft whose facts, or measures, it tells; a text may not part them."""
        told = (source for one in self.said for source in one.sources if source.role in TELLING)
        return frozenset(one.clause for one in told)

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The sentences of these clauses, half width, without blanks, labels and stops."""
        return tuple(one.flat for one in self._own)

    @cached_property
    def gone(self) -> tuple[OwnSentence, ...]:
        """Those of them that are neither there nor changed, nor joined to others."""
        kept = {id(source) for one in self.said for source in one.sources}
        every = "".join(one.flat for one in self.said)
        return tuple(one for one in self._own if id(one) not in kept and one.flat not in every)

    @cached_property
    def lost(self) -> tuple[OwnSentence, ...]:
        """Those of which nothing is there, of the clauses of which anything is, be it the title alone."""
        kept = {id(source) for one in self.said for source in one.sources}
        names = self.names or self.titled
        return tuple(own for name in sorted(names) for own in self.own.clause(name) if id(own) not in kept)

    @property
    def untouched(self) -> bool:
        """Whether it stands as the draft has it."""
        return not self.gone and all(one.same for one in self.said)

    @cached_property
    def standing(self) -> bool:
        """Whether nothing can be said of it: it stands as the draft has it, at home, with more than a title."""
        alone = len(self.said) == 1 and bool(self.titled)
        return self.untouched and not alone and not any(self.strayed())

    def moved(self, offset: int) -> "Clause":
        """The same so much further on."""
        return Clause(tuple(one.moved(offset) for one in self.said), self.section, self.own)

    @cached_property
    def titled(self) -> frozenset[str]:
        """The clauses of the draft of which nothing but the title is there; none where anything else is."""
        return frozenset() if self.names else frozenset(one.clause for said in self.said for one in said.sources)

    def replaced(self) -> Iterator[Said]:
        """The sentences that stand for all that the draft has behind a title."""
        if self.titled and self.section is Section.RECOMMENDATIONS:
            yield from (one for one in self.said if not one.sources)

    def added(self) -> Iterator[Said]:
        """The sentences that stand beside all those of the draft; one that is gone may be said anew."""
        if not self.gone:
            yield from self.unknown()

    def unknown(self) -> Iterator[Said]:
        """The sentences that are made of none of the draft, if it is a clause of it."""
        if self.names:
            yield from (one for one in self.said if not one.sources and not self._joined(one.flat))

    def strayed(self) -> Iterator[Said]:
        """The sentences on norms that the draft has in other clauses only."""
        for one in self.said if self.names else ():
            others = (own.role is OwnRole.NORM and own.clause not in self.names for own in one.same)
            if one.same and all(others):
                yield one

    def run_on(self) -> Iterator[tuple[Said, str, str]]:
        """The sentences in which one of the draft goes on with the next without a mark, with both."""
        for one in self.said:
            if not one.same:
                follow = ((own.flat, self.own.next_of(own)) for own in self.own.beginning(one.flat, self.section))
                yield from ((one, first, last) for first, last in follow if last and first + last in one.flat)

    def torn(self) -> Iterator[tuple[Said, str]]:
        """The sentences that break off and go on with another, each with what is missing."""
        texts = self.texts or tuple(one.flat for one in self.own.sentences if one.section is self.section)
        for one in self.said:
            found = (_missing(one.flat, following, texts) for following in texts if not one.same)
            missing = next(filter(None, found), None)
            if missing:
                yield one, missing

    def _joined(self, flat: str) -> bool:
        """Whether a sentence is made of those of the draft, or is a part of one."""
        return any(text in flat or flat in text for text in self.texts)

    @cached_property
    def _own(self) -> tuple[OwnSentence, ...]:
        return tuple(one for name in sorted(self.names) for one in self.own.clause(name))


def clause_of(text: str, section: Section, own: OwnDraft, beside_tables: Collection[str]) -> Clause:
    """A clause, each of its sentences beside the one of the draft that it was made from, in offsets of its own.

    Args:
        text: of the clause.
        section: where it stands.
        own: the draft.
        beside_tables: the titles, units and notes of the tables of the case, which are no sentences of a clause.
    """
    said = []
    for one in sentences(text):
        flat = bare(one.text)
        if flat and len(flat) <= LONGEST and "|" not in flat and flat not in beside_tables:
            same = own.places(flat, section)
            made, source = (None if same else own.changed(flat, section)) or (None, None)
            said.append(Said(one.start, one.end, flat, same, made, source))
    return Clause(tuple(said), section, own)


def _missing(flat: str, following: str, texts: Sequence[str]) -> str:
    """What is missing where a sentence breaks off and another follows; empty if that is not so."""
    begun = flat.removesuffix(following)
    if begun == flat or len(begun) < _LEAST or begun[-1] in _MARKS:
        return ""
    return next((text[len(begun) :] for text in texts if text.startswith(begun) and text != begun), "")
