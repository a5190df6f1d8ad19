"""Contrast as it is on the display: of each text that shows, and of what the keyboard focus changes; in light, in dark and in high contrast."""

from collections import Counter

from application import Widget
from desk_steps import start
from test_names import has_name
from test_practice import Practice

LIGHT, DARK, HIGH = {}, {"ADW_DEBUG_COLOR_SCHEME": "prefer-dark"}, {"ADW_DEBUG_HIGH_CONTRAST": "1"}
TEXT, GRAPHICS = 4.5, 3.0  # WCAG 1.4.3, 1.4.11
SECTIONS = {"Meldingen": "OdNoticeSection", "Verwerkers": "OdOfficeSection", "Protocollen": "OdProtocolSection",
            "Sta ik klaar?": "OdReadinessSection", "Logboek": "OdJournalSection"}


def luminance(colour):
    parts = [part / 255 / 12.92 if part <= 10 else ((part / 255 + 0.055) / 1.055) ** 2.4 for part in colour]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one, other):
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


class Picture:
    """The pixels of the display."""

    def __init__(self, desktop):
        desktop.settle()
        self.width = desktop.size[0]
        self.bytes = desktop._picture()

    def colours(self, x, y, width, height):
        for row in range(y, y + height):
            for at in range((row * self.width + x) * 3, (row * self.width + x + width) * 3, 3):
                yield tuple(self.bytes[at:at + 3])

    def contrast_in(self, *place):
        """Of what stands out most there with what there is most of: the middle of a stroke with what it is written on."""
        colours = Counter(self.colours(*place))
        background = colours.most_common(1)[0][0]
        return max(contrast(background, colour) for colour in colours)

    def contrast_with(self, before):
        """The most that a pixel contrasts with what it was before."""
        pairs = {(self.bytes[at:at + 3], before.bytes[at:at + 3]) for at in range(0, len(self.bytes), 3)
                 if self.bytes[at:at + 3] != before.bytes[at:at + 3]}
        return max((contrast(*pair) for pair in pairs), default=0)


def is_elsewhere(node, section):
    """A section that was on top before still has its size; GTK 4.8 gives what has no name that of its class."""
    return any(above.name.startswith("Od") and above.name.endswith("Section") and above.name != section for above in node.ancestors())


def is_inside(place, others):
    x, y, width, height = place
    return all(left <= x and top <= y and x + width <= left + wide and y + height <= top + high for left, top, wide, high in others)


def is_usable(node, section):
    return (node.role == "label" and has_name(node) and not is_elsewhere(node, section)
            and all(above.has_state("sensitive") for above in [node, *node.ancestors()] if above.parent and above.parent.parent))


def labels_of(window, section):
    """Name and place of what is written in a window, can be used now, and is not cut off."""
    left, top = window.on_display(0, 0)
    title = window.name  # of the page that showed while it opened
    for node in window._node_in_tree().descendants():
        if not is_usable(node, section) or node.name == title or not window._shows(node):
            continue
        frames = [window.path, *(above.path for above in node.ancestors() if above.role == "scroll pane")]
        x, y, width, height = place = Widget(window.application, node.path).extents
        if width > 2 and is_inside(place, (Widget(window.application, path).extents for path in frames)):
            yield node.name, (left + x, top + y, width, height)


def look(window, what, section="OdReferralSection"):
    picture = Picture(window.application.desktop)
    measured = {name: round(picture.contrast_in(*place), 2) for name, place in labels_of(window, section)}
    assert len(measured) > 5, what
    weak = {name: ratio for name, ratio in measured.items() if ratio < TEXT}
    print(f"# {what}: the least is {min(measured.values())} to 1, of “{min(measured, key=measured.get)}”", flush=True)
    return [f"{what}: {name}: {ratio}" for name, ratio in weak.items()]


def look_at_desks(desktop, environment):
    with Practice(desktop, environment=environment) as practice:
        ocmw, team = practice.desks()
        weak = look(team, "the list")
        team.find("label", "Jade Halfaf-Voorbeeld").point()
        team.find("button", "Verpakken").point()
        team.find("alert", containing="aan te vullen")
        weak += look(team, "findings")
        team.find("label", "Roos Voorbeeldig").point()
        team.find("label", "Verloop")
        weak += look(team, "a referral that is late")
        for name, section in SECTIONS.items():
            team.find("list item", name).point()
            if name == "Logboek":
                team.find("label", containing="Ongeschonden: alle")
            weak += look(team, name, section)
        practice.choose(team, "Naar het bureau van het OCMW")
        desktop.settle()
        ocmw.find("label", "Adam Bedacht-Voorbeeld").point()
        ocmw.find("button", "Wissen…")
        weak += look(ocmw, "erasing")
        assert not weak, weak


def test_light(desktop):
    """Each text in light has a contrast of 4.5 to 1"""
    look_at_desks(desktop, LIGHT)


def test_dark(desktop):
    """Each text in dark has a contrast of 4.5 to 1"""
    look_at_desks(desktop, DARK)


def test_high(desktop):
    """Each text in high contrast has a contrast of 4.5 to 1"""
    look_at_desks(desktop, HIGH)


def test_focus(desktop):
    """Where the keyboard goes shows with a contrast of 3 to 1, in light and in dark"""
    for name, environment in (("licht", LIGHT), ("donker", DARK)):
        with start(desktop, name, "Kind en Gezin", environment) as team:
            window = team.main_window()
            window.find("list item", "Meldingen").point()
            before = Picture(desktop)
            weak = []
            for _ in range(6):
                desktop.press("Tab")
                now = Picture(desktop)
                weak.append(round(now.contrast_with(before), 2))
                before = now
            print(f"# {name}: {weak}", flush=True)
            assert min(weak) >= GRAPHICS, (name, weak)
