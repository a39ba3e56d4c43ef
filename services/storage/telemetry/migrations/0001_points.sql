-- Frozen: a change of tables is a new file with the next number.

CREATE TABLE telemetry_points (
    series VARCHAR,
    observed_at TIMESTAMPTZ,
    value DOUBLE,
    spacecraft VARCHAR,
    quality BIGINT,
    known_at TIMESTAMPTZ,
    batch_id VARCHAR,
    origin VARCHAR
);
