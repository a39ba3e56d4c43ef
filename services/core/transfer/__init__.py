"""What a store holds, into another engine, into a backup and back."""
