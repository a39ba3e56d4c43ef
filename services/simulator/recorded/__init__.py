"""The packaged real week, told as it was known at the platform clock's instant."""
