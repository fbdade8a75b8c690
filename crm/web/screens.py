"""The screens, each a blueprint of its own."""

from crm.web.door import door
from crm.web.health import health

SCREENS = (health, door)
