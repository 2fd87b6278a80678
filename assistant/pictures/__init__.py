"""Pictures: what a library's decisions look like, as numbers and as words made from them."""
