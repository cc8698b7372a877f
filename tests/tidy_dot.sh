#!/usr/bin/env bash
# Compares tidying with Graphviz dot, held to the same stages and lanes: how often links cross, and how long it takes.
# Needs graphviz. Run from anywhere: bash tests/tidy_dot.sh
set -euo pipefail
cd "$(dirname "$0")/.."
command -v dot >/dev/null || { echo "needs graphviz" >&2; exit 2; }
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
TIMEFORMAT=%U
for count in 100 1000; do
    for jump in 2 9; do
        echo "$count steps, links over as many as $((jump + 1)) touchpoints"
        cargo bench -q --bench tidy -- gv "$count" "$jump" >"$scratch/map.gv"
        seconds=$({ time timeout 300 dot -Tplain "$scratch/map.gv" >"$scratch/map.plain" 2>"$scratch/said"; } 2>&1) ||
            { echo "  dot did not end, after $seconds s"; continue; }
        cargo bench -q --bench tidy -- places "$count" "$jump" <"$scratch/map.plain"
        echo "  dot took $seconds s of CPU"
    done
done
