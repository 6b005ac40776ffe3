"""Amends: a complaint assistant for a shop's website."""
