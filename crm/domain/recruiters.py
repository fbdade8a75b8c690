"""Whether somebody hires for a living, as far as a job title tells: they are whom a second note goes to (Rule 3)."""

import re

from crm.domain.folding import plain_letters

_RECRUITER = re.compile(
    r"(?<!\w)(?:recruit\w*|rekrut\w*|recrut\w*|reclut\w*|talent\w*|sourcer|headhunt\w*|head hunt\w*|staffing"
    r"|people partner|people operations|hr|h r|human resources?|personnel|personal(?:referent|leiter)\w*|rrhh)(?!\w)"
)


def is_recruiter(title: str) -> bool:
    """Whether a title is a recruiter's: "Senior Technical Recruiter", "Talent partner", "HR Business Partner"."""
    return bool(_RECRUITER.search(plain_letters(title).replace("-", " ").replace(".", " ")))
