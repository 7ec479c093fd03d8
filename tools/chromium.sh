#!/bin/sh
# Prints the path of a Chromium; installs Debian's where there is none and the user may.
#
# The one without windows opens a page in half the time, so it comes first, and CI gets it beside any other.
set -eu

found() {
  for name in "${CHROMIUM:-}" chromium-headless-shell chromium chromium-browser google-chrome google-chrome-stable; do
    [ -n "$name" ] && command -v "$name" && return
  done
  return 1
}

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

packages() {
  DEBIAN_FRONTEND=noninteractive as_root apt-get install -qq -y --no-install-recommends "$@" fonts-liberation >&2
}

install() {
  command -v apt-get >/dev/null || return 1
  echo "Installing Chromium (once) …" >&2
  as_root apt-get update -qq >&2 && { packages chromium-headless-shell || packages chromium; }
}

if ! found >/dev/null; then
  install || {
    echo "The browser tests need Chromium: install it, or name yours: make test CHROMIUM=/path/to/chrome" >&2
    exit 1
  }
elif [ -n "${CI:-}" ] && [ -z "${CHROMIUM:-}" ] && ! command -v chromium-headless-shell >/dev/null; then
  install || true
fi
found
