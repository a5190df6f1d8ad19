"""“Sta ik klaar?”: a fresh profile of each desk is brought to “yes” by the buttons of the page itself."""

from application import Application
from desk_steps import open_file, start
from test_large_text import narrow
from test_office import pass_on, take_in

KEPT = {}


def show(application):
    window = application.main_window()
    window.find("list item", "Sta ik klaar?").point()
    return window


def attach(application, path):
    window = application.main_window()
    window.find("button", "Bijlage toevoegen…").click()
    open_file(application, "Bijlage kiezen", path)
    window.find("list item", containing=path.name)


def add(application, title, frame, *data):
    """By the button of a point; the page of what was added is shown then."""
    show(application).find("button", f"Toevoegen {title}").click()
    dialog = application.find("frame", frame)
    for label, value in data:
        dialog.find("text", label).enter(value)
    dialog.find("button", "Bewaren").click()
    dialog.wait_gone()


def declare_no_processors(application):
    window = show(application)
    window.find("button", "Tonen Overzicht van verwerkers").click()
    window.find(name="Verklaren dat er geen verwerkers zijn").point()
    return pass_on(application, "Geen verwerkers")


def test_ocmw(desktop):
    """The OCMW notes its policy, plan, DPO and processing activity, says that it has no processors, and is ready"""
    document = desktop.home / "beleid.pdf"
    document.write_bytes(b"%PDF-1.4 verzonnen")
    with start(desktop, "ocmw", "OCMW") as ocmw:
        show(ocmw).find("label", "Nog 6 punten te doen")
        add(ocmw, "Informatieveiligheidsbeleid", "Maatregel", ("Titel of naam", "Verzonnen beleid"))
        show(ocmw).find("label", "Nog 6 punten te doen")
        ocmw.main_window().find("button", containing="Tonen Verzonnen beleid").click()
        attach(ocmw, document)
        add(ocmw, "Informatieveiligheidsplan", "Maatregel", ("Titel of naam", "Verzonnen plan"))
        attach(ocmw, document)
        add(ocmw, "Functionaris voor gegevensbescherming (FGB)", "Maatregel", ("Titel of naam", "Fleur Verzonnen"), ("E-mail", "fgb@voorbeeld.example"))
        add(ocmw, "Register van de verwerkingsactiviteiten", "Verwerkingsactiviteit", ("Functionaris voor gegevensbescherming", "Fleur Verzonnen"))
        KEPT["mail"], KEPT["words"] = declare_no_processors(ocmw)
        show(ocmw).find("label", "Sta ik klaar? Ja")
        ocmw.main_window().find("list item", containing="Logboek ongeschonden")


def test_team(desktop):
    """Kind en Gezin takes the other's overview in, and is ready when its own is passed on"""
    with start(desktop, "team", "Kind en Gezin") as team:
        show(team).find("label", "Nog 3 punten te doen")
        take_in(team, KEPT["mail"], KEPT["words"], "Geen verwerkers")
        add(team, "Register van de verwerkingsactiviteiten", "Verwerkingsactiviteit", ("Functionaris voor gegevensbescherming", "Fien Verzonnen"))
        declare_no_processors(team)
        show(team).find("label", "Sta ik klaar? Ja")
        assert not team.main_window().has("list item", containing="Nog niet; zij bezorgen het u")
        team.main_window().find("list item", containing="Herstelblad")


def test_again(desktop):
    """What is not in order any more takes the yes away"""
    with Application(desktop, "ocmw") as ocmw:
        window = ocmw.main_window()
        window.find("list item", "Gegevenslekken").point()
        window.find("button", "Gegevenslek melden").click()
        dialog = ocmw.find("frame", "Gegevenslek")
        dialog.find("text", "Wat is er gebeurd?").enter("Een pakket ging naar een verkeerd adres.")
        dialog.find("button", "Bewaren").click()
        dialog.wait_gone()
        show(ocmw).find("list item", containing="1 gegevenslek in behandeling")
        assert not window.has("label", "Sta ik klaar? Ja")


def test_narrow(desktop):
    """In a narrow window the longest word beside a button stays whole"""
    with start(desktop, "smal", "OCMW") as ocmw:
        window = show(ocmw)
        title = window.find("label", "Informatieveiligheidsbeleid")
        height = title.extents[3]
        narrow(window)
        assert title.extents[3] == height, (title.extents, height)
