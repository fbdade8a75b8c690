"""What to call the browser that a session belongs to."""

# The first that is found names it: Edge and Opera call themselves Chrome, and Chrome calls itself Safari.
_BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
_PLACES = (
    ("iPhone", "an iPhone"),
    ("iPad", "an iPad"),
    ("Android", "Android"),
    ("CrOS", "ChromeOS"),
    ("Windows", "Windows"),
    ("Mac OS X", "a Mac"),
    ("Linux", "Linux"),
)


def browser_name(program: str) -> str:
    """The browser and the device in a User-Agent header: "Firefox on Linux", or "A browser" where it says neither."""
    browser = next((name for sign, name in _BROWSERS if sign in program), "A browser")
    place = next((name for sign, name in _PLACES if sign in program), "")
    return f"{browser} on {place}" if place else browser
