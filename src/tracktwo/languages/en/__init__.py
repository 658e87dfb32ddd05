"""English: read, stored and searched; its statements come later."""
