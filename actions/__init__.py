"""Thin rasa-sdk actions, one file per subject: read what was heard, call one use case, say what it decided."""
