"""Files in, Responses out; who asked never gets further than here."""
