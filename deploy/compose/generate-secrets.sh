#!/usr/bin/env bash
# Generates what docker-compose.yml mounts: generate-secrets.sh [FOLDER], by default the folder "secrets" beside this file.
# What is there already is kept, so it can be run again.
#
# The folder is closed to other users of this machine (0700). Its files are readable, because each is mounted alone, into
# the container that needs it and under whatever user runs there.
set -euo pipefail
umask 077

folder=${1:-$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/secrets}

if ! openssl genpkey -algorithm ed25519 -out /dev/null 2>/dev/null; then
  echo "This needs openssl 1.1.1 or newer, for Ed25519 keys." >&2
  exit 1
fi

mkdir -p "$folder/trust"
chmod 700 "$folder"
chmod 755 "$folder/trust"

once() { # FILE COMMAND...: the command's output becomes the file, whole or not at all
  local file=$folder/$1
  shift
  [ -e "$file" ] && return
  "$@" >"$file.new"
  chmod 444 "$file.new"
  mv "$file.new" "$file"
}

token() { openssl rand -base64 32 | tr '+/' '-_' | tr -d '='; }
password_of() { sed -n "s/^$2=//p" "$folder/$1"; }
datasource() { printf 'QUARKUS_DATASOURCE_PASSWORD=%s\n' "$(token)"; }
keycloak() { printf 'KC_BOOTSTRAP_ADMIN_PASSWORD=%s\n' "$(token)"; }

postgres() {
  printf 'POSTGRES_PASSWORD=%s\n' "$(token)"
  for service in identity policy audit; do
    printf '%s_PASSWORD=%s\n' "${service^^}" "$(password_of "$service.env" QUARKUS_DATASOURCE_PASSWORD)"
  done
}

for service in gateway identity policy audit report; do
  once "$service.key" openssl genpkey -algorithm ed25519
  once "trust/$service.pub" openssl pkey -in "$folder/$service.key" -pubout
done
for service in identity policy audit; do
  once "$service.env" datasource
done
once kek openssl rand -base64 32
once operator-token token
once postgres.env postgres
once keycloak.env keycloak

echo "The secrets are in $folder"
