"""Load on the gateway by Locust: `make load` and `make soak`.

Locust patches the standard library when it is imported, so only `generator` and what it alone imports (`journeys`,
`recorder`, `browser`) know it, and `generator` is a process of its own. pytest imports none of them.
"""
