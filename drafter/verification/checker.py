"""The gate."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from drafter.findings.model import Case
from drafter.knowledge.model import Norm
from drafter.verification.model import Manuscript, Report, Violation


@dataclass(frozen=True)
class Checker:
    """Checks texts against one case.

    Attributes:
        case: the only source of facts.
        norms: the norms that may be cited, by id.
        vocabulary: approved wording, by which prose is recognised as the bureau's own.
    """

    case: Case
    norms: Mapping[str, Norm]
    vocabulary: Sequence[str] = field(default=())

    def check(self, manuscript: Manuscript) -> Report:
        """Everything that may not stand in a text, in the order of the text."""
        raise NotImplementedError

    def check_sentence(
        self, text: str, *, points: Sequence[str], grounds: Sequence[str] = ()
    ) -> tuple[Violation, ...]:
        """What may not stand in one sentence of a draft.

        Args:
            text: the sentence, slots filled.
            points: full ids of the points it tells or answers; its figures and names must be theirs.
            grounds: further texts whose words it may use, such as approved phrases for this defect.
        """
        raise NotImplementedError
