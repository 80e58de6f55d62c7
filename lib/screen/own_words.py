"""A language in; what Streamlit's browser code says by itself, each text with ours in its place, out as JSON.

`static/boot.js` puts ours there. A pair of braces stands for what varies.
"""

import json
from functools import lru_cache
from typing import Final

from lib import i18n
from lib.codes import N_

# As Streamlit writes them.
SAME: Final = (
    # Around every page
    N_("Skip to main content"),
    N_("App pages"),
    N_("Sidebar"),
    N_("Expand sidebar"),
    N_("Collapse sidebar"),
    N_("Main menu"),
    N_("Theme"),
    N_("System"),
    N_("Light"),
    N_("Dark"),
    N_("Print"),
    N_("Rerun"),
    N_("Running..."),
    N_("Stop"),
    N_("Notifications"),
    N_("Close"),
    N_("Dismiss"),
    N_("(opens in new tab)"),
    # Choices
    N_("Open"),
    N_("Selectbox"),
    N_("Selectbox options"),
    N_("Selected values"),
    N_("Remove {what}"),
    N_("Clear all"),
    N_("Clear value"),
    N_("Clear entry"),
    N_("Select all"),
    N_("No results"),
    N_("No options to select"),
    N_("Choose an option"),
    N_("Choose options"),
    N_("Press Enter to apply"),
    # Charts, tables, files
    N_("Fullscreen"),
    N_("Fullscreen: {what}"),
    N_("Close fullscreen"),
    N_("Close fullscreen: {what}"),
    N_("Search"),
    N_("Download as CSV"),
    N_("Show/hide columns"),
    N_("Download failed"),
    N_("Upload"),
    N_("Add files"),
    N_("Drag and drop a file here"),
    N_("Drag and drop files here"),
    N_("{what} per file"),
)
# Streamlit speaks to whoever wrote the page; our readers did not.
OTHERWISE: Final = {
    "Page not found": N_("There is no such page"),
    "You have requested page /{}, but no corresponding file was found in the app's pages/ directory. "
    "Running the app's main page.": N_("There is no page “{what}” here. This is the first page."),
    "The page that you have requested does not seem to exist. Running the app's main page.": N_(
        "This page does not exist. This is the first page."
    ),
    "Connection error": N_("Meridian does not answer"),
    "Connection timed out.": N_("The answer did not come in time."),
    "Is Streamlit still running? If you accidentally stopped Streamlit, just restart it in your terminal:": N_(
        "Perhaps Meridian was stopped on this machine. Once it is started again, this page goes on by itself."
    ),
    "Streamlit server is not responding. Are you connected to the internet?": N_(
        "The machine on which Meridian runs does not answer. Please check the network; this page goes on by itself."
    ),
}


@lru_cache
def own_words(language: str) -> str:
    """Streamlit's text → ours, those that are the same left out."""
    w = i18n.words(language)
    texts = {text.replace("{what}", "{}"): text for text in SAME} | OTHERWISE
    ours = {text: w(word, what="{}") if "{what}" in word else w(word) for text, word in texts.items()}
    return json.dumps({text: word for text, word in ours.items() if word != text}, ensure_ascii=False)
