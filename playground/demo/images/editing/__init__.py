"""How a given picture is changed: inside a mask, as a whole, into a sibling."""
