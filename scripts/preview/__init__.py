"""The live preview: pages are rendered when they are asked for, from what is on disk at that moment."""
