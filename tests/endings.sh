#!/usr/bin/env bash
# How much of one's work an end of the program costs that nobody wanted: bash tests/endings.sh [ROUNDS [FAULT…]]
# A real window with the real loop edits by itself, is ended, and what starting again would recover is counted.
# Needs python3, Xvfb and xdotool. Everything happens in a home of its own below /tmp, on a display of its own.
# FAULT_DRIVER names a driver that is built already, such as a release build.
set -euo pipefail
cd "$(dirname "$0")/.."
rounds=${1:-3}
shift || true
faults=("$@")
if [ ${#faults[@]} = 0 ]; then
    faults=(kill term hup int segv abrt stop-kill xkill xdie env:APP_TEST_PANIC=1)
fi
driver=${FAULT_DRIVER:-}
if [ -z "$driver" ]; then
    cargo build --locked -j2 --features fault-driver --bin fault-driver
    driver=${CARGO_TARGET_DIR:-target}/debug/fault-driver
fi
home=$(mktemp -d /tmp/throughline-endings-XXXXXX)
trap 'rm -rf "$home"' EXIT
export HOME=$home XDG_DATA_HOME=$home/data XDG_CONFIG_HOME=$home/config XDG_CACHE_HOME=$home/cache
export XDG_RUNTIME_DIR=$home LC_ALL=C.UTF-8 LIBGL_ALWAYS_SOFTWARE=1
unset WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS

# A display that nobody uses.
display=${ENDINGS_DISPLAY:-}
number=90
while [ -z "$display" ]; do
    number=$((number + 1))
    if [ ! -e "/tmp/.X11-unix/X$number" ] && [ ! -e "/tmp/.X$number-lock" ]; then display=:$number; fi
done

for fault in "${faults[@]}"; do
    # A panic comes by itself after 40 edits, whenever that is.
    longest=3000
    case $fault in env:*) longest=500 ;; esac
    python3 tests/fault/crash_edit.py --xvfb --display "$display" --fault "$fault" --rounds "$rounds" \
        --max-ms "$longest" --window-ms 500 --recover "$driver test-recover" -- "$driver" test-edit-script
done
