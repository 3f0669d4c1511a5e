"""The frame around the tabs: it knows no capability by name."""
