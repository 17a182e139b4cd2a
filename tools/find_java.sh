#!/usr/bin/env bash
# Says whether a Neo4j server can be started: Java 17 or newer and Maven, or a server that NEO4J_URI names.
# Prints the pytest mark that leaves its tests out where it cannot; with CI=true that is a failure.
set -uo pipefail

[ -n "${NEO4J_URI:-}" ] && exit 0

version="$(java -version 2>&1 | sed -nE 's/.*version "([0-9]+).*/\1/p' | head -n 1)"
missing=()
[ "${version:-0}" -ge 17 ] || missing+=("Java 17")
command -v mvn >/dev/null || missing+=("Maven")
[ ${#missing[@]} -eq 0 ] && exit 0

list="$(printf ' and %s' "${missing[@]}")"
echo "${list# and } not found, so the tests on a Neo4j server are left out. Install them (sudo apt-get install -y openjdk-17-jre-headless maven)" \
    "or name a running server with NEO4J_URI, NEO4J_USERNAME, NEO4J_PASSWORD" >&2
[ "${CI:-}" = true ] && exit 1
echo "not server"
