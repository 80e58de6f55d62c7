"""Charts in, drawings out: screen.py for Plotly, maps.py for pydeck, sheets.py for workbooks."""
