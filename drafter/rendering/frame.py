"""The standing phrases around a notice, read from `knowledge/wording/frame.yaml`."""

from collections.abc import Mapping
from pathlib import Path

import yaml
from pydantic import Field, ValidationError

from drafter.errors import AssetError
from drafter.findings.model import Frozen, Line
from drafter.findings.yaml_parser import load


class SectionNames(Frozen):
    """The names of the four sections, in their order."""

    overview: Line
    result: Line
    problems: Line
    recommendations: Line


class ClearWords(Frozen):
    """What the two central sections say where nothing was deducted."""

    problems: Line
    recommendations: Line


class ScaleWords(Frozen):
    """How a grade scale is told: best grade, grades in between, worst grade."""

    lead: Line
    first: Line
    middle: Line
    last: Line
    joint: str
    end: str


class Numbering(Frozen):
    """How numbers stand before what they number; `{n}` is the number."""

    section: Line
    item: Line
    clause: Line
    table: Line


class AnnexWords(Frozen):
    """The mark at the head of the annex, how the notice lists it, and its title."""

    mark: Line
    listed: Line
    title: Line


class ScoreTableWords(Frozen):
    """The column heads of the score table and what stands in its cells.

    What ends in `_converted` stands where something was not assessed: the grade then rests on a converted score.
    """

    levels: tuple[Line, Line, Line]
    max: Line
    awarded: Line
    reasons: Line
    subtotal: Line
    subtotal_not_assessed: Line
    not_assessed: Line
    not_counted_max: Line
    not_counted: Line
    reason_joint: str
    total: Line
    total_converted: Line
    grade: Line
    grade_converted: Line


class BlankWords(Frozen):
    """A part that the case leaves open: what it is called, and the blank that stands for it."""

    what: Line
    shown: str = Field(min_length=1)


class Frame(Frozen):
    """Everything a notice says around its overview, problems and recommendations. Slots as in a case file.

    Attributes:
        opening_clear: in place of `opening` where nothing was deducted: it asks for no rectification.
        result_converted: in place of `result` where something was not assessed.
        blanks: by name of what may be missing: the fields of the case's `notice`, `problems` and `recommendations`
            of a case that lost points and does not say why, and `score_table`.
    """

    title: Line
    addressee: Line
    opening: Line
    opening_clear: Line
    sections: SectionNames
    result: Line
    result_converted: Line
    clear: ClearWords
    scale: ScaleWords
    numbering: Numbering
    annex: AnnexWords
    score_table: ScoreTableWords
    signature: Line
    issued: Line
    disclosure: Line
    copies: Line
    printer: Line
    printed: Line
    list_joint: str
    copies_joint: str
    blanks: Mapping[str, BlankWords]


def load_frame(path: Path) -> Frame:
    """Read a frame file.

    Raises:
        AssetError: it is missing, no YAML, or lacks a phrase; the message names all that is wrong.
    """
    try:
        return Frame.model_validate(load(path.read_text(encoding="utf-8")))
    except ValidationError as error:
        wrong = "; ".join(f"{'.'.join(map(str, detail['loc']))}: {detail['msg']}" for detail in error.errors())
        raise AssetError(f"{path.name} is not a frame: {wrong}", remedy=_REMEDY) from error
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise AssetError(f"{path.name} cannot be read: {error}", remedy=_REMEDY) from error


_REMEDY = "restore knowledge/wording/frame.yaml from the release, or correct it"
