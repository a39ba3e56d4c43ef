"""Dashboard *Asteroids*: who comes near, who is watched, what is known."""

from typing import Final

from grafana.definitions.model import BLUE, ORANGE, RED, YELLOW, Board, Panel, Row, Threshold
from grafana.definitions.queries import metric_now, sql
from grafana.definitions.units import unit_of
from grafana.definitions.variables import ORIGIN

NEAR: Final[tuple[Threshold, ...]] = ((1, ORANGE), (5, YELLOW), (20, "green"))
"""Lunar distances: within the Moon's orbit, within five times that, beyond."""
_OPEN = {"designation": "${web}/asteroids?selected=${__value.raw}"}
_AHEAD = "body = 'Earth' AND NOT is_withdrawn AND approach_at >= {now}"
_APPROACHES = "{schema}.fact_asteroid_approaches"


def _count(number: int, title: str, question: str, text: str, *thresholds: Threshold) -> Panel:
    return Panel(number=number, title=title, kind="stat", unit="none", size=(4, 4), base="green" if thresholds else BLUE,
                 question=question, thresholds=thresholds, queries=(sql(text),))  # fmt: skip


AHEAD: Final = Row("Who comes near?", (
    Panel(number=1, title="Next approach in", kind="stat", unit="d", decimals=1, size=(4, 4), base=BLUE,
          question="How long until the next known approach to Earth?",
          queries=(sql(f"""
SELECT extract(epoch FROM min(approach_at) - {{now}}) / 86400 AS days FROM {_APPROACHES} WHERE {_AHEAD}"""),)),
    Panel(number=2, title="Closest of the next 30 days", kind="stat", unit=unit_of("miss_distance_lunar"), decimals=1,
          size=(4, 4), base=RED, thresholds=NEAR,
          question="How near does the closest of them come, in lunar distances?",
          queries=(sql(f"""
SELECT min(miss_distance_lunar) AS distance FROM {_APPROACHES}
WHERE {_AHEAD} AND approach_at < {{now}} + interval '30 days'"""),)),
    _count(3, "Objects held", "How many near-Earth objects does Orrery know?",
           "SELECT count(*) AS objects FROM {schema}.dim_asteroids"),
    _count(4, "Potentially hazardous", "How many of them are large and come near Earth's orbit?",
           "SELECT count(*) AS objects FROM {schema}.dim_asteroids WHERE is_hazardous"),
    _count(5, "On the Sentry list", "How many objects have an impact that is not excluded?",
           "SELECT count(*) AS objects FROM {schema}.fact_impact_risks WHERE NOT is_withdrawn"),
    _count(6, "Greatest Torino", "Is there an object to worry about? 0: none.", """
SELECT coalesce(max(torino_max), 0) AS torino FROM {schema}.fact_impact_risks WHERE NOT is_withdrawn""",
           (1, YELLOW), (3, ORANGE), (5, RED)),
    Panel(number=7, title="Next approaches", kind="table", size=(24, 10), columns=("approach_at", "designation",
          "miss_distance_lunar", "miss_distance_min_km", "velocity_kms", "diameter_avg_km", "absolute_magnitude_h",
          "risk_score", "threat_level", "is_hazardous"), column_links=_OPEN,
          question="Who comes next, how near, how fast, how large? A click shows its orbit.",
          queries=(sql(f"""
SELECT approach_at, a.designation, miss_distance_lunar, miss_distance_min_km, velocity_kms, diameter_avg_km,
  absolute_magnitude_h, risk_score, threat_level, a.is_hazardous
FROM {_APPROACHES} AS a LEFT JOIN {{schema}}.dim_asteroids AS d USING (asteroid_id)
WHERE {_AHEAD} ORDER BY approach_at LIMIT 100"""),)),
    Panel(number=8, title="Approaches a day", kind="barchart", unit="none", x="day", stacked=True,
          question="When do many come within 0.05 au (20 lunar distances), and how near?",
          queries=(sql(f"""
SELECT to_char(approach_at, 'MM-DD') AS day, count(*) FILTER (WHERE miss_distance_lunar < 5) AS "within 5 LD",
  count(*) FILTER (WHERE miss_distance_lunar >= 5) AS "beyond"
FROM {_APPROACHES} WHERE body = 'Earth' AND NOT is_withdrawn
  AND approach_at BETWEEN {{now}} - interval '30 days' AND {{now}} + interval '30 days'
GROUP BY date_trunc('day', approach_at), 1 ORDER BY date_trunc('day', approach_at)"""),)),
    Panel(number=10, title="Next approach as core tells it", kind="stat", unit="dateTimeAsIso", size=(6, 8), base=BLUE,
          question="When does the next asteroid come, on whichever engine?",
          queries=(metric_now("1000 * max(orrery_next_approach_timestamp_seconds)"),)),
    Panel(number=9, title="Answers on approaches", kind="stat", unit="s", size=(6, 8), base=BLUE,
          thresholds=((86_400, YELLOW), (3 * 86_400, RED)),
          question="How old is what is known of approaches and risks?",
          queries=(metric_now('orrery_dataset_lag_seconds{dataset=~"cneos_cad/.+|neows/feed|sentry/risks"}',
                              "{{dataset}}"),)),
))  # fmt: skip

