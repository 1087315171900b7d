#!/bin/sh
# Fuzzes every parser for so many seconds each, as many at a time as there are processors:
# crypto/fuzz/run.sh [SECONDS [TARGET...]]
set -eu
cd "$(dirname "$0")"

if [ "${1-}" = --one ]; then
    seconds=$2 target=$3
    mkdir -p "corpus/$target"
    if ! SEEDS="corpus/$target" cargo fuzz run --fuzz-dir . --features inside "$target" -- -max_total_time="$seconds" \
        -max_len=131072 -timeout=10 -rss_limit_mb=2048 -print_final_stats=1 >"target/$target.log" 2>&1; then
        tail -n 60 "target/$target.log" >&2
        echo "run.sh: $target failed; its input is under crypto/fuzz/artifacts/$target" >&2
        exit 1
    fi
    printf '%-12s %s inputs in %s s\n' "$target" \
        "$(sed -n 's/^stat::number_of_executed_units: *//p' "target/$target.log")" "$seconds"
    exit
fi

seconds=${1:-60}
[ $# -eq 0 ] || shift
if ! command -v cargo-fuzz >/dev/null; then
    echo "run.sh: cargo-fuzz is not there; install it with: cargo install cargo-fuzz --locked" >&2
    exit 1
fi

# The sanitizer's flags are unstable; this lets the stable compiler that builds the product take them.
export RUSTC_BOOTSTRAP=1
cargo run --quiet --locked --example seeds -- corpus
[ $# -gt 0 ] || set -- $(cargo fuzz list --fuzz-dir .)
# all at once: one after the other, each would wait for the one before to be linked
cargo fuzz build --fuzz-dir . --features inside
printf '%s\n' "$@" | xargs -P "$(nproc)" -I TARGET ./run.sh --one "$seconds" TARGET
