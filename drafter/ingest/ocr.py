"""Pictures of text, read by RapidOCR: an extra whose models come with its package, so that nothing is fetched."""

import math
import re
import warnings
from collections.abc import Iterator
from functools import cache
from importlib import import_module, util
from io import BytesIO
from itertools import islice
from typing import TYPE_CHECKING, Any

from drafter.ingest.ocr_tables import ruled_tables
from drafter.ingest.page_order import placed
from drafter.ingest.printed import Item, Page, Run

if TYPE_CHECKING:
    from PIL.Image import Image

_LEAST_SURE = 0.5
_MOST_PIXELS = 120_000_000
_LONGEST_SIDE = 3600
_MOST_FRAMES = 500
_RED = 60
_PAPER = 160
_MOSTLY = 0.7
_MOST_SEAL = 0.4
_SLANT = 0.35
_LONG = 0.4
_LEAST_SKEW, _MOST_SKEW = 0.001, 0.15
_HALF = re.compile(r"(?<=[\u4e00-\u9fff])[:;,!?()]|[()](?=[\u4e00-\u9fff])")
_WIDE = dict(zip(":;,!?()", "：；，！？（）", strict=True))
_NEEDED = ("rapidocr", "onnxruntime", "cv2")


class MissingError(Exception):
    """There is text in a picture, and the extra that could read it is not installed."""


@cache
def is_installed() -> bool:
    """Whether the extra is here."""
    return all(util.find_spec(name) is not None for name in _NEEDED)


@cache
def _engine() -> Any:  # noqa: ANN401  # a vendor's class
    return import_module("rapidocr").RapidOCR(params={"Global.log_level": "error"})


def read_pages(data: bytes) -> list[Page]:
    """The pages of a picture file; a TIFF file may hold several.

    Raises:
        MissingError: the extra is not installed.
        ValueError: the bytes are no picture, or one of absurd size; the message is the reader's.
    """
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # remarks on odd metadata
            with Image.open(BytesIO(data)) as picture:
                _checked(picture)
                return list(_frames(picture))
    except MissingError:
        raise
    except Exception as error:  # on a damaged picture Pillow raises nearly anything
        raise ValueError(str(error)) from error


def _checked(picture: "Image") -> None:
    if picture.width * picture.height > _MOST_PIXELS:
        raise ValueError(f"{picture.width}×{picture.height}")
    picture.load()
    if not is_installed():
        raise MissingError


def _frames(picture: "Image") -> Iterator[Page]:
    from PIL import ImageOps, ImageSequence

    frames = ImageSequence.Iterator(picture) if picture.format == "TIFF" else iter([picture])
    for number, frame in enumerate(islice(frames, _MOST_FRAMES), 1):
        upright = ImageOps.exif_transpose(frame).convert("RGB")
        page = Page(number, upright.width, upright.height)
        page.items, page.stray = items(upright, upright.width, upright.height)
        yield page


def items(picture: "Image", width: float, height: float) -> tuple[list[Item], list[str]]:
    """What a picture of a page says, in reading order and by place, and what stands at an angle or in a seal.

    Args:
        picture: of the whole page.
        width: of the page, in the unit that the places shall have.
        height: likewise.
    """
    import numpy as np

    small = picture.convert("RGB")
    small.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE))
    pixels = np.asarray(small)
    result = _engine()(np.ascontiguousarray(pixels[:, :, ::-1]))
    if result is None or result.txts is None:
        return [], []
    boxes = np.asarray(result.boxes, dtype=float)
    turn = _skew(boxes)
    scale = width / small.width, height / small.height
    level = _levelled(boxes, turn, (small.width / 2, small.height / 2)) * scale
    runs: list[Run] = []
    stray: list[str] = []
    for box, corners, text, score in zip(boxes, level, result.txts, result.scores, strict=True):
        words = _full_width(str(text).strip())
        if not words or score < _LEAST_SURE:
            continue
        if _is_slanted(corners) or _is_seal(pixels, box):
            stray.append(words)
            continue
        (x0, top), (x1, bottom) = corners.min(axis=0), corners.max(axis=0)
        runs.append(Run(words, float(x0), float(top), float(x1), float(bottom)))
    straight = small.rotate(math.degrees(turn), fillcolor="white") if turn else small
    tables = ruled_tables(straight, scale, runs)
    return placed([run for run in runs if not any(table.holds(run) for table in tables)], tables), stray


def _skew(boxes: Any) -> float:  # noqa: ANN401  # an array
    """The angle by which the longer lines of a page fall, in radians; 0 where they are level or differ."""
    import numpy as np

    across = boxes[:, 1] - boxes[:, 0]
    long = across[across[:, 0] > _LONG * across[:, 0].max()]
    angle = float(np.median(np.arctan2(long[:, 1], long[:, 0]))) if len(long) else 0.0
    return angle if _LEAST_SKEW < abs(angle) < _MOST_SKEW else 0.0


def _levelled(boxes: Any, turn: float, middle: tuple[float, float]) -> Any:  # noqa: ANN401  # arrays
    import numpy as np

    cosine, sine = math.cos(-turn), math.sin(-turn)
    return (boxes - middle) @ np.array([[cosine, sine], [-sine, cosine]]) + middle


def _full_width(text: str) -> str:
    """Signs beside Chinese characters in full width: recognition takes one for the other."""
    return _HALF.sub(lambda match: _WIDE[match[0]], text)


def _is_slanted(corners: Any) -> bool:  # noqa: ANN401  # an array
    """Whether a line rises or falls as the letters around a seal do."""
    across, down = corners[1] - corners[0]
    return bool(abs(down) > _SLANT * max(abs(across), 1.0))


def _is_seal(pixels: Any, corners: Any) -> bool:  # noqa: ANN401  # arrays
    """Whether a line is printed in red and is small: a red head of a notice is as wide as the page."""
    (x0, top), (x1, bottom) = corners.min(axis=0).astype(int), corners.max(axis=0).astype(int)
    patch = pixels[max(top, 0) : bottom + 1, max(x0, 0) : x1 + 1].astype(int)
    if not patch.size or x1 - x0 > _MOST_SEAL * pixels.shape[1]:
        return False
    if top < pixels.shape[0] / 4:
        return False
    red, green, blue = patch[..., 0], patch[..., 1], patch[..., 2]
    inked = (patch.min(axis=2) < _PAPER).sum()
    reddish = ((red - green > _RED) & (red - blue > _RED)).sum()
    return bool(inked and reddish > _MOSTLY * inked)
