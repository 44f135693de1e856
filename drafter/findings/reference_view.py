"""What loading a case needs of the knowledge base. `drafter.knowledge` provides it; findings never imports it."""

from collections.abc import Iterator
from typing import Protocol

from drafter.findings.problems import FieldProblem


class ReferenceView(Protocol):
    """The knowledge base as the loader sees it; paths of problems are relative to the thing that was named."""

    def norm(self, name: str) -> Iterator[FieldProblem]:
        """What is wrong with the id of a norm."""

    def defect(self, name: str) -> Iterator[FieldProblem]:
        """What is wrong with the id of a defect."""

    def duty(self, name: str) -> Iterator[FieldProblem]:
        """What is wrong with the name of a duty."""

    def text(self, text: str) -> Iterator[FieldProblem]:
        """What the slots of a text name and the base does not have."""


class NoReferences:
    """Examines nothing: for cases that are read without a knowledge base."""

    def norm(self, _: str) -> Iterator[FieldProblem]:
        """Nothing."""
        return iter(())

    def defect(self, _: str) -> Iterator[FieldProblem]:
        """Nothing."""
        return iter(())

    def duty(self, _: str) -> Iterator[FieldProblem]:
        """Nothing."""
        return iter(())

    def text(self, _: str) -> Iterator[FieldProblem]:
        """Nothing."""
        return iter(())
