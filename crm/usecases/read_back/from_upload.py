"""Reading an export back from the page: what its preview shows, and how it is applied."""

import json
from pathlib import Path
from typing import Any

from crm.domain.moment import Moment
from crm.models import Account, Import
from crm.usecases.export_everything.holdings import HELD
from crm.usecases.read_back.ids import Teller
from crm.usecases.read_back.verb import counts_of, look_at, read_back
from importers.kith_export import KITH, is_kith_export

__all__ = ["apply", "is_kith_export", "look"]


def look(account: Account, path: Path, told: Teller) -> tuple[dict[str, Any], dict[str, Any]]:
    """What the preview page shows, and the columns of the import's row. Raises what `look_at` raises."""
    found = look_at(account, path, told)
    export = found.export
    preview = {
        "kith": {
            "made_by": export.made_by,
            "made_at": export.made_at,
            "held": [[one, many, found.counts.get(table, 0)] for table, one, many in HELD],
        }
    }
    return preview, {"format": KITH, "as_of": None, "counts": json.dumps(counts_of(found.counts))}


def apply(account: Account, run: Import, path: Path, when: Moment, *, secret: str, told: Teller) -> None:
    """Read the export back. Raises what `look_at` raises, and then nothing was changed."""
    read_back(account, run, look_at(account, path, told), when, secret=secret, told=told)
