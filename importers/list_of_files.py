"""The list of files at the end of a ZIP: how long it is, which has to be known before it is read as a whole.

An entry of 47 octets becomes an object of some hundreds, and more than a million of them fit into one upload.
"""

import struct
import zipfile
from typing import BinaryIO

END = b"PK\x05\x06"  # APPNOTE.TXT, section 4.3.16; its comment may have 65,535 octets
END_64, LOCATOR_64 = b"PK\x06\x06", b"PK\x06\x07"  # sections 4.3.14 and 4.3.15
END_SIZE, END_64_SIZE, LOCATOR_64_SIZE = 22, 56, 20
HEADER_SIZE = 30  # of one file, without its name: section 4.3.7


def list_size(file: BinaryIO) -> int:
    """How many octets the list has by what the ZIP says at its end; the most where it can be read in two ways, and 0
    where it says nothing. Leaves the file at its start."""
    size = file.seek(0, 2)
    file.seek(max(size - END_SIZE - 0xFFFF - END_64_SIZE - LOCATOR_64_SIZE, 0))
    tail = file.read()
    file.seek(0)
    told = (_told(tail, len(tail) - END_SIZE), _told(tail, tail.rfind(END)))
    return max(octets for octets in (*told, 0) if octets <= size)  # more than there is: the ZIP is damaged


def overlap(files: list[zipfile.ZipInfo]) -> bool:
    """Whether two files of a ZIP lie on the same octets: so a few of them would unpack to any size."""
    end = 0
    for info in sorted(files, key=lambda info: info.header_offset):
        if info.header_offset < end:
            return True
        end = info.header_offset + HEADER_SIZE + info.compress_size
    return False


def _told(tail: bytes, at: int) -> int:
    if at < 0 or tail[at : at + 4] != END or len(tail) < at + END_SIZE:
        return 0
    locator, first = at - LOCATOR_64_SIZE, at - LOCATOR_64_SIZE - END_64_SIZE
    told: int
    if first >= 0 and tail[locator : locator + 4] == LOCATOR_64 and tail[first : first + 4] == END_64:
        (told,) = struct.unpack_from("<Q", tail, first + 40)
    else:
        (told,) = struct.unpack_from("<L", tail, at + 12)
    return told
