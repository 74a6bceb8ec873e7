"""After an event: thanks, pictures, what people said, and what the next board should know."""
