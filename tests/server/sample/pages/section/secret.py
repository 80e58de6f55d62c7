"""A page that nobody may run before the gate."""

import streamlit as st

print("the secret page")
st.title("Secret")
