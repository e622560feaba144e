#!/usr/bin/env bash
# Run once by the PostgreSQL image, on an empty volume: a user and a database for each service that keeps something.
set -euo pipefail

for service in identity policy audit; do
  password=${service^^}_PASSWORD
  # The password goes in by psql's own quoting, over standard input: no process list shows it.
  psql --username "$POSTGRES_USER" --dbname postgres --no-psqlrc --quiet --set ON_ERROR_STOP=1 <<SQL
\set service $service
\set password $(printf '%s' "${!password}")
CREATE ROLE :"service" LOGIN PASSWORD :'password';
CREATE DATABASE :"service" OWNER :"service";
REVOKE CONNECT ON DATABASE :"service" FROM PUBLIC;
SQL
done
