"""The page at the root."""

import streamlit as st

print("the home page")
st.title("Home")
