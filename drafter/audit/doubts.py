"""What a check took for granted: a finding that rests on it is a hint for a person to look at, and no alarm.

An alarm needs nothing but what is written: both figures of a rate with their base, a total with its parts and the
word that says so, two numbers in one run, a date behind another. Where the reading itself had to be guessed (which
rows make up a total, where an item of a list ends, whether two places speak of one thing) nobody can tell from
outside whether the report is wrong or the guess; so the hint says what was guessed.

Which form of evidence is enough was counted on reports that people read behind the audit: a form keeps its alarm
where at least about nine of ten were real. That drew these lines:

- a rate needs its amounts side by side with it, or words that bind them to it (`binding`); where only its last
  digit differs as cutting off or rounding twice make it, it is a hint (`BASE`, `TAIL`);
- the parts of a total need a word that says that they are all, or columns beside theirs that add up; changes in
  several paragraphs may not be all (`PARTS`, `LEVELS`);
- labels 一是, 二是 need their whole list in one paragraph, numbers in running text a file that holds paragraphs:
  lists lie within lists, and pages leave numbers behind (`LEVELS`, `LAYOUT`);
- of two amounts under one name, of words that are alike and of names of other places neither need be wrong
  (`SAME`, `ALIKE`);
- what is only another way of writing, that no rule forbids its author, is a matter of `STYLE`;
- what a paper of a hundred pages says word for word in its summary and in its place is its habit (`RETOLD`);
- single characters and the order of lines are sure where a writer put them there, and not where a machine read
  them off a page (`MACHINE`); a mark that its paper uses throughout is its convention, as a slip is an exception
  amid what was filled in (`CONVENTION`).
"""

from collections.abc import Mapping
from enum import StrEnum


class Doubt(StrEnum):
    """What was inferred; its value is the end of the key of its message."""

    PARTS = "parts"
    """That the parts which are named are all of the total."""
    ITEMS = "items"
    """Where one item of a list ends and the next begins."""
    LEVELS = "levels"
    """Which rows or sections stand below which."""
    COLUMNS = "columns"
    """What a column is of others: no head says it, the other rows show it."""
    SAME = "same"
    """That two places speak of one thing, of one scope and one time."""
    ALIKE = "alike"
    """That words which are alike mean one thing, or that one is a slip for the other."""
    CUSTOM = "custom"
    """A scale or a habit that the report does not state."""
    ELSEWHERE = "elsewhere"
    """That what is referred to is in no other file."""
    BASE = "base"
    """What a rate or a share is of: its own sentence does not name it."""
    LAYOUT = "layout"
    """How a page reads: its lines, cells and blanks were put together from places on paper."""
    HIDDEN = "hidden"
    """That anybody sees it: its row is folded away, or its characters do not show."""
    QUOTED = "quoted"
    """That the report says it itself: it stands in quotation marks."""
    NEGATIVE = "negative"
    """That what was before was not below nought."""
    YEAR = "year"
    """Of which year a report is: neither its first lines nor most of its dates say so."""
    GIVEN = "given"
    """That its author chose the words: a class of the budget is named by a list that is not his."""
    TAIL = "tail"
    """That a last digit was to be rounded once and half up: it is right with its tail cut off or rounded twice."""
    DRAFT = "draft"
    """That a blank is to be filled no more: the paper calls itself a draft, of which some things are to come."""
    RETOLD = "retold"
    """That a paragraph was to be told once: a paper of a hundred pages tells it there and in its summary."""
    STYLE = "style"
    """That one way of writing is wrong where both are in use, and neither changes what is said."""
    DAMAGED = "damaged"
    """What stood here: characters or cells of the text are lost or run together."""
    MACHINE = "machine"
    """Which characters and lines the page has: a machine read them off it."""
    CONVENTION = "convention"
    """That a mark is a blank to be filled: it stands wherever its paper, or a form in it, has such a thing."""


INFERRED: Mapping[str, Doubt] = {
    **dict.fromkeys(("other_year", "title_of_two", "two_values"), Doubt.SAME),
    **dict.fromkeys(
        (
            "code_name",
            "echo",
            "level_explained",
            "near_term",
            "other_name",
            "other_place",
            "title_name",
            "variant",
        ),
        Doubt.ALIKE,
    ),
    **dict.fromkeys(("grade_usual", "separators", "undated_title"), Doubt.CUSTOM),
    **dict.fromkeys(("missing_annex", "missing_table"), Doubt.ELSEWHERE),
}
"""The messages whose inference real reports have proven wrong, or can without being wrong themselves.

A check that infers as much, but that no report has contradicted yet (a deduction that no problem mentions, a
target that another line leaves open), keeps its alarm: what it compares was written for being compared.
"""

OF_MARKS = frozenset({"doubled_stops", "empty_marks", "unpaired"})
"""The messages about marks, among them those of quotations."""

QUOTED_TOO = OF_MARKS | {"renamed"}
"""Those that say the same inside quotation marks: budgets put the names of their items in them."""

OF_LAYOUT = frozenset(
    {
        "contents_title",
        "cut_paragraph",
        "empty_marks",
        "no_unit",
        "repeated_paragraph",
        "skipped",
        "stop_before_bracket",
    }
)
"""The messages about where something stands on a page or is missing: sure only where the file has paragraphs."""

OF_CHARACTERS = frozenset(
    {
        "bracket_and_stop",
        "broken_code",
        "change_without_unit",
        "contents_title",
        "cut_paragraph",
        "cut_year",
        "dash_for_one",
        "dotted",
        "doubled_stops",
        "empty_marks",
        "grouped",
        "lost_digit",
        "lost_number",
        "mangled",
        "misspelt",
        "mixed_numbers",
        "no_day",
        "no_percent",
        "no_stop",
        "no_such_day",
        "no_unit",
        "no_yuan",
        "no_yuan_often",
        "number_of_document",
        "one_digit",
        "page_again",
        "parted_digits",
        "repeated",
        "repeated_paragraph",
        "short_code",
        "short_form",
        "skipped",
        "stop_before_bracket",
        "stopped",
        "stray",
        "torn",
        "torn_verb",
        "twice_in_a_row",
        "two_percents",
        "unpaired",
    }
)
"""The messages that rest on a single character, or on the order of lines: sure only where no machine read them."""

STANDING = frozenset(
    {
        "bracket_and_stop",
        "choice",
        "choices",
        "instruction",
        "instructions",
        "mixed_numbers",
        "number_of_document",
        "placeholder",
        "placeholders",
        "separators",
    }
)
"""The messages about something that stands in the text: what was lost beside it cannot have made it."""

DRAWN = frozenset({".pdf"})
"""The formats that hold places on paper instead of paragraphs."""
