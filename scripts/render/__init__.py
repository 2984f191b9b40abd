"""From the models to words, tables and blocks: pure functions of the content, and the Jinja templates that they use."""
