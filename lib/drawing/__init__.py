"""Charts in, drawings out: screen.py for Plotly, maps.py for pydeck, paper.py for SVG and PNG, slides.py, sheets.py."""
