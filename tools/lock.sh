#!/bin/sh
# Writes constraints.txt: the exact versions that a clean install of everything gives today. Usage: lock.sh [python3]
set -eu

fresh=$(mktemp -d)
trap 'rm -rf "$fresh"' EXIT

"${1:-python3}" -m venv "$fresh/venv"
"$fresh/venv/bin/pip" install --quiet '.[diagrams,test,bench]'
"$fresh/venv/bin/pip" uninstall --quiet --yes sopbook
{
  echo "# Exact versions of everything that is installed and tested; make lock writes this file."
  "$fresh/venv/bin/pip" freeze
} >constraints.txt.new
mv constraints.txt.new constraints.txt
