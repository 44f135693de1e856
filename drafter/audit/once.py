"""One finding for one relation: what several checks read of the same figures is told by the one that says most."""

from collections.abc import Iterable, Iterator

from drafter.audit.model import Issue, Severity

_OF_FIGURES = frozenset({"comparison", "count_list", "grade", "rate", "share"})
"""The kinds that hold figures against each other in more ways than one."""

_BEGIN_WITH_IT = frozenset({"count_list", "rate", "share"})
"""Those that name first the figure which the others contradict: it is wrong once, whatever it is held against."""

_Span = tuple[int, int]


def once(issues: Iterable[Issue]) -> Iterator[Issue]:
    """The issues in their order, without those that say again what another of their kind says.

    What one check is sure of and another guesses is sure. Of two relations of one kind the one goes whose figures
    are all among those of the other, and a guess about a figure that is known to be wrong.
    """
    told = _not_again(issues)
    sure: dict[tuple[str, _Span], list[Issue]] = {}
    for issue in told:
        for span in _spans(issue) if issue.kind in _OF_FIGURES and not _is_hint(issue) else ():
            sure.setdefault((issue.kind, span), []).append(issue)
    graded = [span for kind, span in sure if kind == "grade"]
    for issue in told:
        beside = [other for span in _spans(issue) for other in sure.get((issue.kind, span), ())]
        said = any(_says_it(other, issue) for other in beside if other is not issue)
        guessed = issue.kind == "grade" and _is_hint(issue) and any(_meet(issue, span) for span in graded)
        if not (said or guessed):
            yield issue


def _not_again(issues: Iterable[Issue]) -> list[Issue]:
    """The issues without those of the same kind about the same places, the sure ones before the guesses."""
    told = [(issue, (issue.kind, frozenset(_spans(issue)))) for issue in issues]
    sure = {said for issue, said in told if not _is_hint(issue)}
    seen: set[tuple[str, frozenset[_Span]]] = set()
    found: list[Issue] = []
    for issue, said in told:
        guessed = _is_hint(issue) and said in sure
        if len(issue.quotes) == 1 or not (said in seen or guessed):
            found.append(issue)
            seen.add(said)
    return found


def _says_it(other: Issue, issue: Issue) -> bool:
    """Whether a sure issue says what another of its kind says: of the same figures and more, or of its first."""
    own, others = _spans(issue), _spans(other)
    return set(own) < set(others) or (issue.kind in _BEGIN_WITH_IT and _is_hint(issue) and own[0] == others[0])


def _meet(issue: Issue, span: _Span) -> bool:
    return any(start < span[1] and span[0] < end for start, end in _spans(issue))


def _is_hint(issue: Issue) -> bool:
    return issue.severity is Severity.HINT


def _spans(issue: Issue) -> list[_Span]:
    return [(quote.start, quote.end) for quote in issue.quotes]
