"""What Evolution's address book reads in one vCard."""

import gi
from answers import answer

gi.require_version("EBookContacts", "1.2")
from gi.repository import EBookContacts  # noqa: E402


def read(text):
    card = EBookContacts.VCard.new_from_string(text)
    return [
        {
            "group": attribute.get_group(),
            "name": attribute.get_name().upper(),
            "parameters": {
                parameter.get_name().upper(): list(parameter.get_values()) for parameter in attribute.get_params()
            },
            "values": list(attribute.get_values()),
        }
        for attribute in card.get_attributes()
    ]


answer(read)
