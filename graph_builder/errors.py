"""The exception tree: one root, and a message that says what was expected, what came and what to do.

GraphBuilderError
├── InputError          a file or text that cannot be used          exit code 4
│   ├── UnreadableFile      missing, empty, binary, undecodable, broken
│   └── NoDocument          nothing in it is a speech, report or plan
├── UsageError          wrong option, unknown query or parameter    exit code 2
│   └── AmbiguousName       several entities answer to the name
└── StoreError          the store refuses or is not reachable       exit code 3
    ├── StoreUnreachable
    └── QueryRefused        a write, an administration command, or over the time limit
"""


class GraphBuilderError(Exception):
    """Root of every error that a user can mend."""

    exit_code = 1


class InputError(GraphBuilderError):
    exit_code = 4


class UnreadableFile(InputError):
    pass


class NoDocument(InputError):
    pass


class UsageError(GraphBuilderError):
    exit_code = 2


class AmbiguousName(UsageError):
    """`candidates` are (id, name, scope) of the entities that answer to the name."""

    def __init__(self, message: str, candidates: tuple[tuple[str, str, str], ...]) -> None:
        super().__init__(message)
        self.candidates = candidates


class StoreError(GraphBuilderError):
    exit_code = 3


class StoreUnreachable(StoreError):
    pass


class QueryRefused(StoreError):
    pass
