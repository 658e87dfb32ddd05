"""Records and texts in the forms that other programs read."""
