"""The tables, one noun a file, with the queries that belong to the noun."""

from crm.models.account import Account, Attempt, Session
from crm.models.card import Card, Photo
from crm.models.company import Company, CompanySpelling
from crm.models.database import connected, database, is_sqlite, open_database
from crm.models.draft import Draft, OwnTemplate
from crm.models.feed import Feed, FeedCopy, FeedReader
from crm.models.followup import FollowUp
from crm.models.imported import (
    Answer,
    ColumnMapping,
    Forgotten,
    Import,
    ImportChange,
    ImportedThing,
    Profile,
    Sighting,
)
from crm.models.journal import Step, StepRow
from crm.models.merged import MergedPerson, OtherName, TwoPeople
from crm.models.opportunity import Interview, Opportunity, Override, Panelist
from crm.models.person import ContactMethod, Person
from crm.models.position import Position
from crm.models.saved_list import SavedList
from crm.models.tag import PersonTag, Tag
from crm.models.touchpoint import Note, Promise, Touchpoint, TouchpointPerson

#: Every table, parents before children.
TABLES = (
    Account,
    Session,
    Attempt,
    Company,
    CompanySpelling,
    Person,
    ContactMethod,
    Position,
    Tag,
    PersonTag,
    Opportunity,
    Interview,
    Panelist,
    Override,
    Touchpoint,
    TouchpointPerson,
    Note,
    Promise,
    FollowUp,
    Draft,
    OwnTemplate,
    SavedList,
    Import,
    ImportChange,
    Sighting,
    Answer,
    Forgotten,
    ImportedThing,
    Profile,
    ColumnMapping,
    Card,
    Photo,
    OtherName,
    MergedPerson,
    TwoPeople,
    Step,
    StepRow,
    Feed,
    FeedCopy,
    FeedReader,
)

__all__ = [
    "TABLES",
    "Account",
    "Answer",
    "Attempt",
    "Card",
    "ColumnMapping",
    "Company",
    "CompanySpelling",
    "ContactMethod",
    "Draft",
    "Feed",
    "FeedCopy",
    "FeedReader",
    "FollowUp",
    "Forgotten",
    "Import",
    "ImportChange",
    "ImportedThing",
    "Interview",
    "MergedPerson",
    "Note",
    "Opportunity",
    "OtherName",
    "Override",
    "OwnTemplate",
    "Panelist",
    "Person",
    "PersonTag",
    "Photo",
    "Position",
    "Profile",
    "Promise",
    "SavedList",
    "Session",
    "Sighting",
    "Step",
    "StepRow",
    "Tag",
    "Touchpoint",
    "TouchpointPerson",
    "TwoPeople",
    "connected",
    "database",
    "is_sqlite",
    "open_database",
]
