"""There is no silent administrator: reading along is asked for, told, ended and written down."""
