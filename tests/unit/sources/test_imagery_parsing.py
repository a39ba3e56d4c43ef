"""Pictures of the day in every form, Earth from L1, natural events, layers."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from parsing import ADDRESSES, FETCHED, check, parse, row, rules

from etl.sources.apod import asked_days
from etl.sources.model import Ask, Payload, Window
from etl.sources.plain_text import plain_text
from etl.sources.registry import dataset, match
from services.chassis.settings import load_settings

PICTURES, IMAGES = "bronze_apod__pictures", "bronze_epic__images"
EVENTS, LAYERS = "bronze_eonet__events", "bronze_gibs__layers"

APOD: dict[str, Any] = {
    "date": "2026-11-20",
    "post_id": 7,
    "title": "Two &amp; a Half Moons",
    "alt": "Moons.",
    "permalink": "https://science.nasa.gov/apod/261120/",
    "url": "https://science.nasa.gov/apod/261120/",
    "media_type": "image",
    "explanation": "<p>Once<br>upon <a href='javascript:x()'>a&nbsp;time</a>.</p><script>x</script>",
    "credit": '<a href="https://example.org">A. Person</a>',
    "copyright": "",
    "hdurl": "https://assets.science.nasa.gov/moons.jpg",
    "basic_html": "<b></b>",
    "basic_html_url": "",
}
OLD_APOD = {
    "date": "2026-04-02",
    "title": "Old",
    "explanation": "Text.",
    "media_type": "image",
    "service_version": "v1",
    "url": "https://apod.nasa.gov/apod/image/2604/a_960.jpg",
    "hdurl": "https://apod.nasa.gov/apod/image/2604/a.jpg",
    "copyright": "\nSome\nBody\n",
}
EPIC: dict[str, Any] = {
    "identifier": "20260516004555",
    "caption": "c",
    "image": "epic_1b_20260516004555",
    "version": "04",
    "centroid_coordinates": {"lat": 17.1, "lon": -165.5},
    "date": "2026-05-16 00:41:06",
    "dscovr_j2000_position": {"x": 1.0, "y": 2.0, "z": 3.0},
    "lunar_j2000_position": {"x": 4, "y": 5, "z": 6},
    "sun_j2000_position": {"x": 7, "y": 8, "z": 9},
    "attitude_quaternions": {"q0": 0.1, "q1": 0.2, "q2": 0.3, "q3": 0.4},
}
EVENT: dict[str, Any] = {
    "id": "EONET_6374",
    "title": "Storm",
    "description": None,
    "link": "https://eonet.gsfc.nasa.gov/api/v3/events/EONET_6374",
    "closed": None,
    "categories": [{"id": "severeStorms", "title": "Severe Storms"}],
    "sources": [{"id": "JTWC", "url": "https://example.org"}],
    "geometry": [
        {
            "magnitudeValue": 40,
            "magnitudeUnit": "kts",
            "date": "2026-03-02T06:00:00Z",
            "type": "Point",
            "coordinates": [-150.5, 12.25],
        },
        {
            "magnitudeValue": None,
            "magnitudeUnit": None,
            "date": "2026-03-01T06:00:00Z",
            "type": "Point",
            "coordinates": [-149, 12],
        },
    ],
}
XML = """<?xml version="1.0"?>
<Capabilities xmlns="http://www.opengis.net/wmts/1.0" xmlns:ows="http://www.opengis.net/ows/1.1">
<Contents><Layer><ows:Title>True Color</ows:Title><ows:Identifier>VIIRS</ows:Identifier>
<Dimension><ows:Identifier>Time</ows:Identifier><Default>2026-11-20</Default>
<Value>2018-01-05/2020-01-01/P1D</Value><Value>2020-02-01/2026-11-20/P1D</Value></Dimension>
<TileMatrixSetLink><TileMatrixSet>250m</TileMatrixSet></TileMatrixSetLink><Format>image/jpeg</Format>
<ResourceURL format="image/jpeg" resourceType="tile"
template="https://g/{Time}/{TileMatrixSet}/{TileMatrix}/{TileRow}/{TileCol}.jpg"/>
</Layer><Layer><ows:Title>No name</ows:Title></Layer></Contents></Capabilities>"""


def _ask(**about: Any) -> Ask:
    sources = about.pop("sources", "live")
    return Ask(load_settings(sources=sources), datetime(2026, 11, 20, 12, tzinfo=UTC), **about)


def _day(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def test_the_new_form_is_plain_text_and_knows_page_from_picture() -> None:
    found = row(parse("apod/pictures", [APOD]), PICTURES)
    assert (found["picture_title"], found["explanation"]) == ("Two & a Half Moons", "Once upon a time.")
    assert (found["credit"], found["copyright_holder"]) == ("A. Person", None)
    assert found["image_url"] == found["hd_image_url"] == "https://assets.science.nasa.gov/moons.jpg"
    assert found["page_url"] == "https://science.nasa.gov/apod/261120/"


def test_a_frame_has_no_picture() -> None:
    found = row(parse("apod/pictures", [{**APOD, "media_type": "iframe", "hdurl": ""}]), PICTURES)
    assert (found["picture_media"], found["image_url"], found["hd_image_url"]) == ("iframe", None, None)


def test_the_old_form_and_its_films() -> None:
    picture = row(parse("apod/old", [OLD_APOD]), PICTURES)
    assert (picture["image_url"], picture["hd_image_url"]) == (OLD_APOD["url"], OLD_APOD["hdurl"])
    assert picture["copyright_holder"] == "Some Body"
    film = {
        **OLD_APOD,
        "media_type": "video",
        "url": "https://example.org/film.mp4",
        "thumbnail_url": "https://e.org/t.jpg",
    }
    found = row(parse("apod/old", [film]), PICTURES)
    assert (found["film_url"], found["image_url"], found["hd_image_url"]) == (film["url"], "https://e.org/t.jpg", None)


@pytest.mark.parametrize(
    ("told", "read"),
    [
        ("NASA/Bill Ingalls; , Text: Ogetay Kayali , (MTU)", "NASA/Bill Ingalls; Text: Ogetay Kayali (MTU)"),
        ("Some\nTeam: , A. Person,\n, B. Person, & C. Person", "Some Team: A. Person, B. Person, & C. Person"),
        ("Gemini Obs./AURA & , T. A. Rector , (U. Alaska)", "Gemini Obs./AURA & T. A. Rector (U. Alaska)"),
        ("A. Person (ESA, NASA), LVK; B. Person", "A. Person (ESA, NASA), LVK; B. Person"),
    ],
)
def test_a_credit_has_no_stray_commas(told: str, read: str) -> None:
    found = row(parse("apod/old", [{**OLD_APOD, "copyright": told}]), PICTURES)
    assert (found["credit"], found["copyright_holder"]) == (read, read)


def test_copies_are_read_in_their_own_words() -> None:
    two = {
        "date": "2026-04-02",
        "title": {"en": "E", "pt": "P"},
        "explanation": {"en": "e", "pt": "p"},
        "url": "https://x/a.jpg",
        "hdurl": None,
        "media_type": "image",
        "copyright": None,
    }
    assert row(parse("apod/old", [two]), PICTURES)["picture_title"] == "E"
    scraped = {
        "date": "2020-01-02",
        "title": "T",
        "explanation": "Explanation: t",
        "image_url": "https://x/b.jpg",
        "authors": "A\n",
    }
    found = row(parse("apod/old", [scraped], url="https://apod.nasa.gov/apod/"), PICTURES)
    assert (found["explanation"], found["credit"], found["image_url"]) == ("t", "A", "https://x/b.jpg")


def test_days_that_were_not_asked_for_are_set_aside() -> None:
    url = "https://science.nasa.gov/wp-json/wp/v2/apod-basic/?date_from=261101&date_to=261105"
    parsed = parse("apod/pictures", [APOD], url=url)
    assert rules(parsed) == [("record.not_asked", "picture_date")]
    assert parsed.window is None


def test_the_placeholder_is_set_aside() -> None:
    logo = {**OLD_APOD, "url": "https://api.nasa.gov/nasa-logo.png"}
    assert rules(parse("apod/old", [logo])) == [("record.placeholder", "picture_title")]
    same = [{**OLD_APOD, "date": f"2026-04-0{d}"} for d in (1, 2)]
    assert [r for r, _ in rules(parse("apod/old", same))] == ["record.placeholder"] * 2
    again = [{**OLD_APOD, "date": "2026-04-01", "explanation": "Shown again."}, OLD_APOD]
    assert rules(parse("apod/old", again)) == []


@pytest.mark.parametrize(
    ("query", "first", "last"),
    [
        ("/261120", "2026-11-20", "2026-11-21"),
        ("/950616", "1995-06-16", "1995-06-17"),
        ("/?date_from=991230&date_to=000102", "1999-12-30", "2000-01-03"),
        ("/941231", "2094-12-31", "2095-01-01"),
    ],
)
def test_two_digit_years(query: str, first: str, last: str) -> None:
    url = f"https://science.nasa.gov/wp-json/wp/v2/apod-basic{query}"
    assert asked_days(url) == Window(_day(first), _day(last))


def test_a_page_covers_its_days_only_where_few_are_missing() -> None:
    page = [{**APOD, "date": f"2026-11-{d:02}", "title": str(d)} for d in range(1, 21)]
    assert parse("apod/pictures", page).window == Window(_day("2026-11-01"), _day("2026-11-21"))
    assert parse("apod/pictures", [page[0], page[-1]]).window is None


def test_apod_is_asked_by_page_or_by_days_of_the_new_form() -> None:
    (newest,) = dataset("apod/pictures").requests(_ask())
    assert newest.url.endswith("/apod-basic/?page=1&per_page=25")
    window = Window(_day("1999-12-20"), _day("2000-01-20"))
    urls = [r.url for r in dataset("apod/pictures").requests(_ask(window=window))]
    assert ["date_from=991220&date_to=000113" in urls[0], "date_from=000114&date_to=000119" in urls[1]] == [True, True]
    assert dataset("apod/old").requests(_ask()) == []
    assert (
        "start_date=2026-10-21&end_date=2026-11-20"
        in next(iter(dataset("apod/old").requests(_ask(sources="recorded")))).url
    )


@given(st.text(max_size=200))
@settings(max_examples=200, deadline=None)
def test_plain_text_never_raises_and_keeps_no_tag(text: str) -> None:
    found = plain_text(f"<p>{text}</p>")
    assert found is None or found == found.strip()


def test_plain_text_hides_what_acts() -> None:
    assert plain_text("a<script>alert(1)</script><style>b{}</style><img src=x onerror=y>c") == "ac"
    assert plain_text("") is plain_text(None) is plain_text(7) is None


def test_an_image_of_earth_has_its_places_and_addresses() -> None:
    parsed = parse("epic/natural", [EPIC])
    found = row(parsed, IMAGES)
    assert found["date_at"] == "2026-05-16T00:41:06Z"
    assert [found[n] for n in ("dscovr_x", "moon_y", "sun_z", "q3", "lon")] == ["1", "5", "9", "0.4", "-165.5"]
    folder = "https://epic.gsfc.nasa.gov/archive/natural/2026/05/16"
    assert found["thumb_url"] == f"{folder}/thumbs/epic_1b_20260516004555.jpg"
    assert found["png_url"] == f"{folder}/png/epic_1b_20260516004555.png"
    assert parsed.window == Window(_day("2026-05-16"), _day("2026-05-17"))


def test_a_day_without_images_is_known_to_have_none() -> None:
    parsed = parse("epic/enhanced", [], url="https://epic.gsfc.nasa.gov/api/enhanced/date/2026-05-17")
    assert (parsed.records, parsed.window) == (0, Window(_day("2026-05-17"), _day("2026-05-18")))


def test_an_event_is_where_it_was_last() -> None:
    found = row(parse("eonet/events", {"events": [EVENT]}), EVENTS)
    assert (found["first_point_at"], found["last_point_at"]) == ("2026-03-01T06:00:00Z", "2026-03-02T06:00:00Z")
    assert (found["event_longitude_deg"], found["event_latitude_deg"]) == ("-150.5", "12.25")
    assert (found["event_magnitude"], found["event_magnitude_unit"], found["event_status"]) == ("40", "kts", "open")
    assert found["event_categories"] == ["severeStorms"]
    assert [p["date"] for p in json.loads(found["event_geometry"])] == ["2026-03-01T06:00:00Z", "2026-03-02T06:00:00Z"]


def test_an_area_is_at_its_first_corner_and_an_end_closes() -> None:
    area = {"date": "2026-03-01T00:00:00Z", "type": "Polygon", "coordinates": [[[10.5, -3.5], [11, -3], [10.5, -3.5]]]}
    found = row(
        parse("eonet/events", {"events": [{**EVENT, "geometry": [area], "closed": "2026-03-05T00:00:00Z"}]}), EVENTS
    )
    assert (found["event_longitude_deg"], found["event_latitude_deg"]) == ("10.5", "-3.5")
    assert (found["event_status"], found["closed_at"]) == ("closed", "2026-03-05T00:00:00Z")


def test_a_trailing_comma_is_forgiven_and_one_in_a_text_stays() -> None:
    body = (
        json.dumps({"events": [{**EVENT, "title": "Fire, ]"}]})
        .replace('"events": [{', '"events": [{"x": [1,],')
        .encode()
    )
    found = row(parse("eonet/events", body[:-1] + b",}"), EVENTS)
    assert found["event_title"] == "Fire, ]"
    assert rules(parse("eonet/events", body[:-40])) == [("payload.truncated", None)]


def test_events_of_another_category_were_not_asked_for() -> None:
    url = "https://eonet.gsfc.nasa.gov/api/v3/events?category=floods"
    assert rules(parse("eonet/events", {"events": [EVENT]}, url=url)) == [("record.not_asked", "categories")]


def test_the_reduced_copy_is_read_with_an_identifier_of_its_own() -> None:
    copy = {
        "t": 1787417497703,
        "events": [{"t": "Iceberg", "c": "seaLakeIce", "s": "https://e.org", "g": [[-75.57, -57.04, 27036000]]}],
    }
    found = row(parse("eonet/events", copy), EVENTS)
    assert found["natural_event_id"].startswith("derived-")
    assert (found["event_latitude_deg"], found["event_longitude_deg"]) == ("-75.57", "-57.04")
    assert found["last_point_at"] == "2021-05-28T00:00:00Z"


def test_layers_have_formats_span_and_template() -> None:
    parsed = parse("gibs/layers", XML.encode())
    found = row(parsed, LAYERS)
    assert (found["layer_id"], found["tile_matrix_set"], found["tile_formats"]) == ("VIIRS", "250m", ["image/jpeg"])
    assert (found["layer_from"], found["layer_to"], found["layer_periods"]) == ("2018-01-05", "2026-11-20", "2")
    assert found["tile_url_template"].endswith("{TileCol}.jpg")
    assert (parsed.records, parsed.declared) == (2, 2)
    assert rules(parsed) == [("record.field_missing", "Identifier")]


@pytest.mark.parametrize(
    ("body", "rule"),
    [
        (b"", "payload.xml"),
        (b"<html></html>", "payload.xml"),
        (XML.encode()[:-30], "payload.truncated"),
        (b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><Capabilities>&b;</Capabilities>', "payload.xml"),
        (b'<?xml version="1.0"?><Other/>', "payload.shape"),
    ],
)
def test_what_is_no_capabilities_document_is_set_aside(body: bytes, rule: str) -> None:
    assert [r for r, _ in rules(parse("gibs/layers", body))] == [rule]


@given(st.integers(0, len(XML) - 1), st.binary(min_size=1, max_size=4))
@settings(max_examples=150, deadline=None)
def test_no_damaged_capabilities_raise(place: int, put: bytes) -> None:
    raw = XML.encode()
    body = raw[:place] + put + raw[place + len(put) :]
    check(dataset("gibs/layers").parse(Payload(body, ADDRESSES["gibs/layers"], FETCHED)))


def test_every_address_finds_its_dataset() -> None:
    for key in ("apod/pictures", "apod/old", "epic/natural", "epic/enhanced", "eonet/events", "gibs/layers"):
        found = match(ADDRESSES[key])
        assert found is not None
        assert found.key == key