WATCHED: Final = Row("Who is watched?", (
    Panel(number=20, title="Sentry: impacts not excluded", kind="table", columns=("designation", "palermo_cumulative",
          "torino_max", "impact_probability", "diameter_estimate_km", "impact_year_from", "impact_year_to"),
          column_links=_OPEN, question="Which objects might hit Earth, and how likely is it?",
          queries=(sql("""
SELECT designation, palermo_cumulative, torino_max, impact_probability, diameter_estimate_km, impact_year_from,
  impact_year_to
FROM {schema}.fact_impact_risks WHERE NOT is_withdrawn ORDER BY palermo_cumulative DESC NULLS LAST LIMIT 50"""),)),
    Panel(number=21, title="Scout: not confirmed yet", kind="table", columns=("scout_id", "last_run_at", "impact_rating",
          "neo_score", "pha_score", "approach_distance_ld", "visual_magnitude", "observations_used"),
          question="Which newly seen objects may be near-Earth, and does one come close?",
          queries=(sql("""
SELECT scout_id, last_run_at, impact_rating, neo_score, pha_score, approach_distance_ld, visual_magnitude,
  observations_used
FROM {schema}.fact_scout_objects WHERE NOT is_withdrawn ORDER BY impact_rating DESC NULLS LAST, last_run_at DESC
LIMIT 50"""),)),
    Panel(number=22, title="Newest fireballs", kind="table", columns=("fireball_at", "impact_energy_kt",
          "fireball_altitude_km", "fireball_speed_km_s", "fireball_latitude_deg", "fireball_longitude_deg"),
          question="What has hit the atmosphere, where and with which energy?",
          queries=(sql("""
SELECT fireball_at, impact_energy_kt, fireball_altitude_km, fireball_speed_km_s, fireball_latitude_deg,
  fireball_longitude_deg
FROM {schema}.fact_fireballs WHERE NOT is_withdrawn ORDER BY fireball_at DESC LIMIT 50"""),)),
    Panel(number=23, title="Fireballs a year", kind="barchart", unit="none", x="year",
          question="How many are told a year?",
          queries=(sql("""
SELECT to_char(fireball_at, 'YYYY') AS year, count(*) AS fireballs FROM {schema}.fact_fireballs
WHERE NOT is_withdrawn GROUP BY 1 ORDER BY 1"""),)),
))  # fmt: skip

KNOWN: Final = Row("What is known?", (
    Panel(number=30, title="Sizes", kind="barchart", unit="none", x="size", size=(8, 8),
          question="How large are the objects held? Most sizes are reckoned from brightness.",
          queries=(sql("""
SELECT size_category AS size, count(*) AS objects FROM {schema}.dim_asteroids
GROUP BY 1 ORDER BY array_position(ARRAY['tiny', 'small', 'medium', 'large', 'giant', 'unknown'], size_category)"""),)),
    Panel(number=31, title="Orbit classes", kind="barchart", unit="none", x="class", size=(8, 8),
          question="Which kinds of orbit do they have?",
          queries=(sql("""
SELECT coalesce(orbit_class, 'unknown') AS class, count(*) AS objects FROM {schema}.dim_asteroids
GROUP BY 1 ORDER BY 2 DESC LIMIT 12"""),)),
    Panel(number=32, title="How sure orbits are", kind="barchart", unit="none", x="condition", size=(8, 8),
          question="How many orbits are known well (condition 0) or hardly (9)?",
          queries=(sql("""
SELECT coalesce(condition_code, 'unknown') AS condition, count(*) AS objects FROM {schema}.dim_asteroids
GROUP BY 1 ORDER BY 1"""),)),
))  # fmt: skip

BOARD: Final = Board(
    noun="asteroids",
    title="Asteroids",
    description="Who comes near Earth, who is watched, and what is known of near-Earth objects, as of the newest answer.",
    rows=(AHEAD, WATCHED, KNOWN),
    variables=(ORIGIN,),
    page="/asteroids",
)
