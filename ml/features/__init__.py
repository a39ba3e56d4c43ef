"""What models learn from, read from core; each value with the instant from which it could be had."""
