#!/usr/bin/env bash
# Prints the path of a Chromium: CHROMIUM, then PATH, then a package when root may install one.
# Prints nothing (and one line on standard error) where there is none; with CI=true that is a failure.
set -uo pipefail

found() {
    local name path
    for name in chromium chromium-browser google-chrome google-chrome-stable; do
        path="$(command -v "$name" 2>/dev/null)" && { printf '%s\n' "$path"; return 0; }
    done
    return 1
}

if [ -n "${CHROMIUM:-}" ]; then
    if [ -x "$CHROMIUM" ]; then
        printf '%s\n' "$CHROMIUM"
        exit 0
    fi
    echo "CHROMIUM names no program: $CHROMIUM" >&2
    exit 1
fi
found && exit 0

install="apt-get install -y chromium fonts-noto-cjk"
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    { apt-get update && DEBIAN_FRONTEND=noninteractive $install; } >&2 </dev/null
    found && exit 0
fi
echo "No Chromium, so the browser tests are left out. Install one (sudo $install) or name it with CHROMIUM=/path/to/chromium" >&2
[ "${CI:-}" = true ] && exit 1
exit 0
