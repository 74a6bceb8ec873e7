"""Three invented institutions to try the product on. Nothing here runs in production."""
