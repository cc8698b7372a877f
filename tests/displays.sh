#!/usr/bin/env bash
# A show on two displays: the stage fills the display that the window is on, the notes fill the other one, and when a
# display goes away the notes go with it and never come onto the projector.
# Usage, as root, which an X server with displays that come and go wants: bash tests/displays.sh [BINARY]
# Needs xserver-xorg-core, xserver-xorg-video-dummy, x11-xserver-utils, openbox, xdotool, wmctrl and ImageMagick.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=tests/window.sh
. tests/window.sh

binary=${1-$(built debug)}
[ -x "$binary" ] || fail "there is no $binary; run cargo build first"
file=$work/card.journey.ron

scene() { echo "displays: $*"; }

cat >"$work/xorg.conf" <<'END'
Section "ServerFlags"
    Option "AutoAddDevices" "false"
EndSection
Section "Device"
    Identifier "card"
    Driver "dummy"
    VideoRam 262144
EndSection
Section "Monitor"
    Identifier "monitor"
    HorizSync 5.0-1000.0
    VertRefresh 5.0-200.0
EndSection
Section "Screen"
    Identifier "screen"
    Device "card"
    Monitor "monitor"
    DefaultDepth 24
    SubSection "Display"
        Depth 24
        Virtual 3840 1080
    EndSubSection
EndSection
END

start_displays() {
    : >"$work/display"
    Xorg -displayfd 3 -config "$work/xorg.conf" -logfile "$work/xorg.log" -noreset -nolisten tcp -novtswitch -sharevts \
        3>"$work/display" >/dev/null 2>&1 &
    started+=($!)
    wait_for "a display" display_is_known
    DISPLAY=:$(cat "$work/display")
    export DISPLAY
    xrandr --addmode DUMMY1 1280x720
    both_displays
    openbox --sm-disable >/dev/null 2>&1 &
    started+=($!)
    wait_for "the window manager" manager_is_there
}

both_displays() {
    xrandr --output DUMMY0 --mode 1920x1080 --pos 0x0 --primary --output DUMMY1 --mode 1280x720 --pos 1920x0
}

# place_is TITLE X Y WIDTH HEIGHT: whether a window of that title is there.
place_is() {
    wmctrl -lG | awk -v title="$1" -v place="$2 $3 $4 $5" '
        { named = $8; for (i = 9; i <= NF; i++) named = named " " $i }
        named == title && place == $3 " " $4 " " $5 " " $6 { found = 1 }
        END { exit !found }'
}
has_notes() { wmctrl -l | grep -q ' Notes$'; }
has_no_notes() { ! has_notes; }

# colours WIDTHxHEIGHT+X+Y: how many different colours are in that part of all displays.
colours() { import -silent -window root -crop "$1" -format '%k' info:; }

# The stage alone is on the display: the slide's large headline is, and no message about notes.
stage_is_whole() { [ "$(colours "$1")" -gt 50 ]; }

title="Credit card application"
"$binary" new --template credit-card -o "$file"
start_displays

for stage in "0 0 1920 1080|1920 0 1280 720|DUMMY1|200 100" "1920 0 1280 720|0 0 1920 1080|DUMMY0|2100 60"; do
    IFS='|' read -r here there lost at <<<"$stage"
    scene "the window at $at is shown on its own display, the notes on the other"
    both_displays
    start_app "$binary" "$file"
    # shellcheck disable=SC2086
    xdotool windowmove "$window" $at windowsize "$window" 1000 600
    sleep 1
    xdotool windowactivate --sync "$window" key F5
    # shellcheck disable=SC2086
    wait_for "the stage on $here" place_is "$title" $here
    sleep 1
    xdotool key s
    # shellcheck disable=SC2086
    wait_for "the notes on $there" place_is Notes $there
    sleep 1
    read -r x y width height <<<"$there"
    wait_for "notes to be painted" stage_is_whole "${width}x${height}+$x+$y"

    scene "without $lost the notes go, and the stage is all there is"
    xrandr --output "$lost" --off
    wait_for "the notes to go" has_no_notes
    read -r x y width height <<<"$here"
    wait_for "the stage on the display that is left" place_is "$title" 0 0 "$width" "$height"
    wait_for "the slide" stage_is_whole "${width}x${height}+0+0"

    scene "with both displays again the notes come back when they are asked for"
    both_displays
    sleep 1
    xdotool windowactivate --sync "$window"
    wait_for "a window that takes keys" has_no_notes
    xdotool key s
    wait_for "the notes" has_notes
    stop_app
done
echo "displays: all well"
