"""One reader a form: bytes in, blocks of clean text out."""
