"""The parts of a NeoWs answer that Orrery reads, as types that msgspec decodes straight from the bytes.

A field without default must be present (null is allowed); scalars stay untyped, because numbers come as numbers,
strings or null. What does not fit is read again record by record.
"""

from typing import Any

import msgspec


class Speed(msgspec.Struct, gc=False):
    """Relative velocity."""

    kilometers_per_second: Any


class Miss(msgspec.Struct, gc=False):
    """Miss distance, au."""

    astronomical: Any


class Approach(msgspec.Struct, gc=False):
    """One close approach of an object."""

    close_approach_date: str
    epoch_date_close_approach: Any
    relative_velocity: Speed
    miss_distance: Miss
    orbiting_body: Any
    close_approach_date_full: str | None = None


class Range(msgspec.Struct, gc=False):
    """Diameter range, km."""

    estimated_diameter_min: Any
    estimated_diameter_max: Any


class Diameter(msgspec.Struct, gc=False):
    """Estimated diameter; the other units repeat the kilometres."""

    kilometers: Range


class OrbitClass(msgspec.Struct, gc=False):
    """Orbit class; absent in 2016."""

    orbit_class_type: Any = None


class Orbit(msgspec.Struct, gc=False):
    """Orbital elements, mostly numbers as strings."""

    eccentricity: Any
    semi_major_axis: Any
    inclination: Any
    orbit_id: Any = None
    epoch_osculation: Any = None
    perihelion_distance: Any = None
    aphelion_distance: Any = None
    ascending_node_longitude: Any = None
    perihelion_argument: Any = None
    mean_anomaly: Any = None
    mean_motion: Any = None
    orbital_period: Any = None
    perihelion_time: Any = None
    minimum_orbit_intersection: Any = None
    orbit_class: OrbitClass | None = None
    orbit_uncertainty: Any = None
    data_arc_in_days: Any = None
    observations_used: Any = None
    first_observation_date: Any = None
    last_observation_date: Any = None
    orbit_determination_date: Any = None
    equinox: Any = None


class Asteroid(msgspec.Struct, gc=False):
    """One object with its approaches."""

    name: str
    estimated_diameter: Diameter
    is_potentially_hazardous_asteroid: Any
    close_approach_data: list[Approach]
    id: str | None = None
    neo_reference_id: str | None = None
    nasa_jpl_url: Any = None
    absolute_magnitude_h: Any = None
    is_sentry_object: Any = None
    orbital_data: Orbit | None = None


class Feed(msgspec.Struct, gc=False):
    """`/feed`: objects by day, days in any order."""

    near_earth_objects: dict[str, list[Asteroid]]
    element_count: Any = None
