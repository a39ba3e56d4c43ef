"""The providers' addresses, with the habits that each provider has."""
