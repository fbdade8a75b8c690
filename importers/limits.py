"""How much of a foreign file is read. Each limit is checked while reading, before the memory is spent."""

MEGABYTE = 1024 * 1024

UPLOAD_BYTES = 64 * MEGABYTE  # one uploaded file, and one file unpacked from an archive
UNPACKED_BYTES = 512 * MEGABYTE  # everything an archive unpacks to
MEMBERS = 10_000  # files in an archive
PARTS = 100  # files of one kind in an archive that are read
LIST_OF_FILES = 4 * MEGABYTE  # their names, as they stand at a ZIP's end
ROWS = 200_000  # rows with something in them; LinkedIn itself stops at 30,000 connections
CELLS = 30_000_000  # rows times columns of an address book, empty ones too
LINES = 1_048_576  # lines, blank ones too: the height of an Excel sheet, which some programs fill to the bottom
CELL = 10_000  # characters in one cell
NOTE = 20_000  # characters of one note, as many as anybody can type into one
URL = 2_000  # characters in a web address; the longest profile address seen has about 330
TEXT = 131_072  # characters in one cell that holds a text, such as a message; csv.reader takes no more either
CARD = MEGABYTE  # characters in one card, without its pictures
PHOTO = 12 * MEGABYTE  # octets of one picture
OF_ONE_PERSON = 500  # email addresses, notes, tags and the like of one person
MEMBERSHIPS = 1_000_000  # in the groups of a file of cards, of everybody together
GROUP_NAME = 200  # characters of such a group's name, which everybody in it gets
WARNINGS = 40  # sentences about one person
LEFT_OUT = 20  # lines of a card that cannot be read and are named one by one
MESSAGES = 1_000_000  # rows of messages, and of any other file of the archive but the connections
TEXT_LINES = 2_000_000  # lines of a file whose cells are texts

# Kith's own export is read line by line, so that it may be as large as an account grows.
KITH_BYTES = 2048 * MEGABYTE  # packed, and unpacked
KITH_MEMBERS = 250_000  # files, a photo each
KITH_LIST_OF_FILES = 24 * MEGABYTE
KITH_LINE = 8 * MEGABYTE  # one row, or one photo

CALENDAR_LINE = 65_536  # characters of one unfolded line of a calendar
CALENDAR_ADDRESS_LINE = 4_096  # the same, of one that names somebody
CALENDAR_EVENT = 262_144  # characters of one event that are looked at
CALENDAR_ZONES = 100  # time zones that a calendar writes out, and lines of each
CALENDAR_ZONE_LINES = 1_000
CALENDAR_EVENTS = 300_000  # events of any kind
CALENDAR_ENTRIES = 20_000  # events with other people in them
CALENDAR_INVITED = 500  # people invited to one event
CALENDAR_YEARS = 10  # how far back meetings are told of
CALENDAR_REPEATS = 20_000  # occurrences of all the events that repeat; then one more event, and no further one
CALENDAR_MEETINGS = 50_000  # meetings of one file, the newest
CALENDAR_PRICE = 3_000_000  # what following all the rules of a file may cost, in steps of about three microseconds
