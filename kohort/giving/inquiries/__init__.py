"""The other way round: alumni and their employers ask the university for something."""
