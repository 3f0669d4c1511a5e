"""Training data: what is wrong with it, what it would cost, and how it is put right before anybody pays."""
