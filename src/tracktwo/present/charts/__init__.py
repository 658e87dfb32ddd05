"""Answers as pictures: Vega-Lite specs made with Altair, drawn by Vega in the browser and by vl-convert in a file.

answer -> rows (plain values, dates as days) -> spec (lanes, estimates) -> browser: bundle.py's own file of Vega
                                                                         -> file: svg.py
"""
