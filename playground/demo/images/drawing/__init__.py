"""How a picture is drawn: sky, land, water and things."""
