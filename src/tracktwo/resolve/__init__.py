"""Names -> actors, inside one document."""
