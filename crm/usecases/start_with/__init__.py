"""Whom to start with: of everybody the few who are worth a decision now, and what was decided."""

from crm.usecases.start_with.decide import decide
from crm.usecases.start_with.page import Start, one_pick, start, start_after_a_press

__all__ = ["Start", "decide", "one_pick", "start", "start_after_a_press"]
