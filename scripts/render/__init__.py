"""The model as words, tables and blocks: pure functions over the content, with Jinja templates beside them."""
