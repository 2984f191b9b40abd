"""Faults put into the real data files and pages: what becomes of them, case after case."""
