#!/usr/bin/env bash
# Takes docs/screenshot.png: the release binary with the credit card application, 1440 × 900.
# Usage: bash tests/screenshot.sh [BINARY [OUT]]. Needs Xvfb, openbox, xdotool, wmctrl and ImageMagick.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=tests/window.sh
. tests/window.sh

binary=${1-$(built release)}
out=${2-docs/screenshot.png}
[ -x "$binary" ] || fail "there is no $binary; run cargo build --release first"

start_display
"$binary" new --template credit-card -o "$work/card.journey.ron"
start_app "$binary" "$work/card.journey.ron"
# One thing after the other: a click is meant for what is under the pointer when the window comes to it.
settle
xdotool mousemove --window "$window" 935 360
settle
xdotool click 1
settle
xdotool mousemove --window "$window" 1300 880
settle
import -silent -window "$window" "$out"
stop_app
echo "$out"
