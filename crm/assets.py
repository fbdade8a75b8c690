"""Where templates/ and static/ lie: inside the installed package, or at the top of a checkout."""

from pathlib import Path

_HERE = Path(__file__).resolve().parent


def folder(name: str) -> Path:
    """The folder `name`: beside this file in a wheel, else at the top of the checkout.

    Raises FileNotFoundError that names both places.
    """
    inside, beside = _HERE / name, _HERE.parent / name
    for place in (inside, beside):
        if place.is_dir():
            return place
    raise FileNotFoundError(f"The {name} folder is neither at {inside} nor at {beside}: install Kith again.")
