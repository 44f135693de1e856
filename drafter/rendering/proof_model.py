"""What a proof says: which sentence rests on which facts, and at which character of a file each fact stands."""

from collections.abc import Mapping

from pydantic import Field

from drafter.findings.model import Frozen


class FileDigest(Frozen):
    """A file by its contents.

    Attributes:
        file: its name; the last two parts of its path, or its place in the knowledge base.
        sha256: of its bytes.
        encoding: what its bytes are read as; offsets count characters, without a byte order mark.
    """

    file: str
    sha256: str
    encoding: str


class Span(Frozen):
    """A stretch of a source file.

    Attributes:
        source: the file's name in the proof.
        start: offset of its first character.
        end: offset behind its last.
        key: the YAML key that it is the value of, or begins with; empty for an item of a list.
    """

    source: str
    start: int
    end: int
    key: str = ""


class Stated(Frozen):
    """What the case file says of a finding or a point.

    Attributes:
        at: where.
        sha256: of that stretch, in UTF-8.
        id: where its id stands.
        points: its points by their full ids; none of a point.
    """

    at: Span
    sha256: str
    id: Span
    points: Mapping[str, "Stated"] = Field(default_factory=dict)


class Known(Frozen):
    """One fact.

    Attributes:
        kind: how its value is written in a sentence, as in a case file; besides `citation` (`《value》article`),
            `words` (a sentence uses a piece of it), `derived` (a figure that only the sentence has).
        value: as the source gives it.
        unit: of a quantity.
        article: of a citation.
        at: where each of these stands, by field, and of a norm its `id`; a computed figure has none.
        block: where the whole fact stands.
        formula: how a derived value follows from `inputs`: a sum, a difference, a quotient, or `count(…)`.
        inputs: the facts that it names: full names by the names in the formula.
        derivation: how the points of an indicator came about; its equations can be computed again.
        finding: id of the finding whose measures and judgements the points rest on.
    """

    kind: str
    value: str
    unit: str = ""
    article: str = ""
    at: Mapping[str, Span] = Field(default_factory=dict)
    block: Span | None = None
    formula: str = ""
    inputs: Mapping[str, str] = Field(default_factory=dict)
    derivation: str = ""
    finding: str = ""


class Use(Frozen):
    """A fact in a sentence.

    Attributes:
        fact: its full name.
        start: offset of its first character in the sentence.
        end: offset behind its last.
        text: those characters.
    """

    fact: str
    start: int
    end: int
    text: str


class Proven(Frozen):
    """One sentence, heading or row of the notice.

    Attributes:
        section: `problems`, `recommendations`, or `frame` for all that stands around them.
        role: what it is; of a clause, what the draft says of it.
        start: offset of its first character in notice.md, number or label included.
        end: offset behind its last.
        text: those characters.
        points: full ids of the points that it tells or answers.
        facts: what it uses, in its order.
    """

    section: str
    role: str
    start: int
    end: int
    text: str
    points: tuple[str, ...] = ()
    facts: tuple[Use, ...] = ()


class Proof(Frozen):
    """The proof of a notice.

    Attributes:
        notice: the text.
        sources: the files that it rests on, by name.
        findings: what the case file says of each finding, by id.
        facts: every fact that a sentence uses, by full name, and every fact that one of these follows from.
        sentences: all of the text, in order; between them stand only blanks and marks of Markdown.
        seal: SHA-256 of the bundle's file with this entry left empty.
    """

    notice: FileDigest
    sources: Mapping[str, FileDigest]
    findings: Mapping[str, Stated]
    facts: Mapping[str, Known]
    sentences: tuple[Proven, ...]
    seal: str = ""


Stated.model_rebuild()
