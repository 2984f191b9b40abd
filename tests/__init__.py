"""Tests: what the project does, said in sentences."""
