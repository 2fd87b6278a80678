"""Finding: embeddings, the two indexes, precedents, suggestions, and the service that offers them."""
