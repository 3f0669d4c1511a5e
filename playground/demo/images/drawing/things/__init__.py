"""Everything that can be placed in a picture; each is drawn in a box that it stands in."""
