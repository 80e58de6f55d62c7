"""An app of the shape of the real one, small enough to see who ran first."""

from functools import partial

import streamlit as st
from streamlit.runtime.pages_manager import PagesManager
from streamlit.runtime.scriptrunner import get_script_run_ctx

from lib import server


def told(error: Exception) -> bool:
    """The reference instead of the error."""
    st.error(f"Reference {server.report(error)}")
    return True


if get_script_run_ctx(suppress_warning=True) is None:
    PagesManager.uses_pages_directory = False
    base = str(st.get_option("server.baseUrlPath"))
    app = st.App(
        "app.py", middleware=server.middleware(base), lifespan=partial(server.lifespan, base), on_script_error=told
    )
else:
    print("the gate")
    st.navigation(
        [
            st.Page("pages/section/home.py", default=True),
            st.Page("pages/section/secret.py", url_path="secret"),
            st.Page("pages/section/broken.py", url_path="broken"),
        ]
    ).run()
