"""What libical reads in a calendar: the library under Evolution, GNOME Calendar and KOrganizer."""

import gi
from answers import answer

gi.require_version("ICalGLib", "3.0")
from gi.repository import ICalGLib  # noqa: E402


def read(text):
    calendar = ICalGLib.Component.new_from_string(text)
    events = []
    event = calendar.get_first_component(ICalGLib.ComponentKind.VEVENT_COMPONENT)
    while event:
        start, end = event.get_dtstart(), event.get_dtend()
        events.append(
            {
                "uid": event.get_uid(),
                "summary": event.get_summary(),
                "description": event.get_description(),
                "sequence": event.get_sequence(),
                "allDay": start.is_date(),
                "start": start.as_ical_string(),
                "end": end.as_ical_string(),
                "alarms": event.count_components(ICalGLib.ComponentKind.VALARM_COMPONENT),
            }
        )
        event = calendar.get_next_component(ICalGLib.ComponentKind.VEVENT_COMPONENT)
    return {"errors": calendar.count_errors(), "valid": calendar.check_restrictions(), "events": events}


answer(read)
