"""How firmly the amounts of a rate are tied to it: side by side with it, or named in words; else it is a hint.

Reports that were read by hand after an audit show where the reading goes wrong. Rates whose amounts stand in their
own sentence with no further amount among them were nearly all wrong where the audit said so. Where an amount was
fetched from beyond further amounts, or out of a row of amounts, about half of them were right: the rate was of an
amount that the reading had passed over. So an alarm needs its amounts side by side with the rate, or words that
bind them to it: the name of what has changed, the name of a rate that says which amount is divided by which
(执行率, 到位率), a year for each of a row, or other members of a list that prove the order of it.
"""

from collections.abc import Collection

from drafter.audit.comparable import is_whole
from drafter.audit.doubts import Doubt
from drafter.audit.movements import beside
from drafter.audit.plausible import is_change
from drafter.audit.statements import Figure, Sentence


def unbound(sentence: Sentence, stated: Figure, amounts: Collection[Figure]) -> Doubt | None:
    """What is open of the base of a rate; `None` where its amounts are bound to it.

    An amount of another sentence of the paragraph was found by its name.
    """
    near = [f for f in amounts if f.block is sentence.block and sentence.at <= f.at < sentence.behind]
    named = all(f.block is sentence.block for f in amounts)
    return None if named and (not near or side_by_side(sentence, stated, near)) else Doubt.BASE


def side_by_side(sentence: Sentence, stated: Figure, amounts: Collection[Figure]) -> bool:
    """Whether no further amount stands among those of a rate and it, but for changes and for bases of rates."""
    dimension = next(iter(amounts)).quantity.dimension
    first, last = min(f.at for f in (*amounts, stated)), max(f.at for f in (*amounts, stated))
    known = {id(f) for f in (*amounts, stated)}
    among = [f for f in sentence.figures if first < f.at < last and id(f) not in known]
    others = [
        f for f in among if f.quantity.dimension == dimension and not (is_whole(sentence, f) or is_change(f))
    ]
    open_ones = {id(f) for f in beside(sentence, stated)} if others else set()
    return not any(id(f) in open_ones for f in others)
