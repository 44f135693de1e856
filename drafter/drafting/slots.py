"""What a slot may name, and the text it is filled with.

`{F09.allotted}` a fact of a finding, `{case.budget}` a fact of the case, `{norm.ID}` a citation,
`{norm.ID.limit}` a figure of a norm, `{who.finance}` who answers for a duty in this department,
`{dept.name}` and `{dept.short}` the department, `{year.fiscal}`, `{year.prior}` and `{year.next}` years.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from drafter.findings.display import shown
from drafter.findings.model import Case, Fact
from drafter.findings.slots import Filled, fill
from drafter.knowledge.model import Norm

_YEARS = {"prior": -1, "fiscal": 0, "next": 1}


class UnknownSlotError(KeyError):
    """A slot names nothing; `args[0]` is its name."""


@dataclass(frozen=True)
class Slots:
    """Resolves slots for one case.

    Attributes:
        case: whose facts are filled in.
        norms: the norms that may be cited, by id.
        duties: generic names of those who answer for a duty (`finance` → 财务部门).
    """

    case: Case
    norms: Mapping[str, Norm]
    duties: Mapping[str, str]

    @cached_property
    def facts(self) -> Mapping[str, Fact]:
        """Every fact of the case by its full name."""
        return dict(self.case.all_facts())

    def shown(self, ref: str) -> str:
        """The text of one slot.

        Raises:
            UnknownSlotError: it names nothing.
        """
        scope, _, name = ref.partition(".")
        try:
            match scope:
                case "norm":
                    return self._norm(name)
                case "who":
                    return self.case.department.units.get(name) or self.duties[name]
                case "dept":
                    return self._department(name)
                case "year":
                    return f"{self.case.fiscal_year + _YEARS[name]}年"
                case _:
                    return shown(self.facts[ref])
        except KeyError:
            raise UnknownSlotError(ref) from None

    def fill(self, template: str) -> Filled:
        """A template with all its slots filled.

        Raises:
            UnknownSlotError: a slot names nothing.
        """
        return fill(template, self.shown)

    def _norm(self, name: str) -> str:
        norm_id, _, figure = name.partition(".")
        norm = self.norms[norm_id]
        return shown(norm.figures[figure]) if figure else norm.citation

    def _department(self, name: str) -> str:
        department = self.case.department
        return {"name": department.name, "short": department.short or department.name}[name]
