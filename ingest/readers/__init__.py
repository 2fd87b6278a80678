"""One reader for each form a letter comes in; all give the same blocks."""
