"""The files of LinkedIn's archive, in words. Every one of them is optional."""

import re

# As LinkedIn has named them between 2018 and 2026, without ".csv".
FILES = {
    "Connections": "your connections",
    "messages": "messages",
    "Invitations": "invitations",
    "Imported Contacts": "an address book once uploaded",
    "Contacts": "an address book once uploaded",
    "Profile": "your profile",
    "Profile Summary": "your profile",
    "Positions": "your jobs",
    "Education": "your education",
    "Skills": "your skills",
    "Languages": "your languages",
    "Certifications": "your certificates",
    "Courses": "your courses",
    "Honors": "your honours",
    "Projects": "your projects",
    "Publications": "your publications",
    "Organizations": "your organisations",
    "Volunteering": "your volunteering",
    "Recommendations Given": "recommendations you wrote",
    "Recommendations Received": "recommendations you received",
    "Endorsement Given Info": "endorsements you gave",
    "Endorsement Received Info": "endorsements you received",
    "Email Addresses": "your email addresses",
    "Phone Numbers": "your phone numbers",
    "Whatsapp Phone Numbers": "your phone numbers",
    "Registration": "when you registered",
    "Company Follows": "companies you follow",
    "Member Follows": "members you follow",
    "Hashtag Follows": "hashtags you follow",
    "Events": "events",
    "Learning": "learning",
    "Rich Media": "pictures and videos",
    "Shares": "posts",
    "Comments": "comments",
    "Reactions": "reactions",
    "Votes": "votes",
    "Instant Reposts": "reposts",
    "Saved Items": "saved posts",
    "saved articles": "saved articles",
    "Saved Job Alerts": "job alerts",
    "Job Applications": "job applications",
    "Saved Jobs": "saved jobs",
    "Job Seeker Preferences": "job preferences",
    "Job Applicant Saved Answers": "saved answers to employers",
    "Job Applicant Saved Screening Question Responses": "saved answers to employers",
    "Online Job Postings": "job postings",
    "Receipts": "receipts",
    "Receipts v2": "receipts",
    "Verifications": "verifications",
    "Logins": "sign-ins",
    "Search Queries": "searches",
    "Security Challenges": "security checks",
    "Ad Targeting": "what advertisers chose you by",
    "Ads Clicked": "advertisements you clicked",
    "LAN Ads Engagement": "advertisements you saw",
    "Inferences about you": "what LinkedIn infers about you",
    "Account Status History": "the history of your account",
    "Causes You Care About": "causes",
    "Reviews": "reviews",
    "coach messages": "conversations with LinkedIn's coach",
    "guide messages": "conversations with LinkedIn's guide",
    "learning coach messages": "conversations with LinkedIn's coach",
    "learning role play messages": "conversations with LinkedIn's coach",
}

# Which of them may be read by choice, and under which of the words of `importers.KINDS`.
KIND_OF = {
    "Connections": "connections",
    "Invitations": "invitations",
    "Recommendations Given": "recommendations",
    "Recommendations Received": "recommendations",
    "messages": "messages",
    "Endorsement Given Info": "endorsements",
    "Endorsement Received Info": "endorsements",
    "Job Applications": "jobs",
    "Saved Jobs": "jobs",
    "Profile": "profile",
    "Positions": "profile",
    "Imported Contacts": "contacts",
    "Contacts": "contacts",
}

# What tells one of these files from any other table, for a file that comes alone: some of its columns.
SIGNATURES: dict[str, tuple[frozenset[str], ...]] = {
    "messages": (
        frozenset({"conversation id", "from", "content"}),
        frozenset({"from", "to", "date", "subject", "content"}),
    ),
    "Invitations": (frozenset({"from", "to", "sent at", "direction"}),),
    "Imported Contacts": (
        frozenset({"firstname", "lastname", "emails", "phonenumbers"}),
        frozenset({"first name", "last name", "companies", "created at"}),
    ),
    "Profile": (frozenset({"first name", "last name", "maiden name", "headline"}),),
    "Positions": (frozenset({"company name", "title", "started on", "finished on"}),),
    "Education": (frozenset({"school name", "start date", "end date", "degree name"}),),
    "Recommendations Received": (frozenset({"first name", "last name", "job title", "text", "creation date"}),),
    "Endorsement Received Info": (frozenset({"endorsement date", "skill name", "endorser first name"}),),
    "Endorsement Given Info": (frozenset({"endorsement date", "skill name", "endorsee first name"}),),
    "Email Addresses": (frozenset({"email address", "confirmed", "primary"}),),
    "Phone Numbers": (frozenset({"extension", "number", "type"}),),
    "Registration": (frozenset({"registered at", "registration ip"}),),
    "Company Follows": (frozenset({"organization", "followed on"}),),
    "Member Follows": (frozenset({"date", "status", "fullname"}),),
    "Job Applications": (frozenset({"application date", "company name", "job title"}),),
    "Saved Jobs": (frozenset({"saved date", "job url", "job title"}),),
    "Logins": (frozenset({"login date", "ip address", "user agent"}),),
    "Ad Targeting": (frozenset({"member age", "company names"}),),
    "Shares": (frozenset({"date", "sharelink", "sharecommentary"}),),
    "Comments": (frozenset({"date", "link", "message"}),),
    "Reactions": (frozenset({"date", "type", "link"}),),
    "Search Queries": (frozenset({"time", "search query"}),),
}

NUMBERED = re.compile(r"(?:\(\d+\)|\d+)+$")


def name_of(path: str) -> str | None:
    """Which of LinkedIn's files a path in an archive is, whatever its folder, case, spaces, `_` and number; or None."""
    base = path.replace("\\", "/").rsplit("/", 1)[-1]
    stem, dot, suffix = base.rpartition(".")
    if not dot or suffix.lower() != "csv":
        return None
    key = _squeezed(stem)
    return BY_KEY.get(key) or BY_KEY.get(NUMBERED.sub("", key))


def name_by_header(cells: set[str]) -> str | None:
    """Which of LinkedIn's other files has these column names (folded), or None."""
    for name, signatures in SIGNATURES.items():
        if any(signature <= cells for signature in signatures):
            return name
    return None


def _squeezed(name: str) -> str:
    return re.sub(r"[\s_]+", "", name).casefold()


BY_KEY = {_squeezed(name): name for name in FILES}
