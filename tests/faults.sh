#!/usr/bin/env bash
# What a killed program, a failing disk, awkward places and strangers' files can do to a project: bash tests/faults.sh
# With `full` as its argument it runs the figures of docs/reliability.md, which takes about 20 minutes; without it a
# share of them. FAULT_DRIVER names a driver that is built already, such as a release build; with FAULT_BARS=1, which is
# for such a build, strangers' files are held to the bars of time and memory. Needs python3, strace,
# libfaketime and, for the awkward places, root: it mounts small disks of its own and saves as nobody. Everything happens
# in a folder of its own under /tmp, and nothing leaves the machine.
set -euo pipefail
cd "$(dirname "$0")/.."
size=${1:-short}
case $size in
short) kills=60 rivals=10 errno=() ;;
full) kills=1000 rivals=200 errno=(--forever) ;;
*) echo "faults.sh [short|full]" >&2 && exit 2 ;;
esac
# Seconds for a file. A debug build decodes pictures some thirty times slower than what is shipped.
patience=${FAULT_PATIENCE:-240}
bars=()
if [ "${FAULT_BARS:-}" = 1 ]; then bars=(--bars); fi

driver=${FAULT_DRIVER:-}
if [ -z "$driver" ]; then
    cargo build --locked -j2 --features fault-driver --bin fault-driver
    driver=${CARGO_TARGET_DIR:-target}/debug/fault-driver
fi
tools=$PWD/tests/fault
seed=$PWD/assets/templates/credit-card.journey.ron
desk=$(mktemp -d /tmp/throughline-faults-XXXXXX)
trap 'rm -rf "$desk"' EXIT
# The program under test stands where everybody may run it, and keeps its versions where everybody may write.
cp "$driver" "$desk/driver"
chmod 755 "$desk" "$desk/driver"
mkdir -m 1777 "$desk/data"
export FAULT_STORE=$desk/data/versions
driver=$desk/driver

part() {
    local name=$1 begin=$SECONDS
    shift
    echo "-- $name"
    "$@"
    echo "-- $name: $((SECONDS - begin)) s"
}

strangers_files() {
    python3 "$tools/ron_hostile.py" tests/fixtures/v1/everything.journey.ron "$desk/ron" --big
    python3 "$tools/run_corpus.py" "$desk/ron" --time "$patience" --mem 1024 "${bars[@]}" -- "$driver" check {}
}

# What a program that was killed has left, and whatever else lies in that folder.
strangers_journals() {
    local seed=tests/fixtures/v1/everything.journey.ron
    python3 "$tools/journals.py" "$seed" "$desk/ron" "$desk/journals"
    python3 "$tools/run_corpus.py" "$desk/journals" --time "$patience" --mem 1024 "${bars[@]}" -- "$driver" journal {}
    rm -r "$desk/journals"
}

strangers_pictures() {
    python3 "$tools/img_hostile.py" "$desk/pictures" --special --big
    python3 "$tools/run_corpus.py" "$desk/pictures" --time "$patience" --mem 1024 "${bars[@]}" -- "$driver" picture {}
    python3 "$tools/run_corpus.py" "$desk/pictures/special" --time "$patience" --mem 1024 "${bars[@]}" -- "$driver" picture {}
}

kill_while_saving() {
    mkdir -p "$desk/kills"
    cp "$seed" "$desk/kills/p.ron"
    python3 "$tools/crash_save.py" --file "$desk/kills/p.ron" --rounds "$kills" --after-first --max-left 1 \
        --check "$driver check {}" -- "$driver" test-save-loop "$desk/kills/p.ron"
}

# Three programs save the same file at once: the last one wins, but no file is ever torn.
kill_rivals() {
    mkdir -p "$desk/rivals"
    cp "$seed" "$desk/rivals/p.ron"
    python3 "$tools/crash_save.py" --file "$desk/rivals/p.ron" --rounds "$rivals" --concurrent 3 --max-left 3 \
        --check "$driver check {}" -- "$driver" test-save-loop "$desk/rivals/p.ron"
}

fail_every_call() {
    mkdir -p "$desk/calls"
    cp "$seed" "$desk/calls/p.ron"
    # A tag, so that carrying it over is one of the things that fail; not every disk has them.
    python3 -c 'import os, sys; os.setxattr(sys.argv[1], "user.xdg.tags", b"blue")' "$desk/calls/p.ron" || true
    python3 "$tools/syscall_faults.py" --file "$desk/calls/p.ron" "${errno[@]}" \
        --check "$driver check {}" -- "$driver" test-save-once "$desk/calls/p.ron"
}

awkward_places() {
    if [ "$(id -u)" != 0 ]; then
        echo "awkward places are left out: they need root for their disks"
        return
    fi
    rm -rf "$FAULT_STORE"
    python3 "$tools/fs_scenarios.py" --work "$desk/places" --seed "$seed" --none-skipped \
        --check "$driver check {}" -- "$driver" test-save-once {}
}

part "strangers' files" strangers_files
part "strangers' journals" strangers_journals
part "strangers' pictures" strangers_pictures
part "killed while saving" kill_while_saving
part "three at once" kill_rivals
part "every system call" fail_every_call
part "awkward places" awkward_places
echo "-- no fault found: $SECONDS s"
