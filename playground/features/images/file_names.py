"""Names for the files that pictures are saved under."""

from typing import Final

from playground.services.file_names import file_name

_ENDINGS: Final = {"image/png": ".png", "image/jpeg": ".jpg", "image/webp": ".webp", "image/gif": ".gif"}


def suggested_name(prompt: str, media_type: str) -> str:
    return file_name(prompt, _ENDINGS.get(media_type, ".png"), "picture")
