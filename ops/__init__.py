"""Set-up, training and running of Amends."""
