"""Understanding a customer's message: language, feeling, subject, wishes and facts, from the text alone."""
