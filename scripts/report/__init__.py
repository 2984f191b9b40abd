"""What a visitor sees differently between two commits: both are built, read and compared, and told in plain words."""
