"""Reading an export back from the page: what its preview shows, and how it is applied."""

import json

from crm.usecases.export_everything.holdings import HELD
from crm.usecases.import_people.upload import Applied, FileKind, Shown, Upload
from crm.usecases.read_back.verb import counts_of, look_at, read_back
from importers.kith_export import KITH, is_kith_export


def read(upload: Upload) -> Shown:
    """What is in it. Raises what `look_at` raises."""
    found = look_at(upload.account, upload.path, upload.tell)
    export = found.export
    preview = {
        "kith": {
            "made_by": export.made_by,
            "made_at": export.made_at,
            "held": [[one, many, found.counts.get(table, 0)] for table, one, many in HELD],
        }
    }
    return Shown(preview, {"format": KITH, "as_of": None, "counts": json.dumps(counts_of(found.counts))})


def apply(upload: Upload) -> Applied:
    """Read the export back, into an account that has to be empty still. Raises what `look_at` raises, and then nothing
    was changed."""
    found = look_at(upload.account, upload.path, upload.tell)
    read_back(upload.account, upload.run, found, upload.when, secret=upload.secret, told=upload.tell)
    return Applied()


KIND = FileKind(is_kith_export, read, apply)
