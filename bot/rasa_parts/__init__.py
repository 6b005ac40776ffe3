"""Classes that Rasa loads by module path."""
