"""What an audit says of a text, alarms and hints, for tests."""

import pytest

from drafter.audit.auditor import audit
from drafter.ingest.model import Document, Paragraph
from drafter.ingest.plain import paragraphs
from drafter.ingest.reader import read_document


def findings(document):
    """The alarms and the hints in the order of the text."""
    found = audit(document)
    return tuple(sorted((*found.issues, *found.hints), key=lambda issue: issue.quotes[0].start))


def written(text, source="report.txt"):
    """A document of a text."""
    return Document(source=source, digest="", text=text, paragraphs=paragraphs(text))


def audited(text, source="report.txt"):
    """The audit of a text, as it stands in a text file, of which something may have been lost."""
    return audit(written(text, source))


def found_in(text):
    """The alarms and the hints of a text file, in the order of the text."""
    return findings(written(text))


def kinds(text, source="report.txt"):
    """The kinds of the alarms of a text."""
    return [issue.kind for issue in audited(text, source).issues]


def kinds_in_word(text):
    """Those of a text as its author wrote it."""
    return kinds(text, "report.docx")


def messages(text, kind, source="report.docx"):
    """What the alarms of a kind say of a text."""
    return [issue.message for issue in audited(text, source).issues if issue.kind == kind]


def audited_word(text, source="report.docx"):
    """The audit of a text, as its author wrote it."""
    return audited(text, source)


def said(text):
    """The alarms and the hints of a text, each as its kind and all that it quotes."""
    found = audited(text)
    return tuple(
        [(issue.kind, *(quote.text for quote in issue.quotes)) for issue in some]
        for some in (found.issues, found.hints)
    )


def document(*pieces, source="report.docx"):
    """A document of paragraphs, given as text, and of rows, given as tuples of cells."""
    text, found = "", []
    for piece in pieces:
        line = piece if isinstance(piece, str) else "\t".join(piece)
        if isinstance(piece, str):
            found += [
                Paragraph(text=p.text, start=p.start + len(text), end=p.end + len(text), level=p.level)
                for p in paragraphs(line)
            ]
        else:
            found.append(Paragraph(text=line, start=len(text), end=len(text) + len(line), cells=piece))
        text += line if line.endswith("\n") else line + "\n"
    return Document(source=source, digest="", text=text, paragraphs=tuple(found))


def alarms(*pieces, source="report.docx"):
    """The alarms of a document of such pieces, each as its kind and what it quotes first."""
    return [(issue.kind, issue.quotes[0].text) for issue in audit(document(*pieces, source=source)).issues]


def hints(*pieces, source="report.docx"):
    """Its hints, likewise."""
    return [(issue.kind, issue.quotes[0].text) for issue in audit(document(*pieces, source=source)).hints]


def tell_only_the_slip(text, right, wrong, kind):
    """Hold a text with blanks to this: with what is right no alarm, with what is wrong one of a kind."""
    true, false = (text.format(*([words] if isinstance(words, str) else words)) for words in (right, wrong))
    assert alarms(true) == []
    assert kind in [found for found, _ in alarms(false)]


def told_and_silent(slips, alike, kind):
    """The two tests of a check: of each text with a blank only the slip is told; of what looks alike, nothing.

    `slips` holds texts, each with what is right and what is wrong in its blank; `kind` is that of the alarm.
    """

    @pytest.mark.parametrize(("text", "right", "wrong"), slips)
    def told(text, right, wrong):
        tell_only_the_slip(text, right, wrong, kind)

    @pytest.mark.parametrize("text", alike)
    def silent(text):
        assert alarms(text) == []

    return told, silent


def alarms_with_quotes(text):
    """The alarms of a text, each as its kind and all that it quotes."""
    return [(issue.kind, tuple(quote.text for quote in issue.quotes)) for issue in audited(text).issues]


def hint_kinds(text):
    """The kinds of the hints of a text."""
    return [issue.kind for issue in audited(text).hints]


def kinds_of_all(text, source="report.docx"):
    """The kinds of the alarms of a text, then of its hints."""
    found = audited(text, source)
    return [issue.kind for issue in (*found.issues, *found.hints)]


def markdown(rows):
    """A table of markdown from lines whose cells are parted by blanks; a dot is an empty cell."""
    cells = [["" if cell == "." else cell for cell in line.split(" ")] for line in rows.splitlines()]
    lines = ["| " + " | ".join(row) + " |" for row in cells]
    return "\n".join([lines[0], "|" + " --- |" * len(cells[0]), *lines[1:]]) + "\n\n"


def found_in_markdown(tmp_path, text):
    """The audit of a text of markdown, read from a file."""
    path = tmp_path / "report.md"
    path.write_text(text, encoding="utf-8")
    return audit(read_document(path))


def alarms_of_markdown(tmp_path, text):
    """Its alarms, each as its kind and what it quotes first."""
    return [(issue.kind, issue.quotes[0].text) for issue in found_in_markdown(tmp_path, text).issues]
