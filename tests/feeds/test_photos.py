"""Photos become small and lose what they know; what is no photo is refused with a sentence."""

import io
import struct
import zlib

import pytest
from PIL import Image

from crm.feeds.photos import LARGEST_SIDE, BadPhoto, as_bytes, as_text, small_jpeg

SECRET = b"51.5007 N, 0.1246 W"


def picture(form: str, size: tuple[int, int] = (640, 480), mode: str = "RGB", **options: object) -> bytes:
    """A picture, half green and half white."""
    image = Image.new(mode, size)
    image.paste((20, 120, 60) if mode == "RGB" else 0, (0, 0, size[0] // 2, size[1]))
    written = io.BytesIO()
    image.save(written, form, **options)
    return written.getvalue()


def opened(jpeg: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(jpeg), formats=("JPEG",))
    image.load()
    return image


@pytest.mark.parametrize("form", ["JPEG", "PNG", "GIF", "WEBP"])
def test_a_photo_of_every_usual_format_becomes_a_small_jpeg(form: str) -> None:
    image = opened(small_jpeg(picture(form)))
    assert image.size == (LARGEST_SIDE, LARGEST_SIDE * 480 // 640)


def test_where_a_photo_was_taken_is_not_kept() -> None:
    exif = Image.Exif()
    exif[0x010E] = SECRET.decode()
    data = picture("JPEG", exif=exif, comment=SECRET)
    assert SECRET in data
    assert SECRET not in small_jpeg(data)


def test_metadata_of_a_small_photo_is_not_kept_either() -> None:
    data = picture("JPEG", (90, 90), comment=SECRET)
    assert SECRET not in small_jpeg(data)
    behind_its_end = picture("JPEG", (90, 90)) + SECRET
    assert SECRET not in small_jpeg(behind_its_end)


def test_a_photo_taken_sideways_is_set_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    image = opened(small_jpeg(picture("JPEG", (200, 100), exif=exif)))
    assert image.size == (LARGEST_SIDE // 2, LARGEST_SIDE)


def test_what_is_seen_through_is_white() -> None:
    written = io.BytesIO()
    Image.new("RGBA", (50, 50), (0, 0, 0, 0)).save(written, "PNG")
    assert opened(small_jpeg(written.getvalue())).getpixel((25, 25)) == (255, 255, 255)


def test_a_photo_that_was_made_small_before_stays_as_it_is() -> None:
    once = small_jpeg(picture("PNG"))
    assert small_jpeg(once) == once
    assert as_bytes(as_text(once)) == once


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "format"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "format"),
        (picture("BMP"), "format"),
        (picture("JPEG")[:400], "damaged"),
        (b"\xff" * 17_000_000, "larger"),
    ],
)
def test_what_is_no_photo_is_refused_with_a_sentence(data: bytes, words: str) -> None:
    with pytest.raises(BadPhoto, match=words):
        small_jpeg(data)


def test_a_small_file_with_very_many_pixels_is_not_opened() -> None:
    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    head = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 0, 0, 0, 0)
    bomb = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", b"") + chunk(b"IEND", b"")
    with pytest.raises(BadPhoto, match="pixels"):
        small_jpeg(bomb)


def test_a_kept_text_that_is_no_photo_is_nothing() -> None:
    assert as_bytes("no base64!") == b""
