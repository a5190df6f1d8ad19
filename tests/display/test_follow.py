"""What a social worker does with a referral until its data are gone: following, correcting, disclosing, access, erasing."""

from application import Application
from desk_steps import accept, open_package, pack, record, start

KEPT = {}


def settle(window):
    """The toast that offers to undo lies over what is at the bottom."""
    window.wait_gone("button", "Ongedaan maken")


def choose(window, action):
    settle(window)
    window.find("list item", action).point()


def test_next_step(desktop):
    """The page begins with what is to be done next, and by when"""
    with start(desktop, "team", "Kind en Gezin") as team:
        package, words = pack(team)
    ocmw = KEPT["ocmw"] = start(desktop, "ocmw", "OCMW")
    accept(open_package(ocmw, package, words))
    window = KEPT["window"] = ocmw.main_window()
    window.find("list item", containing="Toewijzen en contacteren, uiterlijk op")
    record(ocmw, "Toewijzen", lambda _: None)
    window.find("list item", containing="Contacteren, uiterlijk op")


def test_handed_over(desktop):
    """A colleague takes over, and that is undone"""
    def colleague(dialog):
        dialog.find("text", "Maatschappelijk werker").enter("Mia Medewerker")

    window = KEPT["window"]
    settle(window)
    window.find("list item", "Overdragen aan een collega").point()
    dialog = KEPT["ocmw"].find("frame", "Toewijzen")
    colleague(dialog)
    dialog.find("button", "Noteren").click()
    dialog.wait_gone()
    window.find("label", containing="Mia Medewerker · ")
    window.find("button", "Ongedaan maken").click()
    window.find("label", containing="Wim Werker · ")


def test_corrected(desktop):
    """A corrected datum is by the rules of the form; what it was stays to be seen"""
    window = KEPT["window"]
    choose(window, "Gegevens verbeteren")
    dialog = KEPT["ocmw"].find("frame", "Gegevens verbeteren")
    dialog.find("text", "Telefoon").enter("014 12")
    dialog.find("button", "Bewaren").click()
    dialog.find("label", containing="Dit is geen telefoonnummer")
    dialog.find("text", "Telefoon").enter("0470 00 00 01")
    dialog.find("button", "Bewaren").click()
    dialog.wait_gone()
    window.find("label", "Telefoon: 0470 00 00 00 → 0470 00 00 01")
    window.find("label", "Gegevens verbeterd: Telefoon")


def test_disclosed(desktop):
    """An onward disclosure says to whom, which data and on what ground; without data it is none"""
    window = KEPT["window"]
    choose(window, "Doorgeven aan een partner")
    dialog = KEPT["ocmw"].find("frame", "Doorgifte")
    dialog.find("button", "Noteren").click()
    dialog.find("label", "Kruis aan welke gegevens doorgegeven zijn.")
    dialog.find("combo box", "Partner").choose("CAW")
    dialog.find("check box", "E-mail").toggle()
    dialog.find("button", "Noteren").click()
    dialog.wait_gone()
    window.find("label", containing="e-mail · Met toestemming van de cliënt")


def test_access(desktop):
    """All that is known goes on paper and as a file; saving says that it is not protected then"""
    window = KEPT["window"]
    choose(window, "Inzage voor de cliënt")
    dialog = KEPT["ocmw"].find("frame", "Inzage voor de cliënt")
    dialog.find("button", "Opmaken").click()
    dialog.find("list item", "Voor de cliënt (PDF)")
    dialog.find("button", "Opslaan als…: Voor computers (JSON)").click()
    question = KEPT["ocmw"].find("dialog", "Onbeschermd opslaan?")
    question.find("button", "Annuleren").click()
    question.wait_gone()
    desktop.press("Escape")
    dialog.wait_gone()


def test_file(desktop):
    """A file is opened, closed and opened again; erasing is not offered before its time"""
    def wants_help(dialog):
        dialog.find("combo box", "Wat wenst de cliënt?").choose("Wenst hulp")
        dialog.find("text", "Nummer van het cliëntdossier").enter("2026/0123")

    ocmw, window = KEPT["ocmw"], KEPT["window"]
    record(ocmw, "Contact gehad", wants_help)
    settle(window)
    record(ocmw, "Dossier sluiten", lambda _: None)
    window.find("list item", containing="Blijft bewaard tot")
    assert not window.has("button", "Wissen…")
    settle(window)
    record(ocmw, "Dossier heropenen", lambda _: None)
    window.find("label", "Dossier heropend")


def test_undone_later(desktop):
    """The last step is taken back from the timeline as well, as long as nothing came after it"""
    window = KEPT["window"]
    settle(window)
    window.find("button", "Laatste stap ongedaan maken").point()
    window.find("label", "Ongedaan gemaakt: Dossier heropend")


def test_unreachable(desktop):
    """Of whom is unreachable nothing goes by itself: a person decides, by the keyboard alone, and a second time otherwise"""
    with start(desktop, "team-twee", "Kind en Gezin") as team:
        package, words = pack(team)
    ocmw, window = KEPT["ocmw"], KEPT["window"]
    accept(open_package(ocmw, package, words))
    record(ocmw, "Toewijzen", lambda _: None)
    settle(window)
    record(ocmw, "Onbereikbaar", lambda _: None)
    choose(window, "Opnieuw bekijken")
    dialog = ocmw.find("frame", "Opnieuw bekijken")
    dialog.find("combo box", "Beslissing").wait_until("to have the keyboard", lambda row: row.is_focused)
    desktop.press("shift+Tab", "Return")
    dialog.wait_gone()
    window.find("label", containing="Onbereikbaar, opnieuw bekeken: bewaard tot")
    settle(window)
    record(ocmw, "Opnieuw bekijken", lambda dialog: dialog.find("combo box", "Beslissing").choose("De gegevens mogen weg"))
    window.find("list item", containing="Mag gewist worden sinds")


def test_erased(desktop):
    """Erasing asks once; the name is gone from the window and the profile's folder, and the attest remains"""
    ocmw, window = KEPT["ocmw"], KEPT["window"]
    window.find("button", "Wissen…").point()
    question = ocmw.find("dialog", "Gegevens wissen?")
    question.find("label", containing="kan niet ongedaan worden gemaakt")
    question.find("button", "Annuleren").click()
    question.wait_gone()
    window.find("button", "Wissen…").point()
    ocmw.find("dialog", "Gegevens wissen?").find("button", "Wissen").click()
    window.find("list item", containing="Gewist op")
    assert not window.has("button", "Ongedaan maken")
    window.find("list item", "Attest van de wissing")
    window.find("label", containing="De cliënt was niet te bereiken")
    ocmw.__exit__()
    with Application(desktop, "ocmw") as again:
        window = again.main_window()
        window.find("label", "Gewist").point()
        window.find("list item", "Attest van de wissing")
        assert not window.has("button", "Wissen…")
