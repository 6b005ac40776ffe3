"""How things are said: which variant of a line. No Rasa, no database."""
