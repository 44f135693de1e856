"""Where the fields of the files stand that a notice rests on, and which of the files were needed for it."""

from dataclasses import dataclass, field
from functools import cached_property

from drafter.errors import InputError
from drafter.findings.problems import FieldPath
from drafter.messages import catalogue
from drafter.rendering.proof_model import Span
from drafter.rendering.proof_sources import SourceFile, Sources

_say = catalogue("drafter.rendering")


@dataclass
class Places:
    """Finds fields in files.

    Attributes:
        sources: the files.
        files: those in which something was found, by name.
    """

    sources: Sources
    files: dict[str, SourceFile] = field(default_factory=dict)

    @cached_property
    def case_file(self) -> SourceFile:
        """The case file."""
        return self._used(self.sources.case_file())

    def at(self, file: SourceFile, **paths: FieldPath) -> dict[str, Span]:
        """The places of some fields.

        Raises:
            InputError: the file has no such field.
        """
        return {name: self.span(file, path) for name, path in paths.items()}

    def span(self, file: SourceFile, path: FieldPath, *, whole: bool = False) -> Span:
        """The place of one field; with its key if asked for.

        Raises:
            InputError: the file has no such field.
        """
        self._used(file)
        node = file.nodes.get(path)
        if node is None:
            message = _say("proof_place", name=file.name, path=".".join(map(str, path)))
            raise InputError(message, remedy=_say("proof_source_remedy"))
        return Span(source=file.name, start=node.begin if whole else node.start, end=node.end, key=node.key)

    def _used(self, file: SourceFile) -> SourceFile:
        return self.files.setdefault(file.name, file)
