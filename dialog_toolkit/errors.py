"""Errors a person is told of: one line that says what happened, what is safe and what to do next.

`DialogError` carries an English message id and its facts; the face that shows it translates it. The facts
never hold what a participant said. Every family has an exit code for the command line, listed in README.
"""

from enum import IntEnum


class ExitCode(IntEnum):
    """What a command ends with. Documented in README, tested to be."""

    OK = 0
    INTERNAL = 1
    USAGE = 2
    BAD_INPUT = 3
    PROJECT = 4
    STORAGE = 5
    FINDINGS = 6
    CANCELLED = 130


class DialogError(Exception):
    """A fault that is told to the person in their own language.

    Parameters
    ----------
    message: English message id with ``{named}`` places, marked with ``N_`` where it is written.
    hint: English message id saying what to do next, or "".
    facts: values for the places; names, numbers, paths, never participants' words.
    """

    exit_code = ExitCode.INTERNAL

    def __init__(self, message: str, *, hint: str = "", **facts: object) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.facts = facts

    def __str__(self) -> str:
        return self.message.format(**self.facts)


class BadInput(DialogError):
    """A file or value that someone gave cannot be taken as it is."""

    exit_code = ExitCode.BAD_INPUT


class ProjectError(DialogError):
    """The project file cannot be used this way: foreign, newer, read-only, held by another."""

    exit_code = ExitCode.PROJECT


class StorageError(DialogError):
    """The disk refused: full, read-only, gone."""

    exit_code = ExitCode.STORAGE


class Cancelled(DialogError):
    """The person stopped a running job."""

    exit_code = ExitCode.CANCELLED
