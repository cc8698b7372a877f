# What scripts need that drive the program in a real window: a display of their own, a window manager, bounded waits.
# Sourced by tests/e2e.sh and tests/screenshot.sh. Everything started here is ended by its process id when the script ends.
# shellcheck shell=bash

export LC_ALL=C.UTF-8 LIBGL_ALWAYS_SOFTWARE=1
unset WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS
patience=20 # seconds that any wait may take
work=$(mktemp -d)
started=()

finish() {
    local pid
    for ((at = ${#started[@]} - 1; at >= 0; at--)); do
        pid=${started[at]}
        kill "$pid" 2>/dev/null || continue
        wait "$pid" 2>/dev/null || true
    done
    rm -rf "$work"
}
trap finish EXIT

fail() {
    echo "FAILED: $*" >&2
    if [ -s "$work/stderr" ]; then sed 's/^/    /' "$work/stderr" >&2; fi
    if [ -n "${DISPLAY-}" ] && [ -n "${FAILURE_PICTURE-}" ]; then import -window root "$FAILURE_PICTURE"; fi
    exit 1
}

# Where cargo puts the binary of a profile, whatever CARGO_TARGET_DIR says.
built() {
    local target
    target=$(cargo metadata --locked --no-deps --format-version 1 | sed -n 's/.*"target_directory":"\([^"]*\)".*/\1/p')
    echo "$target/$1/throughline"
}

# wait_for WHAT COMMAND…: until the command succeeds.
wait_for() {
    local what=$1 until=$((SECONDS + patience))
    shift
    until "$@"; do
        [ "$SECONDS" -lt "$until" ] || fail "waited $patience s for $what"
        sleep 0.2
    done
}

display_is_known() { [ -s "$work/display" ]; }
manager_is_there() { wmctrl -m >/dev/null 2>&1; }

start_display() {
    : >"$work/display"
    Xvfb -displayfd 3 -screen 0 1600x1000x24 -nolisten tcp -noreset 3>"$work/display" 2>/dev/null &
    started+=($!)
    wait_for "a display" display_is_known
    DISPLAY=:$(cat "$work/display")
    export DISPLAY
    openbox --sm-disable >/dev/null 2>&1 &
    started+=($!)
    wait_for "the window manager" manager_is_there
}

window_of() { wmctrl -lp | awk -v pid="$1" '$3 == pid { print $1; exit }'; }
has_window() { [ -n "$(window_of "$app")" ]; }
title() { xdotool getwindowname "$(window_of "$app")" 2>/dev/null; }
title_is() { [ "$(title)" = "$1" ]; }
alive() { kill -0 "$app" 2>/dev/null; }
ended() { ! alive; }
picture_of() { import -silent -window "$1" rgb:- | sha256sum; }

still() {
    local before
    before=$(picture_of "$window")
    sleep 0.4
    [ "$before" = "$(picture_of "$window")" ]
}

# Waits until the window shows the same picture twice.
settle() { wait_for "the window to come to rest" still; }

is_painted() { [ "$(import -silent -window "$window" -format '%k' info:)" -gt 50 ]; }
differs_from() { [ "$1" != "$(picture_of "$window")" ]; }

# act COMMAND…: does it, and waits until the window shows that it has taken it.
act() {
    local before
    before=$(picture_of "$window")
    "$@"
    wait_for "the window to answer to: $*" differs_from "$before"
    settle
}

# start_app BINARY FILE: in a home of its own, so that no earlier scene leaves a recovery copy or a preference.
start_app() {
    local home
    home=$(mktemp -d "$work/home.XXXX")
    env HOME="$home" XDG_CONFIG_HOME="$home/config" XDG_DATA_HOME="$home/data" XDG_STATE_HOME="$home/state" \
        XDG_CACHE_HOME="$home/cache" XDG_RUNTIME_DIR="$home" "$1" "$2" >"$work/stdout" 2>"$work/stderr" &
    app=$!
    started+=("$app")
    wait_for "a window" has_window
    window=$(window_of "$app")
    xdotool windowactivate --sync "$window" windowmove "$window" 0 0 windowsize "$window" 1440 900
    wait_for "the first picture" is_painted
    settle
}

stop_app() {
    kill "$app" 2>/dev/null || true
    wait "$app" 2>/dev/null || true
}
