"""What the program promises in figures, each measured against a floor of the same run."""
