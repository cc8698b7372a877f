#!/usr/bin/env bash
# How long the program takes from its start to its first picture, and how much memory it holds then, beside the least
# window that eframe makes with the same renderer.
# Usage: bash tests/start.sh [BINARY [BARE]]; without them, what `cargo build --release --bins --example bare-window` has built.
# Needs Xvfb, openbox, wmctrl and Python.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=tests/window.sh
. tests/window.sh

binary=${1-$(built release)}
bare=${2-$(dirname "$binary")/examples/bare-window}
[ -x "$binary" ] && [ -x "$bare" ] || fail "run cargo build --release --bins --example bare-window first"
runs=${RUNS-9}

# journey COUNT FILE: so many rated touchpoints in stages of eight, each linked to the next.
journey() {
    python3 - "$1" >"$2" <<'PYTHON'
import sys

count = int(sys.argv[1])
steps, links = [], []
for at in range(count):
    place = f'stage: "s{at // 8}", channel: "c{at % 4}", x: {at % 8}.0'
    steps.append(f'"t{at}": (name: "Touchpoint number {at}", {place}, emotion: {at % 7 - 3}, hygiene: {at % 6}, delight: {at % 5})')
    if at:
        links.append(f'"l{at}": (from: "t{at - 1}", to: "t{at}")')
stages = ", ".join(f'(id: "s{at}", name: "Stage {at}")' for at in range(-(-count // 8)))
channels = ", ".join(f'"c{at}": (name: "Channel {at}", order: {at}.0)' for at in range(4))
print("#![enable(implicit_some)]")
print(f"""Project(format: 1, title: "Large", channels: {{{channels}}}, journeys: {{"all": (name: "Everything",
stages: [{stages}], steps: {{{", ".join(steps)}}}, links: {{{", ".join(links)}}})}})""")
PYTHON
}

start_display
home=$work/home
mkdir -p "$home"
export HOME=$home XDG_CONFIG_HOME=$home/config XDG_DATA_HOME=$home/data XDG_STATE_HOME=$home/state \
    XDG_CACHE_HOME=$home/cache XDG_RUNTIME_DIR=$home

echo "                                 first picture, ms   processor, ms   resident"
echo "                                   best  median     best  median       MB"
watch() { python3 tests/start/watch.py "$1" "$runs" "${@:2}"; }
watch "the least window" "$bare"
watch "the start screen" "$binary"
for count in 100 1000 10000; do
    journey "$count" "$work/$count.journey.ron"
    watch "with $count touchpoints" "$binary" "$work/$count.journey.ron"
done
