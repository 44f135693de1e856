"""All forms, in the order of the table."""

from evals.mutations.forms import amounts, marks
from evals.mutations.forms.broken import BrokenForm, cut, spaced, spread, tabled, wrapped
from evals.mutations.forms.model import Form

_ALONE: tuple[Form, ...] = (*amounts.FORMS, *marks.FORMS)
_BY_NAME = {form.name: form for form in _ALONE}
_BREAKABLE = tuple(
    _BY_NAME[name]
    for name in (
        "money_wan_2",
        "money_yuan_commas",
        "percent",
        "percentage_points",
        "counters",
        "points",
        "time_limit",
        "date",
        "document_number_hexagon",
        "contract_number",
    )
)
_TABULAR = tuple(
    _BY_NAME[name] for name in ("money_wan_2", "money_yuan_commas", "percent", "counters", "points", "date")
)

FORMS: tuple[Form, ...] = (
    *_ALONE,
    BrokenForm("hard_wrap", _BREAKABLE, wrapped),
    BrokenForm("hard_wrap_in_digits", _BREAKABLE, cut),
    BrokenForm("inner_spaces", _BREAKABLE, spaced),
    BrokenForm("spread_characters", _BREAKABLE, spread),
    BrokenForm("table_blanks", _TABULAR, tabled),
)
"""Every form that one slot may take; ranges take two and stand by themselves."""
