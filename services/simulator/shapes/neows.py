"""Units that NeoWs converts with, as its answers show."""

AU_KM = 149_597_870.7
LUNAR_PER_AU = 389.0  # NeoWs writes lunar = 389 x astronomical, not JPL's 384,400 km
MILES_PER_KM = 0.621371192
FEET_PER_METER = 3.280839895
