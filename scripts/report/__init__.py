"""The report of what visitors see differently between two commits: both are built, read, compared and described."""
