#!/usr/bin/env bash
# Runs once, when the database's volume is empty: the roles and the database that docs/operating.md asks for.
set -euo pipefail

psql --set=ON_ERROR_STOP=1 --username="$POSTGRES_USER" --dbname=postgres \
  --set=owner_password="$SIJ_OWNER_PASSWORD" --set=app_password="$SIJ_APP_PASSWORD" <<'SQL'
CREATE ROLE sij_owner LOGIN PASSWORD :'owner_password';
CREATE ROLE sij_app LOGIN PASSWORD :'app_password';
CREATE ROLE sij_eraser NOLOGIN;
CREATE DATABASE sij OWNER sij_owner ENCODING 'UTF8' TEMPLATE template0;
REVOKE ALL ON DATABASE sij FROM PUBLIC;
GRANT CONNECT ON DATABASE sij TO sij_app;
SQL
