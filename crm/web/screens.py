"""The screens, each a blueprint of its own."""

from crm.web.account_settings import settings
from crm.web.demo import demo
from crm.web.door import door
from crm.web.health import health
from crm.web.imports import imports

SCREENS = (imports, health, door, settings, demo)
