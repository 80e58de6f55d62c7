"""The frame of Meridian: the server around the pages, the reader's language, the gate, the menu; then the page."""

from functools import partial

import streamlit as st
from streamlit.runtime.pages_manager import PagesManager
from streamlit.runtime.scriptrunner import get_script_run_ctx

from lib import server
from lib.codes import N_

SIDEBAR = 236  # pixels; leaves 1040 of a projector's 1280 to the page
# A page is one file and one line here: its file, its name, its address. A section is a folder.
MENU = {
    N_("Overview"): (("overview/summary.py", N_("Summary"), ":material/space_dashboard:", ""),),
    N_("Cooperation"): (
        ("cooperation/partners.py", N_("Partners"), ":material/public:", "partners"),
        ("cooperation/mobility.py", N_("Mobility"), ":material/flight_takeoff:", "mobility"),
        ("cooperation/grants.py", N_("Grants"), ":material/payments:", "grants"),
        ("cooperation/memberships.py", N_("Memberships"), ":material/hub:", "memberships"),
    ),
    N_("Presenting"): (
        ("presenting/delegation.py", N_("Delegation"), ":material/present_to_all:", "delegation"),
        ("presenting/reports.py", N_("Reports"), ":material/description:", "reports"),
    ),
    N_("Data"): (("data/dictionary.py", N_("Dictionary"), ":material/menu_book:", "dictionary"),),
}


def main() -> None:
    """One run for one reader: nothing of a page is executed before the gate has let it through."""
    from lib.screen import frame

    st.set_page_config(
        page_title="Meridian", page_icon="static/favicon.png", layout="wide", initial_sidebar_state=SIDEBAR
    )
    frame.dress()
    if not frame.gate():
        # Under every address: Streamlit would say of an unknown one that there is no such page.
        addresses = [path for entries in MENU.values() for *_, path in entries]
        st.navigation([frame.shut(path) for path in addresses], position="hidden").run()
        return
    pages = {section: [frame.page(*entry) for entry in entries] for section, entries in frame.translated(MENU)}
    if frame.presents(pages):
        frame.run(st.navigation(pages, position="hidden"), bare=True)
    else:
        frame.run(st.navigation(pages, expanded=True))


def failed(error: Exception) -> bool:
    """What a reader sees of an error that no page has caught."""
    from lib.screen import frame

    return frame.failed(error)


if get_script_run_ctx(suppress_warning=True) is None:
    # Streamlit looks for a folder `pages/` until some session has drawn a menu, and answers the first deep link of a
    # process from there, past the gate. The flag is the same that drawing a menu sets, only earlier.
    PagesManager.uses_pages_directory = False
    host, port, base = (st.get_option(f"server.{name}") for name in ("address", "port", "baseUrlPath"))
    app = st.App(
        "app.py",
        middleware=server.middleware(str(base)),
        lifespan=partial(server.lifespan, f"http://{host}:{port}/{base}"),
        on_script_error=failed,
    )
else:
    main()
