"""What a screen reader needs of every control: a name."""

from accessibility import ROLES
from desk_steps import start

CONTROLS = {"push button", "toggle button", "check box", "combo box", "text", "password text", "spin button", "menu item", "link"}
SECTIONS = ["Meldingen", "Verwerkers", "Maatregelen", "Gegevenslekken", "Protocollen", "Sta ik klaar?", "Logboek"]


def controls(window):
    """The usable controls that show."""
    assert CONTROLS <= set(ROLES)
    return [node for node in window._node_in_tree().descendants()
            if node.role in CONTROLS and window._shows(node)]


def has_name(node):
    return bool(node.name.strip()) or any(below.name.strip() for below in node.descendants())


def test_sections(desktop):
    """Every control of every section has a name"""
    with start(desktop, "namen", "OCMW") as ocmw:
        window = ocmw.main_window()
        for section in SECTIONS:
            window.find("list item", section).point()
            desktop.settle()
            found = controls(window)
            assert found, section
            assert not [(section, node.role, node.path) for node in found if not has_name(node)]
