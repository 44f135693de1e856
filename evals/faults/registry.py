"""Every operator and every family, in the order in which reports show them."""

from evals.faults.families import arrangement, editing, figures, phrasing, writing
from evals.faults.model import Family, Operator
from evals.faults.operators import edits, findings, forms, frame, identifiers, leaks, statements, swaps, units
from evals.faults.operators import figures as false_figures

OPERATORS: tuple[Operator, ...] = (
    *false_figures.OPERATORS,
    *units.OPERATORS,
    *swaps.OPERATORS,
    *identifiers.OPERATORS,
    *findings.OPERATORS,
    *statements.OPERATORS,
    *leaks.OPERATORS,
    *forms.OPERATORS,
    *frame.OPERATORS,
    *edits.OPERATORS,
)
FAMILIES: tuple[Family, ...] = (
    *figures.FAMILIES,
    *writing.FAMILIES,
    *arrangement.FAMILIES,
    *phrasing.FAMILIES,
    *editing.FAMILIES,
)
