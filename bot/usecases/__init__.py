"""One verb per file, called alike by actions, server and jobs."""
