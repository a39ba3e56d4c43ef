from polite_provider import client, provider

__all__ = ["client", "provider"]
