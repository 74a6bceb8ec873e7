"""What is taught here and where: the office names, moves, adds and closes units and programmes. Files of the register
add to them as well (`register.programmes`), and change no name that stands."""
