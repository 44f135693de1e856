"""The form of the text: numbering, references, residue of templates, spelling, punctuation."""

from drafter.audit.checks.writing import (
    blanks,
    contents,
    doubling,
    forms,
    list_starts,
    mangled,
    numbering,
    punctuation,
    references,
    repetition,
    residue,
    spelling,
    terms,
    units,
    variants,
    wording,
)
from drafter.audit.reading import Check

CHECKS: tuple[Check, ...] = (
    numbering.check,
    references.check,
    residue.check,
    units.check,
    repetition.check,
    wording.check,
    punctuation.check,
    forms.check,
    contents.check,
    doubling.check,
    spelling.check,
    terms.check,
    variants.check,
    mangled.check,
    list_starts.check,
    blanks.check,
)
