"""What lies under static/ and templates/ keeps its promises: nothing inline, icons drawn, vendored files as locked."""

import base64
import hashlib
import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
STATIC = ROOT / "static"
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
STYLES = sorted((STATIC / "css").glob("*.css"))


def _named(paths: list[Path]) -> list[object]:
    return [pytest.param(path, id=str(path.relative_to(ROOT))) for path in paths]


def _without_comments(path: Path) -> str:
    return re.sub(r"{#.*?#}", "", path.read_text("utf-8"), flags=re.DOTALL)


@pytest.mark.parametrize("template", _named(TEMPLATES))
def test_no_template_carries_style_or_script_of_its_own(template: Path) -> None:
    source = _without_comments(template)
    assert not re.findall(r"<style\b", source)
    assert not re.findall(r"\sstyle\s*=", source)
    assert not re.findall(r"\son[a-z]+\s*=", source)
    assert not re.findall(r"\shx-on[:a-z-]*\s*=", source)
    assert not re.findall(r"<script(?![^>]*\ssrc=)", source)
    assert "javascript:" not in source


@pytest.mark.parametrize("template", _named(TEMPLATES))
def test_no_template_trusts_text_to_be_markup(template: Path) -> None:
    assert not re.findall(r"\|\s*safe\b|autoescape\s+false", _without_comments(template))


@pytest.mark.parametrize("template", _named(TEMPLATES))
def test_every_form_that_changes_something_carries_its_token(template: Path) -> None:
    source = _without_comments(template)
    for form in re.findall(r"<form\b[^>]*method=\"post\".*?</form>", source, flags=re.DOTALL):
        assert "csrf()" in form or "csrf_token()" in form, form[:120]


def test_every_icon_a_template_names_is_in_the_sprite() -> None:
    drawn = set(re.findall(r'<symbol id="([^"]+)"', (STATIC / "icons.svg").read_text("utf-8")))
    for template in TEMPLATES:
        source = _without_comments(template)
        named = {f"i-{name}" for name in re.findall(r'\bicon\("([a-z0-9-]+)"', source)}
        named |= {f"i-{name}" for name in re.findall(r'\bicon_name="([a-z0-9-]+)"', source)}
        named |= {f"art-{name}" for name in re.findall(r'\bart\("([a-z]+)"', source)}
        assert named <= drawn, template.name


def test_every_icon_is_drawn_in_the_colour_of_its_text() -> None:
    sprite = (STATIC / "icons.svg").read_text("utf-8")
    assert "<style" not in sprite
    assert "<script" not in sprite
    for icon in re.findall(r'<symbol id="i-[^>]+>', sprite):
        assert 'stroke="currentColor"' in icon
        assert "stroke-width" not in icon


def test_every_vendored_file_is_the_one_of_the_lock() -> None:
    lock = json.loads((STATIC / "vendor" / "vendor.json").read_text("utf-8"))
    locked: dict[str, str] = {}
    for package in lock.values():
        assert package["licence"]
        locked |= package["files"]
    for name, digest in locked.items():
        found = hashlib.sha512((STATIC / name).read_bytes()).digest()
        assert digest == "sha512-" + base64.b64encode(found).decode(), name
    lying_here = {str(path.relative_to(STATIC)) for path in (STATIC / "vendor").glob("*/*")}
    assert lying_here <= set(locked)


def test_every_vendored_package_brings_its_licence() -> None:
    folders = [path for path in (STATIC / "vendor").iterdir() if path.is_dir()]
    assert folders
    for folder in folders:
        assert (folder / "LICENSE").stat().st_size > 200


@pytest.mark.parametrize("style", _named(STYLES))
def test_every_style_sheet_names_its_layer_and_fetches_nothing_from_elsewhere(style: Path) -> None:
    source = style.read_text("utf-8")
    if style.name != "fonts.css":
        assert re.search(r"^@layer [a-z]+ {", source, flags=re.MULTILINE)
    for address in re.findall(r"url\(\"?([^)\"]+)", source):
        assert address.startswith(("data:", "../vendor/"))
        if address.startswith("../"):
            assert (style.parent / address).resolve().is_file()
    assert "@import" not in source


def test_every_style_sheet_and_script_a_template_links_exists() -> None:
    for template in TEMPLATES:
        source = _without_comments(template)
        for name in re.findall(r'asset\("([^"]+\.[a-z0-9]+)"\)', source):
            assert (STATIC / name).is_file(), f"{template.name}: {name}"
        for kind, names in re.findall(r"for (sheet|module) in \(([^)]*)\)", source):
            for name in re.findall(r'"([a-z0-9]+)"', names):
                folder, end = ("css", ".css") if kind == "sheet" else ("js", ".js")
                assert (STATIC / folder / (name + end)).is_file(), f"{template.name}: {name}"


def test_no_python_lies_where_the_wheel_would_take_it_for_a_package() -> None:
    assert not list(STATIC.rglob("*.py"))
    assert not list((ROOT / "templates").rglob("*.py"))


@pytest.mark.parametrize("template", _named(TEMPLATES))
def test_no_paragraph_holds_what_would_end_it(template: Path) -> None:
    """A browser closes a <p> before a form, a list or a button that brings its own form."""
    for paragraph in re.findall(r"<p\b.*?</p>", _without_comments(template), flags=re.DOTALL):
        assert not re.findall(r"<(form|div|ul|ol|details)\b|post_button\(", paragraph), paragraph[:120]
