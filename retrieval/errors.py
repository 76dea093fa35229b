"""The errors a user can meet.

ShelftalkerError
├── UsageError          the command or a setting is wrong (exit code 2)
├── InputError          a file or a value given to us cannot be used
├── HomeError           the data folder cannot be opened, read or written
├── IndexMissingError   the catalogue has not been indexed yet
└── ModelMissingError   weights that are needed are not in place

Every message says what happened, with which value, and what to do.
"""


class ShelftalkerError(Exception):
    """Something the user can mend; the message says how."""


class UsageError(ShelftalkerError):
    """A command, flag or setting is wrong."""


class InputError(ShelftalkerError):
    """A file or value given to us cannot be used."""


class HomeError(ShelftalkerError):
    """The data folder cannot be opened, read or written."""


class IndexMissingError(ShelftalkerError):
    """The catalogue has not been indexed yet."""


class ModelMissingError(ShelftalkerError):
    """Weights that are needed are not in place."""
