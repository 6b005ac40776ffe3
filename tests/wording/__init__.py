"""Sentences the guard is measured on: an ordinary-lines pool, sentences for development, and sentences held apart."""
