"""How good is what is found: judged queries, this and other ways of answering them, and the standard measures."""
