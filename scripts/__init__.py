"""The generator of the guide: content and pages in, a checked static site out."""
