"""What became of units: pairs of them, their diffs, and the facts that changed.

Offsets count characters: those of a run count in the text of its pair or row, those of a `Place` in the text of
its unit. Scores and shares are strings of a decimal between 0 and 1.
"""

from enum import StrEnum

from drafter.findings.model import Frozen


class Op(StrEnum):
    """What happened to a stretch of text.

    `moved` stands twice with the same `move`: where the text was (only `old` is filled) and where it is now (only
    `new` is filled).
    """

    EQUAL = "equal"
    INSERT = "insert"
    DELETE = "delete"
    REPLACE = "replace"
    MOVED = "moved"


class RunKind(StrEnum):
    """What a change is about; `layout` is width, blanks, wraps, punctuation and numbering, which say nothing."""

    WORDING = "wording"
    FACT = "fact"
    LAYOUT = "layout"


class Run(Frozen):
    """A stretch of a diff. It never cuts a quantity, a date, a number of a document or a title in 《》.

    Attributes:
        op: what happened to it.
        kind: what it is about; of an `equal` run `wording`, which says nothing.
        old: the old text; empty for an insertion.
        new: the new text; empty for a deletion. Of an `equal` run both are the same, to the character.
        old_start: offset of `old` in the old text of the pair or row; where nothing stands, the place between.
        old_end: offset behind it.
        new_start: offset of `new` in the new text of the pair or row.
        new_end: offset behind it.
        move: joins the two places of moved text; empty for anything else.
    """

    op: Op
    kind: RunKind = RunKind.WORDING
    old: str = ""
    new: str = ""
    old_start: int
    old_end: int
    new_start: int
    new_end: int
    move: str = ""


class Place(Frozen):
    """A stretch of one unit.

    Attributes:
        side: id of the side.
        unit: id of the unit.
        start: offset of its first character in the text of the unit.
        end: offset behind its last.
        text: those characters.
    """

    side: str
    unit: str
    start: int
    end: int
    text: str


class FactKind(StrEnum):
    """What sort of fact changed."""

    QUANTITY = "quantity"
    DATE = "date"
    NUMBER = "number"
    TITLE = "title"
    NAME = "name"


class FactChange(Frozen):
    """A fact that is another one in the new text, or stands in one of the two alone.

    Attributes:
        kind: what sort of fact.
        about: the words that say what it is of, such as 执行率; empty if none do.
        old: where it was; `None` for a fact that was added.
        new: where it is; `None` for a fact that was dropped.
        difference: new less old, in the unit as shown (`+2.65个百分点`); empty where there is none to compute.
    """

    kind: FactKind
    about: str = ""
    old: Place | None = None
    new: Place | None = None
    difference: str = ""


class PairKind(StrEnum):
    """What became of a unit.

    `kept`: word for word the same, in the same place. `moved`: the same words, in another place. `updated`: the
    same sentence with other facts. `reworded`: other words, the facts the same or others (see `Pair.facts`).
    `new` and `gone`: it stands in one of the two texts alone.
    """

    KEPT = "kept"
    REWORDED = "reworded"
    UPDATED = "updated"
    NEW = "new"
    GONE = "gone"
    MOVED = "moved"


class Pair(Frozen):
    """Units of the two texts that belong together.

    Attributes:
        id: unique within its `Against`: `p1`, `p2` … in the order of the new text, what is gone at its old place.
        kind: what became of it.
        old: ids of units of the old side; empty for `new`. Several where clauses were merged.
        new: ids of units of the new side; empty for `gone`. Several where a clause was split.
        score: how sure it is that they belong together, 0 to 1; of `new` and `gone` how like the likest one is.
        reason: why, in Chinese.
        moved: it stands in another place, whatever else became of it.
        kept_share: how much of the new words are words of the old text, 0 to 1, facts left out.
        facts: facts that changed, in the order of the new text.
        runs: the diff of the old units' `whole`, joined, with the new ones' `whole`, joined.
    """

    id: str
    kind: PairKind
    old: tuple[str, ...]
    new: tuple[str, ...]
    score: str
    reason: str
    moved: bool = False
    kept_share: str = "0"
    facts: tuple[FactChange, ...] = ()
    runs: tuple[Run, ...] = ()


class Row(Frozen):
    """One line of the two texts beside each other, in reading order.

    A pair that moved has two rows or more: where it was, with `new` empty, and where it is, with `old` empty.

    Attributes:
        pair: id of its pair.
        kind: what became of it; `moved` for both places of a pair that stands elsewhere, reworded or not.
        old: ids of the units of the old side that stand here; may be empty.
        new: ids of the units of the new side that stand here; may be empty.
        runs: the diff of what stands here; of a moved row a single run `moved` with the pair's id as `move`.
    """

    pair: str
    kind: PairKind
    old: tuple[str, ...]
    new: tuple[str, ...]
    runs: tuple[Run, ...]
