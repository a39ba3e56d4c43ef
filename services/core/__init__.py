"""Business logic: what is held, as whole as it is, as it was known."""
