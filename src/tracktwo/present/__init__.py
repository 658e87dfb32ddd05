"""Answers -> people: the terminal, files and pages."""
