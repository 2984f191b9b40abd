"""Tests of single parts, without a build."""
