"""Dashboard *Missions*: rovers on Mars, their photos and ways; pictures of Earth and sky."""

from typing import Final

from grafana.definitions.model import BLUE, RED, YELLOW, Board, Panel, Row
from grafana.definitions.queries import metric_now, sql, sql_over_time
from grafana.definitions.units import unit_of
from grafana.definitions.variables import ORIGIN
from services.domain.rovers import ROVERS

_ROVER = {"rover": "${web}/missions?rover=${__value.raw}"}


def _by_rover(value: str) -> str:
    """A column for each rover."""
    return ", ".join(f"{value} FILTER (WHERE rover = '{rover}') AS {rover}" for rover in ROVERS)


MARS: Final = Row("What do the rovers do?", (
    Panel(number=1, title="Rovers", kind="table", size=(16, 8), columns=("rover", "rover_status", "landing_date", "max_sol",
          "total_photos", "newest_photo_at", "photos_held", "odometer_m"), column_links=_ROVER,
          question="Who is at work, since when, how many photos are there and how many does Orrery hold?",
          queries=(sql("""
SELECT rover, rover_status, landing_date, max_sol, total_photos, newest_photo_at,
  (SELECT sum(photos_held) FROM {schema}.fact_mission_sols AS s WHERE s.rover = r.rover)::bigint AS photos_held,
  (SELECT max(odometer_m) FROM {schema}.fact_mission_waypoints AS w WHERE w.rover = r.rover) AS odometer_m
FROM {schema}.dim_rovers AS r WHERE NOT is_withdrawn ORDER BY max_sol DESC"""),)),
    Panel(number=2, title="Last answers", kind="bargauge", unit="s", size=(8, 8),
          thresholds=((2 * 86_400, YELLOW), (4 * 86_400, RED)),
          question="How long ago did each provider of missions answer?",
          queries=(metric_now('max by (dataset) '
                              '(orrery_dataset_lag_seconds{dataset=~"(msl_raw|mars2020_raw|mmgis|rover_places)/.+"})',
                              "{{dataset}}"),)),
    Panel(number=3, title="Photos of the newest sols", kind="barchart", unit="none", x="sol",
          question="Of how many photos that the providers have does Orrery know?",
          queries=(sql("""
SELECT rover || ' ' || sol AS sol, coalesce(photos_declared, 0) AS declared, photos_held AS held FROM (
  SELECT *, row_number() OVER (PARTITION BY rover ORDER BY sol DESC) AS place
  FROM {schema}.fact_mission_sols WHERE NOT is_withdrawn AND photos_held > 0
) AS newest WHERE place <= 8 ORDER BY rover, newest.sol"""),)),
    Panel(number=4, title="Cameras", kind="barchart", unit="none", x="camera",
          question="With which cameras were the photos taken that Orrery holds?",
          queries=(sql("""
SELECT camera, count(*) AS photos FROM {schema}.fact_mission_photos
WHERE NOT is_withdrawn AND NOT coalesce(is_thumbnail, false) GROUP BY 1 ORDER BY 2 DESC LIMIT 20"""),)),
    Panel(number=5, title="Driven", kind="trend", unit=unit_of("odometer_m"), x="sol", size=(24, 8),
          question="How far has each rover come by which sol?",
          queries=(sql(f"""
SELECT (50 * floor(sol / 50.0))::int AS sol, {_by_rover('max(odometer_m)')}
FROM {{schema}}.fact_mission_waypoints WHERE NOT is_withdrawn AND odometer_m IS NOT NULL AND sol IS NOT NULL
GROUP BY 1 ORDER BY 1"""),)),
))  # fmt: skip

PICTURES: Final = Row("What is seen of Earth and sky?", (
    Panel(number=10, title="Pictures kept", kind="table", columns=("source", "asset_role", "bytes", "fetched_at"),
          units={"pictures": "none"},
          question="Whose pictures lie in the object store, how much room do they take?",
          queries=(sql("""
SELECT source, asset_role, count(*) AS pictures, sum(bytes)::bigint AS bytes, max(fetched_at) AS fetched_at
FROM {schema}.assets GROUP BY 1, 2 ORDER BY 4 DESC"""),)),
    Panel(number=11, title="Pictures fetched", kind="timeseries", unit="bytes", bars=True, stacked=True,
          question="When were pictures fetched? A day's allowance is ORRERY_ASSETS_MB_PER_DAY.",
          queries=(sql_over_time("""
SELECT $__timeGroupAlias(fetched_at, $__interval), source AS metric, sum(fetched_bytes)::float AS value
FROM {schema}.assets WHERE $__timeFilter(fetched_at) GROUP BY 1, 2 ORDER BY 1"""),)),
    Panel(number=12, title="Pictures of the day", kind="table", columns=("picture_date", "picture_title", "picture_media",
          "credit"), column_links={"picture_date": "${web}/imagery?day=${__value.raw}"},
          question="What was shown on the newest days?",
          queries=(sql("""
SELECT picture_date, picture_title, picture_media, credit FROM {schema}.fact_apod
WHERE NOT is_withdrawn ORDER BY picture_date DESC LIMIT 30"""),)),
    Panel(number=13, title="Earth from L1", kind="table", columns=("exposed_at", "epic_collection", "image_caption",
          "centroid_latitude_deg", "centroid_longitude_deg"),
          question="When did EPIC last see Earth, and which side of it?",
          queries=(sql("""
SELECT exposed_at, epic_collection, image_caption, centroid_latitude_deg, centroid_longitude_deg
FROM {schema}.fact_epic_images WHERE NOT is_withdrawn ORDER BY exposed_at DESC LIMIT 30"""),)),
    Panel(number=14, title="Natural events", kind="table", columns=("last_point_at", "event_title", "event_status",
          "event_magnitude", "event_magnitude_unit", "natural_event_id"),
          column_links={"natural_event_id": "${web}/imagery?event=${__value.raw}"},
          question="Which fires, storms and volcanoes does EONET follow now?",
          queries=(sql("""
SELECT last_point_at, event_title, event_status, event_magnitude, event_magnitude_unit, natural_event_id
FROM {schema}.fact_natural_events WHERE NOT is_withdrawn ORDER BY event_status DESC, last_point_at DESC LIMIT 50"""),)),
    Panel(number=15, title="Natural events by kind", kind="barchart", unit="none", x="category",
          question="Of which kind are those that are open?",
          queries=(sql("""
SELECT unnest(event_categories) AS category, count(*) AS events FROM {schema}.fact_natural_events
WHERE NOT is_withdrawn AND event_status = 'open' GROUP BY 1 ORDER BY 2 DESC"""),)),
    Panel(number=16, title="Objects held", kind="bargauge", unit="short", size=(24, 6), base=BLUE,
          question="How many things of each noun does core hold?",
          queries=(metric_now("max by (noun) (orrery_objects_held)", "{{noun}}"),)),
))  # fmt: skip

BOARD: Final = Board(
    noun="missions",
    title="Missions",
    description="Rovers on Mars with their photos and ways, and pictures of Earth and sky.",
    rows=(MARS, PICTURES),
    variables=(ORIGIN,),
    page="/missions",
    span=("now-7d", "now"),
)
