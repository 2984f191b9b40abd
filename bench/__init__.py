"""What the site costs to build and to load, beside other programs that make sites: `make bench`."""
