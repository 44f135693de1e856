"""What a sentence says of some beside what it says of others: 83个村已安排演出，偏远村没有安排.

An account tells what fell short. A true sentence may tell as well what did not, if it tells both: then the piece
that affirms is of others than the account, and turns nothing round.
"""

import re
from collections.abc import Iterable, Sequence

from drafter.verification.words.pieces import Piece

_AMOUNT = re.compile("[元%分百日]|[0-9]{4}")
"""Amounts, rates, points and dates count nothing."""

_FAULT = re.compile("超过|超出|逾|晚于|断|离线|停用|损坏|闲置|故障|老化|涂改")
"""What falls short without a word that says so."""

_TELLING = 2


def of_the_rest(said: Piece, parts: Sequence[Piece]) -> bool:
    """Whether another piece of a sentence counts others of one kind, and says that they fall short."""
    if said.denials:
        return False
    counts = {_kind(one) for one in said.figures if not _AMOUNT.match(one)}
    lacking = (part for part in parts if part.short or _FAULT.search(part.flat))
    return any(said.of_others(part) and counts & set(map(_kind, part.figures)) for part in lacking)


def denied_beside(said: Piece, parts: Sequence[Piece], account: Piece, names: Iterable[str]) -> bool:
    """Whether another piece denies what an account denies, and is more of the account than the one that affirms.

    Args:
        said: the piece that affirms.
        parts: those of its sentence.
        account: what denies it.
        names: what the deed or thing that is denied may be called.
    """
    called = tuple(names)
    whom, what = _apart(account, called)
    if said.tokens & whom and (not what or said.tokens & what):
        return False
    others = (part for part in parts if part.denials and part.flat != said.flat)
    alike = (part for part in others if _nearer(part, said, account, whom))
    return any(name in part.flat for part in alike for name in called)


def _apart(account: Piece, names: Iterable[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Of whom an account denies something, and of what it denies that it was done."""
    if not account.denials:
        return frozenset(), frozenset()
    denial = account.denials[0]
    behind = account.flat[denial.end() :]
    for name in names:
        behind = behind.replace(name, "，")
    return Piece(account.flat[: denial.start()]).tokens, Piece(behind).tokens


def _nearer(part: Piece, said: Piece, account: Piece, whom: frozenset[str]) -> bool:
    """Whether one piece is more of an account than another, or of whom the account denies it."""
    if len(part.tokens & account.tokens) >= max(len(said.tokens & account.tokens), _TELLING):
        return True
    return len(part.tokens & whom) > max(len(said.tokens & whom), _TELLING - 1)


def _kind(figure: str) -> str:
    """In what a figure counts."""
    return figure.rstrip("0123456789.")
