"""What the operating system says about files, in this program's words."""

from __future__ import annotations

import errno
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from playground.storage.errors import DiskFull, NotWritable, StorageError, StorageFailed

if TYPE_CHECKING:
    from collections.abc import Iterator

_KINDS: Final[dict[int | None, type[StorageError]]] = {
    errno.ENOSPC: DiskFull,
    errno.EDQUOT: DiskFull,
    errno.EFBIG: DiskFull,
    errno.EACCES: NotWritable,
    errno.EPERM: NotWritable,
    errno.EROFS: NotWritable,
}


@contextmanager
def said_in_our_words() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise _KINDS.get(error.errno, StorageFailed)(str(error)) from error
