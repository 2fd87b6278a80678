"""A second reading of a letter, learned and not written: what each sentence does (its move), and what they come to together."""
