"""The live preview: pages are rendered on request, from what is on disk at that moment."""
