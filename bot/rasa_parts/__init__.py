"""Classes that Rasa loads by module path; the only room that imports Rasa."""
