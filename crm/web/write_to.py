"""How to write to somebody from a list."""

from urllib.parse import quote

from crm.domain.links import profile_slug, safe_link


def write_url(email: str, profile: str) -> str:
    """A mailto address (RFC 6068) where an email address is known, else the LinkedIn profile; "" for neither."""
    if email:
        return f"mailto:{quote(email, safe='@+.-_')}"
    return safe_link(profile) if profile and profile_slug(profile) else ""
