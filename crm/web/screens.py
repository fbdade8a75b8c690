"""The screens, each a blueprint of its own."""

from crm.web.account_data import account_data
from crm.web.account_settings import settings
from crm.web.advice import advice
from crm.web.bin import bin_
from crm.web.calendar import calendar
from crm.web.companies import companies
from crm.web.compose import compose
from crm.web.demo import demo
from crm.web.door import door
from crm.web.duplicates import duplicates
from crm.web.feeds import feeds
from crm.web.follow_ups import follow_ups
from crm.web.health import health
from crm.web.import_columns import import_columns
from crm.web.imports import imports
from crm.web.insights import insights
from crm.web.interviews import interviews
from crm.web.lists import lists
from crm.web.notes import notes
from crm.web.opportunities import opportunities
from crm.web.opportunity import opportunity
from crm.web.own_templates import own_templates
from crm.web.people import people
from crm.web.people_bulk import people_bulk
from crm.web.people_write import people_write
from crm.web.person import person
from crm.web.person_edit import person_edit
from crm.web.person_verbs import person_verbs
from crm.web.photos import photos
from crm.web.prepare import prepare
from crm.web.search import search
from crm.web.start import start_with
from crm.web.tags import tags
from crm.web.today import today
from crm.web.touchpoints import touchpoints
from crm.web.undo import undo
from crm.web.vcards import vcards
from crm.web.waiting import waiting

SCREENS = (
    today,
    follow_ups,
    touchpoints,
    start_with,
    feeds,
    calendar,
    insights,
    companies,
    duplicates,
    import_columns,
    imports,
    health,
    door,
    settings,
    account_data,
    demo,
    people,
    people_bulk,
    search,
    person,
    person_edit,
    person_verbs,
    compose,
    own_templates,
    interviews,
    opportunities,
    opportunity,
    notes,
    lists,
    tags,
    photos,
    vcards,
    bin_,
    undo,
    waiting,
    advice,
    prepare,
    people_write,
)
