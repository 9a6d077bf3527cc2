"""The report of a workshop series as Markdown, for everyone who was in the room."""
