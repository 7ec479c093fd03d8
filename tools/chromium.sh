#!/bin/sh
# Prints the path of a Chromium; installs Debian's where there is none and the user may.
set -eu

found() {
  for name in "${CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable; do
    [ -n "$name" ] && command -v "$name" && return
  done
  return 1
}

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

install() {
  command -v apt-get >/dev/null || return 1
  echo "Installing Chromium (once) …" >&2
  as_root apt-get update -qq >&2 &&
    DEBIAN_FRONTEND=noninteractive as_root apt-get install -qq -y --no-install-recommends chromium fonts-liberation >&2
}

found && exit
install || {
  echo "The browser tests need Chromium: install it, or name yours: make test CHROMIUM=/path/to/chrome" >&2
  exit 1
}
found
