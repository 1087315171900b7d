#!/bin/sh
# Measures each figure beside its limit and prints the table. Parts can be named; --write puts their rows into docs/performance.md.
#   tests/bench/run.sh [--write] [seal] [browsers] [receipt] [tips] [memory] [import] [scale] [visit] [sending] [sending-long]
set -eu

cd "$(dirname "$0")/../.."
tests/install.sh
"${CARGO:-cargo}" build --release --locked -p sybyr-server -p sybyr-officer
"${CARGO:-cargo}" build --release --locked -p sybyr-crypto --example bench
"${CARGO:-cargo}" build --release --locked -p sybyr-server --example load
"${CARGO:-cargo}" build --release --locked -p sybyr-officer --example open_plainly --example scale
for folder in tests server/web; do
    [ -d "$folder/node_modules" ] || (cd "$folder" && npm ci --ignore-scripts --no-audit --no-fund)
done
(cd tests && node_modules/.bin/tsc -p bench)
exec node tests/bench/run.mjs "$@"
