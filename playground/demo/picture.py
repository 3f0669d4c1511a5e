"""What can be said about a picture without recognising anything: size, orientation, colours, brightness."""

from __future__ import annotations

import base64
import binascii
import io
import warnings
from collections import Counter
from typing import TYPE_CHECKING

from playground.demo.errors import ApiError

if TYPE_CHECKING:
    from PIL import Image

Pixel = tuple[int, int, int]

MOST_PIXELS = 32_000_000
KINDS = ("PNG", "JPEG", "WEBP", "GIF")
SIDE = 48

COLOURS: tuple[tuple[str, str, tuple[int, int, int]], ...] = (
    ("black", "黑色", (10, 10, 10)),
    ("dark grey", "深灰色", (70, 70, 70)),
    ("grey", "灰色", (128, 128, 128)),
    ("light grey", "浅灰色", (200, 200, 200)),
    ("white", "白色", (250, 250, 250)),
    ("red", "红色", (215, 30, 35)),
    ("dark red", "深红色", (120, 15, 20)),
    ("orange", "橙色", (245, 130, 30)),
    ("brown", "棕色", (120, 72, 35)),
    ("beige", "米色", (225, 205, 165)),
    ("yellow", "黄色", (250, 220, 40)),
    ("olive", "橄榄色", (120, 120, 30)),
    ("green", "绿色", (45, 160, 60)),
    ("dark green", "深绿色", (15, 75, 35)),
    ("light green", "浅绿色", (150, 220, 140)),
    ("teal", "青绿色", (20, 130, 130)),
    ("cyan", "青色", (60, 210, 230)),
    ("sky blue", "天蓝色", (125, 185, 235)),
    ("blue", "蓝色", (35, 80, 210)),
    ("navy", "藏青色", (15, 25, 90)),
    ("purple", "紫色", (120, 50, 160)),
    ("lilac", "淡紫色", (190, 160, 225)),
    ("magenta", "品红色", (215, 40, 160)),
    ("pink", "粉色", (250, 170, 190)),
)


def described(url: str, chinese: bool) -> str:
    """One sentence about the picture of a data: URL."""
    picture, kind = _opened(url)
    width, height = picture.size
    small = picture.convert("RGBA").resize((SIDE, SIDE))
    raw = small.tobytes()
    # Transparent pixels have no colour that anybody sees.
    pixels = [(raw[at], raw[at + 1], raw[at + 2]) for at in range(0, len(raw), 4) if raw[at + 3] > 32]
    orientation, brightness, colours = _orientation(width, height), _brightness(pixels), _colours(pixels)
    if chinese:
        return f"{orientation[1]} {kind} 图片，{width} × {height} 像素，{brightness[1]}，{colours[1]}"
    return f"a {orientation[0]} {kind} of {width} × {height} pixels, {brightness[0]}, {colours[0]}"


def _colours(pixels: list[Pixel]) -> tuple[str, str]:
    if not pixels:
        return "fully transparent", "完全透明"
    counted = Counter(_nearest(pixel) for pixel in pixels).most_common(3)
    named = [(COLOURS[place], round(100 * count / len(pixels))) for place, count in counted]
    seen = [(colour, share) for colour, share in named if share > 4] or named[:1]
    english = ", ".join(f"{colour[0]} ({share} %)" for colour, share in seen)
    return f"mostly {english}", "主要颜色：" + "、".join(f"{colour[1]}（{share}%）" for colour, share in seen)


def _opened(url: str) -> tuple[Image.Image, str]:
    # Pillow is loaded by the first picture; a chat without pictures does not pay for it.
    from PIL import Image, ImageOps, UnidentifiedImageError

    head, _, data = url.partition(",")
    if not head.startswith("data:image/") or not head.endswith(";base64"):
        raise _refused("it is not a data: URL with a base64 picture")
    try:
        raw = base64.b64decode("".join(data.split()), validate=True)
        with warnings.catch_warnings():
            # The size is checked below, with a smaller limit than Pillow's warning has.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            picture = Image.open(io.BytesIO(raw), formats=KINDS)
        if picture.width * picture.height > MOST_PIXELS:
            raise _refused(f"it has more than {MOST_PIXELS // 1_000_000} million pixels")
        return ImageOps.exif_transpose(picture), str(picture.format)
    except (
        binascii.Error,
        UnidentifiedImageError,
        Image.DecompressionBombError,
        OSError,
        ValueError,
        SyntaxError,
    ) as error:
        raise _refused("it could not be read as PNG, JPEG, WebP or GIF") from error


def _refused(why: str) -> ApiError:
    return ApiError(400, f"The picture cannot be used: {why}.", code="invalid_image", param="messages")


def _nearest(pixel: Pixel) -> int:
    """The colour that looks closest: green counts most, as in the eye."""
    red, green, blue = pixel

    def distance(place: int) -> float:
        other = COLOURS[place][2]
        return 2 * (red - other[0]) ** 2 + 4 * (green - other[1]) ** 2 + 3 * (blue - other[2]) ** 2

    return min(range(len(COLOURS)), key=distance)


def _orientation(width: int, height: int) -> tuple[str, str]:
    if abs(width - height) <= 0.02 * max(width, height):
        return "square", "正方形"
    return ("landscape", "横向") if width > height else ("portrait", "纵向")


def _brightness(pixels: list[Pixel]) -> tuple[str, str]:
    light = sum(0.299 * red + 0.587 * green + 0.114 * blue for red, green, blue in pixels) / max(1, len(pixels)) / 255
    if light < 0.3:
        return "dark", "偏暗"
    return ("bright", "明亮") if light > 0.65 else ("of medium brightness", "亮度中等")
