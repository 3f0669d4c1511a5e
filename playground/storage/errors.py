"""What can go wrong with what stays on disk."""


class StorageError(Exception):
    """The text is SQLite's own, in English, for the details."""


class DiskFull(StorageError):
    """Nothing more fits on the disk."""


class NotWritable(StorageError):
    """The file, its folder or its disk may not be written."""


class Damaged(StorageError):
    """The file holds something that SQLite did not write."""


class Newer(StorageError):
    """A newer version of this program has written it."""


class StorageFailed(StorageError):
    """Anything else that SQLite complains about."""
