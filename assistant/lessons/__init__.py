"""The trainee's desk: exercises from decisions, marking them element by element, reading, comparing and repeating."""
