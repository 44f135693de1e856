"""The difference of two texts as an editor reads it: whole words, figures and names; no scraps; moves as moves."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

from drafter.comparison.runs import Op, Run, RunKind
from drafter.comparison.tokens import Kind, Token, tokens

_MOVED = 14
"""So much must moved text weigh: a clause of some eight characters."""


@dataclass(frozen=True, slots=True)
class _Block:
    """Tokens of the old text beside tokens of the new one."""

    old: tuple[int, int]
    new: tuple[int, int]
    equal: bool = False
    move: str = ""


def difference(old: str, new: str) -> tuple[Run, ...]:
    """The runs that turn one text into another.

    Joined, their `old` texts are the old text and their `new` texts the new one, to the character.
    """
    if old == new:
        return _kept(new)
    differ = _Differ(old, new, tokens(old), tokens(new))
    return tuple(differ.runs())


def _kept(text: str) -> tuple[Run, ...]:
    """A text that stayed to the character: most of a notice, so nothing is read for it."""
    end = len(text)
    whole = Run(op=Op.EQUAL, old=text, new=text, old_start=0, old_end=end, new_start=0, new_end=end)
    return (whole,) if text else ()


def one_sided(text: str, *, old: bool, move: str = "") -> tuple[Run, ...]:
    """A text that stands on one side alone: inserted, deleted, or moved from or to this place."""
    if not text:
        return ()
    op = Op.MOVED if move else Op.DELETE if old else Op.INSERT
    sides = {"old": text, "old_end": len(text)} if old else {"new": text, "new_end": len(text)}
    blank = {"old_start": 0, "old_end": 0, "new_start": 0, "new_end": 0}
    return (Run.model_validate({"op": op, "move": move, **blank, **sides}),)


@dataclass(frozen=True)
class _Differ:
    """Two texts and their tokens."""

    old: str
    new: str
    a: Sequence[Token]
    b: Sequence[Token]

    def runs(self) -> Iterator[Run]:
        """The runs, in order."""
        blocks = _without_scraps(self._matched(), self.a, self.b)
        merged: list[_Block] = []
        for block in self._moves(blocks):
            merged += [block] if block.equal or block.move else self._parted(block)
        for block in merged:
            yield from self._shown(block)

    def _matched(self) -> list[_Block]:
        """Equal and changed stretches by their longest common subsequence."""
        first, last = self._ends()
        left = [token.key for token in self.a[first : len(self.a) - last]]
        right = [token.key for token in self.b[first : len(self.b) - last]]
        found = [_Block((0, first), (0, first), equal=True)] if first else []
        for code in LCSseq.opcodes(left, right):
            a = (code.src_start + first, code.src_end + first)
            b = (code.dest_start + first, code.dest_end + first)
            found.append(_Block(a, b, equal=code.tag == "equal"))
        if last:
            found.append(_Block((len(self.a) - last, len(self.a)), (len(self.b) - last, len(self.b)), equal=True))
        return _joined(found)

    def _ends(self) -> tuple[int, int]:
        """How many tokens are the same at the beginning and at the end."""
        short = min(len(self.a), len(self.b))
        first = next((i for i in range(short) if self.a[i].key != self.b[i].key), short)
        rest = short - first
        return first, next((i for i in range(rest) if self.a[-1 - i].key != self.b[-1 - i].key), rest)

    def _moves(self, blocks: Sequence[_Block]) -> list[_Block]:
        """What was deleted in one place and inserted in another, as moved."""
        found = list(blocks)
        for number in range(1, len(blocks) + 1):
            move = self._longest_move(found)
            if move is None:
                break
            gone, come, a, b = move
            pieces = {
                gone: self._cut(found[gone], f"m{number}", old=a),
                come: self._cut(found[come], f"m{number}", new=b),
            }
            found = [piece for at, block in enumerate(found) for piece in pieces.get(at, [block])]
        return found

    def _longest_move(self, blocks: Sequence[_Block]) -> tuple[int, int, tuple[int, int], tuple[int, int]] | None:
        changed = [at for at, block in enumerate(blocks) if not block.equal and not block.move]
        best, weight = None, _MOVED - 1
        for gone in changed:
            for come in changed:
                if gone == come or self._weight(blocks[gone].old) <= weight:
                    continue
                a, b, heavy = self._common(blocks[gone].old, blocks[come].new)
                if heavy > weight:
                    best, weight = (gone, come, a, b), heavy
        return best

    def _common(self, old: tuple[int, int], new: tuple[int, int]) -> tuple[tuple[int, int], tuple[int, int], int]:
        """The heaviest stretch that stands in both."""
        best: tuple[tuple[int, int], tuple[int, int], int] = ((0, 0), (0, 0), 0)
        ends: dict[int, int] = {}
        for i in range(*old):
            row: dict[int, int] = {}
            for j in range(*new):
                if self.a[i].key == self.b[j].key:
                    row[j] = length = ends.get(j - 1, 0) + 1
                    heavy = sum(token.weight for token in self.a[i - length + 1 : i + 1])
                    if heavy > best[2]:
                        best = ((i - length + 1, i + 1), (j - length + 1, j + 1), heavy)
            ends = row
        return best

    def _cut(
        self, block: _Block, move: str, *, old: tuple[int, int] | None = None, new: tuple[int, int] | None = None
    ) -> list[_Block]:
        """A block with the moved stretch taken out of one of its sides."""
        (a, b), (c, d) = block.old, block.new
        if old is not None:
            parts = [_Block((a, old[0]), (c, d)), _Block(old, (d, d), move=move), _Block((old[1], b), (d, d))]
        elif new is not None:
            parts = [_Block((a, b), (c, new[0])), _Block((b, b), new, move=move), _Block((b, b), (new[1], d))]
        return [part for part in parts if part.old[0] < part.old[1] or part.new[0] < part.new[1]]

    def _weight(self, span: tuple[int, int]) -> int:
        return sum(token.weight for token in self.a[slice(*span)])

    def _parted(self, block: _Block) -> list[_Block]:
        """A change cut where a fact stands against a fact of its type, so that facts and words are told apart."""
        left = [i for i in range(*block.old) if self.a[i].fact]
        right = [j for j in range(*block.new) if self.b[j].fact]
        pairs = list(self._facing(left, right))
        found: list[_Block] = []
        a, c = block.old[0], block.new[0]
        for i, j in pairs:
            found += [_Block((a, i), (c, j)), _Block((i, i + 1), (j, j + 1))]
            a, c = i + 1, j + 1
        found.append(_Block((a, block.old[1]), (c, block.new[1])))
        return [one for one in found if one.old[0] < one.old[1] or one.new[0] < one.new[1]]

    def _facing(self, left: Sequence[int], right: Sequence[int]) -> Iterator[tuple[int, int]]:
        """Facts of one type, in order."""
        rest = list(right)
        for i in left:
            match = next((j for j in rest if self.a[i].fact.type == self.b[j].fact.type), None)  # type: ignore[union-attr]
            if match is not None:
                yield i, match
                rest = [j for j in rest if j > match]

    def _shown(self, block: _Block) -> Iterator[Run]:
        """A block as runs: an equal one apart where blanks, width or signs differ."""
        if not block.equal:
            yield self._run(block, self._op(block), self._kind(block))
            return
        pairs = zip(range(*block.old), range(*block.new), strict=True)
        pending: list[tuple[int, int]] = []
        for i, j in pairs:
            if self._text(i, self.a, self.old) == self._text(j, self.b, self.new):
                pending.append((i, j))
                continue
            yield from self._same(pending)
            pending = []
            yield self._run(_Block((i, i + 1), (j, j + 1)), Op.REPLACE, RunKind.LAYOUT)
        yield from self._same(pending)

    def _same(self, pairs: Sequence[tuple[int, int]]) -> Iterator[Run]:
        if pairs:
            (i, j), (k, m) = pairs[0], pairs[-1]
            yield self._run(_Block((i, k + 1), (j, m + 1), equal=True), Op.EQUAL, RunKind.WORDING)

    @staticmethod
    def _text(place: int, found: Sequence[Token], text: str) -> str:
        return text[found[place].start : found[place].end]

    @staticmethod
    def _op(block: _Block) -> Op:
        if block.move:
            return Op.MOVED
        if block.old[0] == block.old[1]:
            return Op.INSERT
        return Op.DELETE if block.new[0] == block.new[1] else Op.REPLACE

    def _kind(self, block: _Block) -> RunKind:
        both = [*self.a[slice(*block.old)], *self.b[slice(*block.new)]]
        if not block.move and (
            self._strange(block.old, self.a, self.b) or self._strange(block.new, self.b, self.a)
        ):
            return RunKind.FACT
        said = any(token.kind in {Kind.WORD, Kind.FACT} for token in both)
        return RunKind.WORDING if said or block.move else RunKind.LAYOUT

    @staticmethod
    def _strange(span: tuple[int, int], found: Sequence[Token], other: Sequence[Token]) -> bool:
        """Whether a stretch holds a fact that stands nowhere in the other text."""
        keys = {token.key for token in found[slice(*span)] if token.fact}
        return bool(keys) and not keys <= {token.key for token in other if token.fact}

    def _run(self, block: _Block, op: Op, kind: RunKind) -> Run:
        a, b = self._span(block.old, self.a, len(self.old)), self._span(block.new, self.b, len(self.new))
        return Run(
            op=op,
            kind=kind,
            old=self.old[slice(*a)],
            new=self.new[slice(*b)],
            old_start=a[0],
            old_end=a[1],
            new_start=b[0],
            new_end=b[1],
            move=block.move,
        )

    @staticmethod
    def _span(block: tuple[int, int], found: Sequence[Token], length: int) -> tuple[int, int]:
        """The characters of some tokens; of none the place between two."""
        start = found[block[0]].start if block[0] < len(found) else length
        return (start, found[block[1] - 1].end) if block[0] < block[1] else (start, start)


def _joined(blocks: Sequence[_Block]) -> list[_Block]:
    """Neighbours of a kind as one block."""
    found: list[_Block] = []
    for block in blocks:
        if found and found[-1].equal == block.equal:
            last = found[-1]
            found[-1] = _Block((last.old[0], block.old[1]), (last.new[0], block.new[1]), equal=block.equal)
        else:
            found.append(block)
    return found


def _without_scraps(blocks: list[_Block], a: Sequence[Token], b: Sequence[Token]) -> list[_Block]:
    """Equal stretches too small to help a reader, between larger changes, become part of the change."""
    while True:
        scrap = next((at for at in range(1, len(blocks) - 1) if _scrap(blocks, at, a, b)), None)
        if scrap is None:
            return blocks
        block = blocks[scrap]
        blocks = _joined([*blocks[:scrap], _Block(block.old, block.new), *blocks[scrap + 1 :]])


def _scrap(blocks: Sequence[_Block], at: int, a: Sequence[Token], b: Sequence[Token]) -> bool:
    block = blocks[at]
    if not block.equal or any(token.fact or token.kind is Kind.BREAK for token in a[slice(*block.old)]):
        return False
    weight = sum(token.weight for token in a[slice(*block.old)])
    around = [_changed(blocks[at + step], a, b) for step in (-1, 1)]
    return weight < min(around) and weight < _LEGIBLE


_LEGIBLE = 8
"""An equal stretch that weighs so much is left standing however much changes around it: four characters or so."""


def _changed(block: _Block, a: Sequence[Token], b: Sequence[Token]) -> int:
    """How much was changed in a block beyond its facts."""
    sides = (a[slice(*block.old)], b[slice(*block.new)])
    return max(sum(token.weight for token in side if not token.fact) for side in sides)
