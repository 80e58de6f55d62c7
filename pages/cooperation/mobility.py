"""Mobility: who moves where; the moves by year, country, programme and faculty, their balance, and the rows behind."""

from functools import partial

from lib import screen
from lib.charts import mobility as c
from lib.queries import choices
from lib.queries import mobility as q
from lib.screen import Card
from lib.screen.claims import statements
from lib.screen.mobility import country_map, rows_behind, variety
from lib.screen.switch import chosen, switch

w = screen.words()
screen.heading(
    w("Mobility"), w("Students, teachers and staff who go out or come in: when, where, and from which faculty.")
)
asked = screen.filter_bar("years", "country", "region", "unit", "programme", "direction", "role", "year_basis")
units = tuple(screen.ask(choices.units, w.language).items())
undated = screen.ask(q.undated, asked.without("years")) if asked.academic() else 0

stacks = {"direction": w("By direction"), "role": w("By role")}
ways = {"moves": w("Moves"), "three": w("Semesters of 3 years"), "five": w("Semesters of 5 years")}
looks = {"flow": w("Flow"), "cells": w("Figures")}
measures = {"moves": q.balance, "three": q.semesters_of_three_years, "five": q.semesters_of_five_years}
if not screen.ask(q.how_many, asked):
    screen.nothing(w("No move is recorded for this choice."), w("No move is on record yet."))
    if screen.ask(q.how_many, asked.without("country", "region")):
        # The map of all countries stays: it is the other way on.
        country_map(asked, key="mobility-map")
else:
    stack = switch("stack", w("Bars are divided"), stacks)

    screen.pair(
        asked,
        Card(
            q.by_year,
            c.by_year,
            "mobility-by-year",
            opens=("years",),
            more=(stack, undated, screen.ask(q.still_awaited, asked)),
        ),
        Card(q.by_programme, c.programmes_by_year, "mobility-programmes-by-year", opens=("programme",)),
    )
    country_map(asked, key="mobility-map")

    screen.section(w("Countries"))
    measure = chosen("balance", ways)
    screen.pair(
        asked,
        Card(q.by_country, c.by_country, "mobility-by-country", opens=("country",), more=(stack, *variety(asked))),
        Card(
            measures[measure],
            c.balance,
            "mobility-balance",
            opens=("country", "direction"),
            more=(measure,),
            choice=partial(switch, "balance", w("The balance counts"), ways),
        ),
    )
    screen.card(asked, Card(q.by_country_and_year, c.by_country_and_year, "mobility-by-country-and-year"))

    screen.section(w("Faculties and programmes"))
    look = chosen("faculties", looks)
    screen.pair(
        asked,
        Card(
            q.by_unit,
            c.by_unit,
            "mobility-by-unit",
            more=(units, look),
            choice=partial(switch, "faculties", w("Shown as"), looks),
        ),
        Card(q.by_programme, c.by_programme, "mobility-by-programme", opens=("programme",), more=(stack,)),
        shares=(3, 2),
    )
    rows_behind(asked, units, key="mobility-rows")
statements("outgoing", "incoming")
