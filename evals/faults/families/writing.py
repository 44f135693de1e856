"""The same text as another hand or program writes it: blanks, line ends, width, marks, numbering."""

import re
from collections.abc import Callable, Mapping
from random import Random

from evals.faults.choosing import first
from evals.faults.model import Edit, Family, mutant
from evals.faults.page import Page

_HALF = {"（": "(", "）": ")", "；": ";", "：": ":"}
_WIDE_SIGNS = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ")


def _in_body(page: Page, change: Callable[[str], str]) -> str | None:
    """The two sections rewritten as a whole; tables stay."""
    start, end = page.body
    lines = page.text[start:end].split("\n")
    new = "\n".join(line if line.startswith("|") else change(line) for line in lines)
    return page.text[:start] + new + page.text[end:] if new != page.text[start:end] else None


def _spaced_units(page: Page, _rng: Random) -> str | None:
    edits = []
    for one in page.figures:
        found = re.match(r"[0-9.,]+(?=[^0-9.,])", page.words(one))
        if found:
            edits.append(Edit(one.start + found.end(), one.start + found.end(), " "))
    changed = mutant(page, *edits) if edits else None
    return changed.text if changed else None


def _spaced_figures(page: Page, _rng: Random) -> str | None:
    """As Word puts blanks between Chinese and digits."""
    return _in_body(page, lambda line: re.sub(r"(?<=[一-鿿])(?=[0-9])|(?<=[0-9])(?=[一-鿿])", " ", line))


def _wrapped(width: int) -> Callable[[Page, Random], str | None]:
    """Hard line ends, as text out of a PDF has them."""

    def make(page: Page, rng: Random) -> str | None:
        first_width = rng.randint(width - 4, width + 4)

        def wrap(line: str) -> str:
            pieces = [line[at : at + first_width] for at in range(0, len(line), first_width)]
            return line if line.startswith("#") else "\n".join(pieces)

        return _in_body(page, wrap)

    return make


def _half_width(page: Page, rng: Random) -> str | None:
    start, end = page.body
    found = [at for at in range(start, end) if page.text[at] in "；："]

    def make(at: int) -> str | None:
        changed = mutant(page, Edit(at, at + 1, _HALF[page.text[at]]))
        return changed.text if changed else None

    return first(rng, found, make)


def _exchanged(signs: Mapping[str, str]) -> Callable[[Page, Random], str | None]:
    table = str.maketrans(dict(signs))

    def make(page: Page, _rng: Random) -> str | None:
        return _in_body(page, lambda line: line.translate(table))

    return make


def _without_marks(page: Page, _rng: Random) -> str | None:
    """Plain text instead of Markdown."""
    return re.sub(r"(?m)^#+ ", "", page.text)


def _numbered(pattern: str, new: str) -> Callable[[Page, Random], str | None]:
    """Another way to write the numbers of items or clauses."""

    def make(page: Page, _rng: Random) -> str | None:
        start, end = page.text.find("存在问题"), page.body[1]
        body = re.sub(pattern, new, page.text[start:end])
        return page.text[:start] + body + page.text[end:] if body != page.text[start:end] else None

    return make


def _indented(page: Page, _rng: Random) -> str | None:
    return _in_body(page, lambda line: f"　　{line}" if line and not line.startswith("#") else line)


def _no_blank_lines(page: Page, _rng: Random) -> str | None:
    start, end = page.body
    new = re.sub(r"\n{2,}(?![|#])(?<!\|\n\n)", "\n", page.text[start:end])
    return page.text[:start] + new + page.text[end:] if new != page.text[start:end] else None


def _each_line(change: Callable[[str], str]) -> Callable[[Page, Random], str | None]:
    def make(page: Page, _rng: Random) -> str | None:
        return _in_body(page, change)

    return make


def _windows(page: Page, _rng: Random) -> str | None:
    return page.text.replace("\n", "\r\n")


def _wide_letters(page: Page, _rng: Random) -> str | None:
    return _in_body(page, lambda line: line.translate(_WIDE_SIGNS))


def _other_labels(before: str, behind: str, numerals: str) -> Callable[[Page, Random], str | None]:
    """Clauses that are numbered in another way."""

    def make(page: Page, _rng: Random) -> str | None:
        label = re.compile(r"(?m)^([一二三四五六七八九])是")
        number = dict(zip("一二三四五六七八九", numerals, strict=True))
        several = re.search(r"(?m)^十[一二三四五六七八九]?是", page.text)
        return (
            None
            if several
            else _in_body(page, lambda line: label.sub(lambda m: before + number[m[1]] + behind, line))
        )

    return make


FAMILIES = (
    Family("blanks_before_units", _spaced_units),
    Family("blanks_around_figures", _spaced_figures),
    Family("lines_wrapped", _wrapped(28)),
    Family("half_width_marks", _half_width),
    Family("straight_quotes", _exchanged({"“": '"', "”": '"'})),
    Family("full_width_per_cent", _exchanged({"%": "％"})),
    Family("plain_text", _without_marks),
    Family("half_width_item_numbers", _numbered(r"（([一二三四五六七八九十]+)）(?=[^\n]*\n)", r"(\1)")),
    Family("comma_behind_clause_numbers", _numbered(r"(?m)^([一二三四五六七八九十]+是)", r"\1，")),
    Family("indented", _indented),
    Family("corner_quotes", _exchanged({"“": "「", "”": "」"}), held_back=True),
    Family("no_blank_lines", _no_blank_lines, held_back=True),
    Family("windows_line_ends", _windows, held_back=True),
    Family("clauses_as_ordinals", _other_labels("第", "，", "一二三四五六七八九"), held_back=True),
    Family("clauses_in_digits", _other_labels("", ".", "123456789"), held_back=True),
    Family(
        "tabs", _each_line(lambda line: f"\t{line}" if line and not line.startswith("#") else line), held_back=True
    ),
    Family(
        "no_break_spaces",
        _each_line(lambda line: re.sub(r"(?<=[0-9])(?=[万元%份项台])", "\u00a0", line)),
        held_back=True,
    ),
    Family("wide_letters", _wide_letters, held_back=True),
    Family("colon_behind_clause_numbers", _numbered(r"(?m)^([一二三四五六七八九十]+是)", r"\1："), held_back=True),
)
