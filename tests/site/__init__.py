"""Tests of whole builds with the real generator."""
