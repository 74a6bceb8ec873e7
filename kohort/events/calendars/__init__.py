"""Events in other people’s calendars and readers."""
