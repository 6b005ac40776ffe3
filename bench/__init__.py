"""Timings, never run as tests: each prints a table that the documentation quotes."""
