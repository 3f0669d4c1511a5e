"""Names for the files of pictures: those that are saved, and those that are sent."""

import re
from typing import Final

from playground.services.file_names import file_name

_ENDINGS: Final = {"image/png": ".png", "image/jpeg": ".jpg", "image/webp": ".webp", "image/gif": ".gif"}
_ENDING: Final = re.compile(r"\.(png|jpe?g|webp|gif)$", re.IGNORECASE)


def suggested_name(prompt: str, media_type: str) -> str:
    """The prompt of a picture that was opened is the name of its file, with its ending."""
    return file_name(_ENDING.sub("", prompt), _ENDINGS.get(media_type, ".png"), "picture")
