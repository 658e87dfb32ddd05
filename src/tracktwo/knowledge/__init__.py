"""What the desk knows about the world: data files whose every entry cites a text that was really read."""
