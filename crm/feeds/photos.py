"""Photos of people, as address books hold them -> small JPEGs without metadata.

A picture is the likeliest place for something hostile in an address book: only a few formats are opened, none of more
pixels than a telephone's camera makes, and what is kept was drawn anew.
"""

import base64
import binascii
import io
import warnings
from functools import cache
from types import ModuleType

#: Neither side of a kept photo has more pixels than this: twice the largest avatar.
LARGEST_SIDE = 192
LARGEST_BYTES = 16 * 1024 * 1024
_LARGEST_PIXELS = 50_000_000
_FORMATS = ("JPEG", "PNG", "GIF", "WEBP")
_QUALITY = 85
# Of a JPEG's segments, those that hold the picture itself (ITU-T T.81, table B.1): frame, Huffman and quantization
# tables, restart interval. The first is JFIF's own head.
_PICTURE = frozenset((0xC0, 0xC1, 0xC2, 0xC4, 0xDB, 0xDD))
_JFIF, _SCAN, _END = 0xE0, 0xDA, b"\xff\xd9"


class BadPhoto(Exception):
    """A photo that cannot be kept; the message is a sentence that says why."""


def small_jpeg(data: bytes) -> bytes:
    """The picture as a JPEG whose sides have at most 192 pixels, without metadata, right side up, on white.

    What is such a JPEG already comes back as it is, so that a photo can leave Kith and return. Raises BadPhoto.
    """
    if len(data) > LARGEST_BYTES:
        raise BadPhoto(f"The photo is larger than {LARGEST_BYTES // 1024 // 1024} MB.")
    image_module = _pillow()
    from PIL import ImageOps, UnidentifiedImageError

    try:
        with image_module.open(io.BytesIO(data), formats=_FORMATS) as image:
            if image.width * image.height > _LARGEST_PIXELS:
                raise BadPhoto("The photo has more pixels than Kith opens.")
            small = max(image.size) <= LARGEST_SIDE
            as_it_is = small and image.format == "JPEG" and image.mode in ("RGB", "L") and _is_bare(data)
            image.draft("RGB", (2 * LARGEST_SIDE, 2 * LARGEST_SIDE))
            image.load()
            if as_it_is:
                return data
            upright = ImageOps.exif_transpose(image).convert("RGBA")
    except BadPhoto:
        raise
    except UnidentifiedImageError as error:
        raise BadPhoto("The photo is in a format that Kith does not open.") from error
    except (image_module.DecompressionBombWarning, image_module.DecompressionBombError) as error:
        raise BadPhoto("The photo has more pixels than Kith opens.") from error
    except Exception as error:  # a decoder may fail in many ways on bytes that somebody else wrote
        raise BadPhoto("The photo is damaged.") from error
    upright.thumbnail((LARGEST_SIDE, LARGEST_SIDE))
    drawn = image_module.new("RGB", upright.size, "white")
    drawn.paste(upright, mask=upright)
    written = io.BytesIO()
    drawn.save(written, "JPEG", quality=_QUALITY, optimize=True)
    return written.getvalue()


def as_text(jpeg: bytes) -> str:
    """A photo as the database keeps it: base64."""
    return base64.b64encode(jpeg).decode("ascii")


def as_bytes(text: str) -> bytes:
    """A kept photo as bytes; none where the text is no base64."""
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return b""


def _is_bare(data: bytes) -> bool:
    """Whether a JPEG holds a picture and nothing else: no segment of a camera or a program, nothing behind its end."""
    at = 2
    while data[at : at + 1] == b"\xff" and at + 4 <= len(data):
        marker, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        if marker == _SCAN:
            return data.endswith(_END) and data.find(_END) == len(data) - 2
        if marker not in _PICTURE and not (marker == _JFIF and data[at + 4 : at + 9] == b"JFIF\0" and length == 16):
            return False
        at += 2 + length
    return False


@cache
def _pillow() -> ModuleType:
    """Pillow, loaded when the first photo comes, with its limits set."""
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = _LARGEST_PIXELS
    warnings.filterwarnings("error", category=Image.DecompressionBombWarning)
    return Image
