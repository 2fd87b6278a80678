"""The rooms of a desk over HTTP."""
