"""Names in a row, and as many figures: 甲、乙分别为2、3; 2和3分别是甲和乙; 甲和乙中，前者为2，后者为3."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from drafter.text.quantities import Quantity
from drafter.verification.facts.known import Known

TAIL = "(?:数额|数量|数字|总额|总数|总量|金额|数|额|值)?"
"""What may end the name of any figure."""

BENT = "大?约|近|接近|逾|超过?|不足|不到|未达|不满"
"""What bends a figure."""

LINK = re.compile(
    f"{TAIL}(?:的(?:数额|数量|数字|总额|总数|金额)?)?(?:这一项|一项)?"
    "(?:，?(?:即|为|是|达|共|计|也|仅)|[：（(“”]|——?|就|都|均|已经?|还|却|又|才|便|总?共|合计|共?计|总计|目前|现|仍"
    f"|只|有|多达|高达|达到?|低至|系|{BENT}|人民币)*"
)
"""Between a name and its figure behind it."""

OF = re.compile(
    "的?|(?:就|则|都|均|乃|才|恰|正|也)?(?:是|为|系|即|属于?|指的?是|是指|对应)的?|，(?:即|是指|指的?是)"
)
"""Between a figure and its name behind it."""

IS = re.compile("[是为系即指应属]")
_JOINT = re.compile("、|和|与|及|以及|，")
_INTO = re.compile(
    f"{TAIL}(?:[中里]|(?:这|两|这两|三)(?:项|者|类|个)|二者)?，?(?:分别|依次|各自?)"
    f"(?:为|是|达到?|有|计|仅为?|只有|对应|系|：|{BENT})*"
)
"""甲和乙分别为."""
_ONTO = re.compile("，?(?:分别|依次|各自?)(?:为|是|系|对应|指|属于|即)(?:的是)?")
LATTER = "后者"
PRONOUN = re.compile(f"前者|{LATTER}")
_LEAST = 2


@dataclass(frozen=True, slots=True)
class Label:
    """The name of a fact that grammar joins to a figure.

    Attributes:
        facts: those that are called so.
        start: offset of its first character in the text.
        end: offset behind its last.
        call: the name.
        sure: nothing beside it may make it another one's, so that a figure of another fact is wrong there.
        aside: it does not stand right before the figure, so that words there for a year are of another one.
        short: only the stage of a thing that the sentence names in full.
    """

    facts: tuple[Known, ...]
    start: int
    end: int
    call: str
    sure: bool = False
    aside: bool = False
    short: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A figure, a name or a pronoun of a sentence.

    Attributes:
        start: offset of its first character in the text.
        end: offset behind its last.
        figure: the figure, if it is one.
        label: the name, if it is one.
        pronoun: 前者 or 后者, if it is one.
    """

    start: int
    end: int
    figure: Quantity | None = None
    label: Label | None = None
    pronoun: str = ""


@dataclass(frozen=True)
class Rows:
    """Pairs the names and figures of one sentence.

    Attributes:
        pieces: of the sentence, in order.
        gap: what stands between two of them.
    """

    pieces: Sequence[Piece]
    gap: Callable[[Piece, Piece], str]

    def labels(self) -> Iterator[tuple[int, Label]]:
        """The name of every figure of a row, by the figure's offset."""
        runs = list(self._runs())
        for place, run in enumerate(runs):
            after = runs[place + 1] if place + 1 < len(runs) else []
            if len(run) >= _LEAST and len(run) == len(after):
                gap = self.gap(run[-1], after[0])
                if run[0].label and after[0].figure and _INTO.fullmatch(gap):
                    yield from _paired(after, run)
                elif run[0].figure and after[0].label and _ONTO.fullmatch(gap):
                    yield from _paired(run, after)
            if len(run) == _LEAST:
                yield from self._pronouns(run)

    def _pronouns(self, run: Sequence[Piece]) -> Iterator[tuple[int, Label]]:
        """甲和乙中，前者为2，后者为3; 2和3，前者是甲."""
        at = self.pieces.index(run[-1])
        for place in range(at + 1, len(self.pieces) - 1):
            piece, then = self.pieces[place], self.pieces[place + 1]
            if not piece.pronoun:
                continue
            meant, gap = run[piece.pronoun == LATTER], self.gap(piece, then)
            if meant.label and then.figure and LINK.fullmatch(gap):
                yield then.start, replace(meant.label, sure=True, aside=True)
            elif meant.figure and then.label and OF.fullmatch(gap) and IS.search(gap):
                yield meant.start, replace(then.label, sure=True, aside=True)

    def _runs(self) -> Iterator[list[Piece]]:
        """Names, or figures, that stand in a list."""
        run: list[Piece] = []
        for piece in self.pieces:
            alike = run and bool(piece.figure) == bool(run[-1].figure) and bool(piece.label) == bool(run[-1].label)
            if alike and not piece.pronoun and _listed(self.gap(run[-1], piece), piece):
                run.append(piece)
                continue
            yield run
            run = [piece]
        yield run


def _listed(gap: str, piece: Piece) -> bool:
    """Whether two pieces follow one another in a list."""
    return _JOINT.fullmatch(re.sub(f"^{TAIL}" if piece.label else f"(?:{BENT})$", "", gap)) is not None


def _paired(figures: Sequence[Piece], names: Sequence[Piece]) -> Iterator[tuple[int, Label]]:
    for figure, name in zip(figures, names, strict=True):
        if name.label:
            yield figure.start, replace(name.label, sure=True, aside=True)
