"""What an event brought: the verdict of the one who reads a stream to the one who watches over it."""

from enum import Enum


class Progress(Enum):
    """`TRAILER` says that the reply is whole and only counts or the good-bye can follow; `END` closes the stream."""

    NONE = "none"
    NEW = "new"
    TRAILER = "trailer"
    END = "end"
