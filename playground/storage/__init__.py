"""What stays on disk: locations, settings, the database, the history, the keys."""
