"""Who gave a score: the department itself, or somebody who reviewed it."""

import re

from drafter.outline.model import Scorer

_REVIEWED = re.compile(r"复核|复评|再评价|抽查|重点评价|财政评价")
_OWN = re.compile(r"自评|自我评价")
_SELF_NAMED = re.compile(r"自评|自我评价|自报|自得|自测|自查|自打|自我评定")
_REVIEWER = re.compile(rf"{_REVIEWED.pattern}|财政|第三方|专家|评审|审核|审定|核定|抽核|评价组|中介|最终")


def scorer_said(words: str) -> Scorer:
    """Who gave the score that a sentence goes on to tell: the last of its words that names somebody."""
    reviewed = max((match.start() for match in _REVIEWED.finditer(words)), default=-1)
    own = max((match.start() for match in _OWN.finditer(words)), default=-1)
    if max(reviewed, own) < 0:
        return Scorer.UNSAID
    return Scorer.REVIEW if reviewed > own else Scorer.SELF


def scorer_named(label: str) -> Scorer:
    """Who gave the scores below the head of a column, or behind a label."""
    if _REVIEWER.search(label):
        return Scorer.REVIEW
    return Scorer.SELF if _SELF_NAMED.search(label) else Scorer.UNSAID
