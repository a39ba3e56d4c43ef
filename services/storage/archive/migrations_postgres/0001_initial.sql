-- Frozen: a change of tables is a new file with the next number. Tables of the catalogue are made from it.

-- What was appended to the logs, whether or not it is acknowledged yet.
CREATE TABLE observations (
    batch_id text COLLATE "C" PRIMARY KEY,
    source text COLLATE "C",
    dataset text COLLATE "C",
    known_at timestamptz,
    loaded bigint,
    duplicate bigint
);
CREATE INDEX observations_by_dataset ON observations (source, dataset, known_at);

-- Complete answers: what stands in one of these windows and is not in its batch was gone at known_at.
CREATE TABLE snapshots (
    table_name text COLLATE "C",
    batch_id text COLLATE "C",
    source text COLLATE "C",
    dataset text COLLATE "C",
    known_at timestamptz,
    window_from timestamptz,
    window_to timestamptz,
    max_distance_au double precision,
    bodies text[] COLLATE "C"
);
CREATE INDEX snapshots_by_table ON snapshots (table_name, known_at);
CREATE INDEX snapshots_by_batch ON snapshots (batch_id);

-- Which points a batch contained: evenly spaced runs of observed_at. The log keeps only what changed.
CREATE TABLE telemetry_sightings (
    batch_id text COLLATE "C",
    known_at timestamptz,
    origin text COLLATE "C",
    series text COLLATE "C",
    first_at timestamptz,
    last_at timestamptz,
    step_us bigint
);
CREATE INDEX telemetry_sightings_by_span ON telemetry_sightings (series, first_at, last_at);

-- version counts acknowledged changes; revision counts observed batches.
CREATE TABLE datasets (
    dataset text COLLATE "C" PRIMARY KEY,
    version bigint NOT NULL,
    revision bigint NOT NULL
);

-- Texts without letter case, of every script and not of English alone. Character by character where the server has
-- such a collation, which is what DuckDB does; else by Unicode's rules.
DO $$
DECLARE
    folding text := (
        SELECT quote_ident(collname) FROM pg_collation
        WHERE collname IN ('pg_c_utf8', 'C.utf8', 'und-x-icu') AND collencoding IN (-1, 6)
        ORDER BY array_position(ARRAY['pg_c_utf8', 'C.utf8', 'und-x-icu'], collname::text) LIMIT 1
    );
BEGIN
    EXECUTE format(
        'CREATE FUNCTION folded(text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE '
        'RETURN lower($1 COLLATE %s)', coalesce(folding, '"default"')
    );
END
$$;
