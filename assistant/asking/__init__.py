"""Answering a question: what it asks, what the law and guidance say to it, and what past decisions did."""
