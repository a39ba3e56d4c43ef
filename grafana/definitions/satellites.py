"""Dashboard *Satellites*: what is in orbit, and how fresh its elements are."""

from typing import Final

from grafana.definitions.model import BLUE, RED, YELLOW, Board, Panel, Row
from grafana.definitions.queries import metric_now, sql
from grafana.definitions.variables import ORIGIN

_OPEN = {"norad_cat_id": "${web}/satellites?selected=${__value.raw}"}
_NEWEST = """
WITH newest AS (
  SELECT DISTINCT ON (satellite_id) * FROM {schema}.fact_satellite_elements ORDER BY satellite_id, element_epoch_at DESC
)"""
_AGE_D = "extract(epoch FROM {now} - element_epoch_at) / 86400"

HELD: Final = Row("What is in orbit, and is it fresh?", (
    Panel(number=1, title="Satellites held", kind="stat", unit="none", size=(6, 4), base=BLUE,
          question="How many satellites does Orrery know the orbit of?",
          queries=(sql("SELECT count(DISTINCT satellite_id) AS satellites FROM {schema}.fact_satellite_elements"),)),
    Panel(number=2, title="Age of elements, middle", kind="stat", unit="d", decimals=1, size=(6, 4),
          thresholds=((3, YELLOW), (7, RED)),
          question="How old is the middle element set? Places grow wrong by a kilometre or more a day.",
          queries=(sql(f"""{_NEWEST}
SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY {_AGE_D}) AS age FROM newest"""),)),
    Panel(number=3, title="Older than a week", kind="stat", unit="percentunit", size=(6, 4),
          thresholds=((0.05, YELLOW), (0.2, RED)),
          question="Of how many satellites are places not to be trusted?",
          queries=(sql(f"""{_NEWEST}
SELECT avg(CASE WHEN {_AGE_D} > 7 THEN 1.0 ELSE 0.0 END) AS share FROM newest"""),)),
    Panel(number=4, title="Last answer of CelesTrak", kind="stat", unit="s", size=(6, 4),
          thresholds=((6 * 3600, YELLOW), (86_400, RED)),
          question="How long ago did CelesTrak answer? It allows one download in two hours.",
          queries=(metric_now('orrery_dataset_lag_seconds{dataset="celestrak/active"}', "{{dataset}}"),)),
    Panel(number=5, title="Orbits", kind="barchart", unit="none", x="orbit", size=(8, 8),
          question="How high do they fly? By revolutions a day: low above 11.25, geosynchronous about 1.",
          queries=(sql(f"""{_NEWEST}
SELECT CASE WHEN mean_motion_rev_d >= 11.25 THEN 'low' WHEN mean_motion_rev_d BETWEEN 0.99 AND 1.01 THEN 'geosynchronous'
  WHEN mean_motion_rev_d > 1.01 THEN 'medium or elliptic' ELSE 'beyond' END AS orbit, count(*) AS satellites
FROM newest GROUP BY 1 ORDER BY 2 DESC"""),)),
    Panel(number=6, title="Inclinations", kind="barchart", unit="none", x="inclination", size=(8, 8),
          question="Over which latitudes do they pass? In steps of 10°.",
          queries=(sql(f"""{_NEWEST}
SELECT (10 * floor(equator_inclination_deg / 10))::int::text || '°' AS inclination, count(*) AS satellites
FROM newest GROUP BY floor(equator_inclination_deg / 10), 1 ORDER BY floor(equator_inclination_deg / 10)"""),)),
    Panel(number=7, title="Age of elements", kind="barchart", unit="none", x="age", size=(8, 8),
          question="How old are the newest elements of each satellite, in days?",
          queries=(sql(f"""{_NEWEST}
SELECT least(floor({_AGE_D}), 14)::int::text || CASE WHEN {_AGE_D} >= 14 THEN ' d and more' ELSE ' d' END AS age,
  count(*) AS satellites FROM newest GROUP BY 1, least(floor({_AGE_D}), 14) ORDER BY least(floor({_AGE_D}), 14)"""),)),
))  # fmt: skip

WHICH: Final = Row("Which ones?", (
    Panel(number=10, title="Groups", kind="table", size=(8, 10), columns=("satellite_group", "member_count", "known_at"),
          question="Which groups are followed, how many satellites have they?",
          column_links={"satellite_group": "${web}/satellites?group=${__value.raw}"},
          queries=(sql("""
SELECT satellite_group, member_count, known_at FROM {schema}.dim_satellite_groups ORDER BY member_count DESC"""),)),
    Panel(number=11, title="Launched in", kind="barchart", unit="none", x="year", size=(16, 10),
          question="How many of those in orbit were launched in which year?",
          queries=(sql(f"""{_NEWEST}
SELECT left(object_id, 4) AS year, count(*) AS satellites FROM newest WHERE object_id IS NOT NULL
GROUP BY 1 ORDER BY 1"""),)),
    Panel(number=12, title="Newest element sets", kind="table", size=(24, 9), columns=("element_epoch_at", "norad_cat_id",
          "satellite_name", "object_id", "mean_motion_rev_d", "orbit_eccentricity", "equator_inclination_deg",
          "bstar_per_earth_radius"), column_links=_OPEN,
          question="Which satellites were measured last? A click shows where they are.",
          queries=(sql("""
SELECT element_epoch_at, norad_cat_id, satellite_name, object_id, mean_motion_rev_d, orbit_eccentricity,
  equator_inclination_deg, bstar_per_earth_radius
FROM {schema}.fact_satellite_elements ORDER BY element_epoch_at DESC LIMIT 50"""),)),
))  # fmt: skip

BOARD: Final = Board(
    noun="satellites",
    title="Satellites",
    description="What is in orbit about Earth by CelesTrak's elements, and how far they may be trusted.",
    rows=(HELD, WHICH),
    variables=(ORIGIN,),
    page="/satellites",
)
