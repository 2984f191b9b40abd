"""Checks of pages and data before they are built."""
