"""The nouns, the law as data, and the library: what every other package may rely on."""
