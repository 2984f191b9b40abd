"""Checks: generators of diagnostics, for the sources before a build and for the HTML after it."""
