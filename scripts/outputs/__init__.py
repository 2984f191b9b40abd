"""The parts of the built site that are not articles: heads of pages, redirects, and the files next to the pages."""
