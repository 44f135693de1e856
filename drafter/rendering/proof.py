"""The proof of a notice: every sentence with its points, every figure with its fact, every fact with its place.

Whoever has the bundle, notice.md and the files it names can check it without this project: digests, offsets and
formulas need no more than Python's standard library (`evals/proof_check.py`).
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from drafter.findings.slots import Fill
from drafter.rendering.dossier import Dossier
from drafter.rendering.proof_facts import FISCAL_YEAR, Ledger
from drafter.rendering.proof_model import FileDigest, Proof, Proven, Use
from drafter.rendering.proof_places import Places
from drafter.rendering.proof_text import TABLE, Piece, pieces
from drafter.rendering.proof_writing import aligned, fits, unescaped, written
from drafter.scoring.numbers import plain
from drafter.verification.model import QuantitySupport

NOTICE = "notice.md"
_DIGITS = re.compile(r"\d+")
_TOKEN = re.compile(r"[\d.,，．%％年月日/:：〔〕\[\]()（）号-]*")
_FORMULA = re.compile(r"^count\(| [-+/] ")
_AMOUNT = re.compile(r"([\d.,]*\d)(.*)", re.DOTALL)


def prove(dossier: Dossier) -> Proof | None:
    """The proof of a draft; none where it is not known which files it was made from.

    Raises:
        InputError: one of the files cannot be read any more, or no longer holds what was read.
    """
    if dossier.sources is None:
        return None
    ledger = Ledger(dossier, Places(dossier.sources))
    findings = ledger.stated()
    sentences = tuple(_Prover(dossier, ledger).all())
    text = dossier.manuscript.text
    return Proof(
        notice=FileDigest(file=NOTICE, sha256=hashlib.sha256(text.encode()).hexdigest(), encoding="utf-8"),
        sources={
            name: FileDigest(file=name, sha256=file.digest, encoding=file.encoding)
            for name, file in sorted(ledger.places.files.items())
        },
        findings=findings,
        facts=dict(sorted(ledger.facts.items())),
        sentences=sentences,
    )


@dataclass(frozen=True)
class _Placed:
    """A piece of the notice and where its characters stand."""

    piece: Piece
    offsets: Sequence[int]


class _Prover:
    """Goes through the notice once."""

    def __init__(self, dossier: Dossier, ledger: Ledger) -> None:
        self.dossier, self.ledger = dossier, ledger
        self.text = dossier.manuscript.text
        self.quantities = [one for one in dossier.report.quantities if one.support]

    def all(self) -> Iterator[Proven]:
        """Every sentence; the cells of a row together are one."""
        for _, group in groupby(enumerate(self._placed()), lambda one: one[1].piece.row or -one[0] - 1):
            yield self._proven([placed for _, placed in group])

    def _placed(self) -> Iterator[_Placed]:
        at = 0
        walk = pieces(self.dossier.notice, self.dossier.draft, self.dossier.card)
        for piece in walk:
            blanks = len(piece.text) - len(piece.text.lstrip(" "))
            offsets = aligned(self.text, at, piece.text[blanks:])
            at = offsets[-1]
            yield _Placed(piece, [*[offsets[0]] * blanks, *offsets])

    def _proven(self, row: Sequence[_Placed]) -> Proven:
        first, start, end = row[0].piece, row[0].offsets[0], row[-1].offsets[-1]
        uses = [use for placed in row for use in self._uses(placed)]
        return Proven(
            section=first.section,
            role=first.role,
            start=start,
            end=end,
            text=self.text[start:end],
            points=first.points,
            facts=tuple(Use(fact=r, start=a - start, end=b - start, text=self.text[a:b]) for r, a, b in uses),
        )

    def _uses(self, placed: _Placed) -> list[tuple[str, int, int]]:
        """The facts of a piece with their offsets in the notice: what was filled in, and all other figures."""
        known = list(self._filled(placed))
        first, last = placed.offsets[0], placed.offsets[-1]
        for run in _DIGITS.finditer(self.text, first, last):
            if not any(a <= run.start() and run.end() <= b for _, a, b in known):
                known += self._found(placed.piece, known, run.start(), run.end(), (first, last))
        return sorted(known, key=lambda one: one[1:])

    def _filled(self, placed: _Placed) -> Iterator[tuple[str, int, int]]:
        behind = 0
        for fill in placed.piece.fills:
            if fill.start < behind or fill.start >= fill.end:
                continue
            a, b = placed.offsets[fill.start], placed.offsets[fill.end - 1] + 1
            if self._enters(fill, a, b):
                behind = fill.end
                yield fill.ref, a, b

    def _enters(self, fill: Fill, a: int, b: int) -> bool:
        text = unescaped(self.text[a:b])
        if fill.ref.startswith(f"{TABLE}."):
            return self.ledger.counted(TABLE, int(text)) == fill.ref
        return self.ledger.has(fill.ref) and fits(text, self.ledger.facts[fill.ref])

    def _found(
        self, piece: Piece, known: Sequence[tuple[str, int, int]], a: int, b: int, within: tuple[int, int]
    ) -> Iterator[tuple[str, int, int]]:
        """What supports a figure that no slot was filled with; nothing where nothing does."""
        if piece.role == "note" and (ref := self._scale(self.text[a:b])):
            yield ref, a, b
            return
        free = _free(known, a, b, within)
        around = [one for one in self.quantities if free[0] <= one.start <= a and b <= one.end <= free[1]]
        for one in around:
            if found := self._supported(one, free):
                yield found
                return
        stretches = [free, *((one.start, one.end) for one in around), self._token(a, b, free), (a, b)]
        for start, end in stretches:
            if ref := self.ledger.words(unescaped(self.text[start:end]), piece.points):
                yield ref, start, end
                return

    def _scale(self, number: str) -> str:
        scale = self.dossier.card.scale
        ref = next((f"score.scale.{band.grade}" for band in scale if plain(band.lower) == number), "")
        return ref if ref and self.ledger.has(ref) else ""

    def _supported(self, quantity: QuantitySupport, free: tuple[int, int]) -> tuple[str, int, int] | None:
        """What the report says supports a figure, if the text really says it: a fact, a name, or a formula."""
        start, end = quantity.start, quantity.end
        text = unescaped(quantity.text)
        of_year = quantity.value == str(self.dossier.case.fiscal_year)
        for ref in (FISCAL_YEAR, quantity.support) if of_year else (quantity.support,):
            if self.ledger.has(ref):
                known = self.ledger.facts[ref]
                if fits(text.removesuffix("度"), known):
                    return ref, start, end
                at = self.text.find(written(known), max(free[0], end - len(written(known))), free[1])
                if text in written(known) and 0 <= at <= start:
                    return ref, at, at + len(written(known))
        amount = _AMOUNT.fullmatch(text)
        if not amount or not _FORMULA.search(quantity.support):
            return None
        ref = self.ledger.computed(quantity.support, amount[1], amount[2])
        return (ref, start, end) if ref else None

    def _token(self, a: int, b: int, free: tuple[int, int]) -> tuple[int, int]:
        """The number that some digits belong to, with its marks."""
        start = next(at for at in range(free[0], a + 1) if _TOKEN.fullmatch(self.text, at, a))
        end = _TOKEN.match(self.text, b, free[1])
        return start, end.end() if end else b


def _free(known: Iterable[tuple[str, int, int]], a: int, b: int, within: tuple[int, int]) -> tuple[int, int]:
    """The stretch around some digits that no fact takes up."""
    start = max((end for _, _, end in known if end <= a), default=within[0])
    return start, min((begin for _, begin, _ in known if begin >= b), default=within[1])
