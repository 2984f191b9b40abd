"""Checks: generators of problems, over the sources before a build and over the HTML after it."""
