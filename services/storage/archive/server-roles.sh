#!/bin/bash
# Run once, by the postgres image on an empty data folder: the platform's owner of the database, and Grafana's reader.
set -e
psql --quiet -v ON_ERROR_STOP=1 -U "$POSTGRES_USER" -d "$POSTGRES_DB" \
  -v owner="$(cat /run/secrets/postgres_orrery_password)" -v grafana="$(cat /run/secrets/postgres_grafana_password)" <<'SQL'
CREATE ROLE orrery_reader NOLOGIN;
ALTER ROLE orrery_reader SET default_transaction_read_only = on;
ALTER ROLE orrery_reader SET statement_timeout = '30s';
CREATE ROLE orrery LOGIN PASSWORD :'owner' IN ROLE orrery_reader;
GRANT CREATE, CONNECT ON DATABASE orrery TO orrery;
CREATE ROLE grafana LOGIN PASSWORD :'grafana' CONNECTION LIMIT 20 IN ROLE orrery_reader;
ALTER ROLE grafana SET default_transaction_read_only = on;
ALTER ROLE grafana SET statement_timeout = '30s';
ALTER ROLE grafana SET search_path = orrery_live, orrery_recorded, orrery_invented;
SQL
