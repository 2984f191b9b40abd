"""Tests of what the repository may and may not hold."""
