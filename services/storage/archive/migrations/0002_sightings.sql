-- Frozen: a change of tables is a new file with the next number.

-- Which points a batch contained: evenly spaced runs of observed_at. The log keeps only what changed.
CREATE TABLE telemetry_sightings (
    batch_id VARCHAR,
    known_at TIMESTAMPTZ,
    origin VARCHAR,
    series VARCHAR,
    first_at TIMESTAMPTZ,
    last_at TIMESTAMPTZ,
    step_us BIGINT
);
