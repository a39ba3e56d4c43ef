"""Makes `week/`, the packaged real week, from the recordings beside the project.

Run it as `python -m services.simulator.package ../shared/data`; the same recordings give the same bytes.
"""
