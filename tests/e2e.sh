#!/usr/bin/env bash
# The program from end to end: a project is made, a touchpoint is drawn and rated in a real window, saved, and checked.
# Usage: bash tests/e2e.sh [BINARY]; without one, the debug binary that cargo has built.
# Needs Xvfb, openbox, xdotool, wmctrl, xclip and ImageMagick.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=tests/window.sh
. tests/window.sh

binary=${1-$(built debug)}
[ -x "$binary" ] || fail "there is no $binary; run cargo build first"
file=$work/card.journey.ron

scene() { echo "e2e: $*"; }

keys() {
    local key
    for key in "$@"; do
        xdotool key "$key"
        sleep 0.15
    done
}

# Draws a touchpoint of that name at an empty place: lane Branch, stage Use.
draw() {
    act xdotool key t
    act xdotool mousemove --window "$window" 1066 450 sleep 0.2 click 1
    act xdotool type --delay 60 "$1"
    act xdotool key Return
    act xdotool key Escape
}

# The fields of the touchpoint with that name, as the file has them.
record() {
    awk -v name="name: \"$1\"," '
        { indent = match($0, /[^ ]/) }
        !field && index($0, name) { field = indent }
        field && indent < field { exit }
        field { print }
    ' "$file"
}

scene "without a display it says so and ends with 2"
code=0
env -u DISPLAY -u WAYLAND_DISPLAY -u WAYLAND_SOCKET timeout "$patience" "$binary" >"$work/stdout" 2>"$work/stderr" || code=$?
[ "$code" = 2 ] || fail "exit code $code without a display"
grep -q '[a-z]' "$work/stderr" || fail "no sentence without a display"
if grep -qiE 'panicked|backtrace|\.rs:' "$work/stderr"; then fail "not a sentence for users without a display"; fi

start_display

scene "a touchpoint is drawn, rated and saved"
"$binary" new --template credit-card -o "$file"
start_app "$binary" "$file"
wait_for "the title" title_is "Credit card application"
draw "Chasing the status"
wait_for "the sign of unsaved changes" title_is "• Credit card application"
keys 7 y 2 ctrl+s
wait_for "the sign to go" title_is "Credit card application"
"$binary" check "$file" >"$work/check" || fail "check found an error: $(cat "$work/check")"
"$binary" show "$file" >"$work/shown"
grep -q "Chasing the status" "$work/shown" || fail "show does not know the touchpoint"
if grep -q 'name: ""' "$file"; then fail "a touchpoint without a name was kept"; fi
drawn=$(record "Chasing the status")
grep -q '^ *emotion: 3,$' <<<"$drawn" || fail "no emotion 3 in: $drawn"
grep -q '^ *hygiene: 2,$' <<<"$drawn" || fail "no hygiene 2 in: $drawn"

scene "a copied card is all of it to this program, a table to a spreadsheet and a picture to a drawing program"
xdotool key ctrl+c
clipboard() { timeout 10 xclip -selection clipboard -o -t "$1"; }
copied() { clipboard UTF8_STRING >"$work/text" 2>/dev/null; }
wait_for "a text in the clipboard" copied
grep -q '^// Throughline: 1 step$' "$work/text" || fail "the text is not what this program reads: $(head -3 "$work/text")"
clipboard text/html >"$work/html" || fail "there is no table in the clipboard"
grep -q '<td>Chasing the status</td>' "$work/html" || fail "the touchpoint is not in the table: $(cat "$work/html")"
painted() { clipboard TARGETS 2>/dev/null | grep -qx image/png; }
wait_for "a picture in the clipboard" painted
clipboard TARGETS >"$work/targets"
for target in UTF8_STRING 'text/plain;charset=utf-8' text/html; do
    grep -qxF "$target" "$work/targets" || fail "with the picture there is no $target any more: $(cat "$work/targets")"
done
copied && grep -q '^// Throughline: 1 step$' "$work/text" || fail "the text went when the picture came"
clipboard text/html | cmp - "$work/html" || fail "the table changed when the picture came"
clipboard image/png >"$work/card.png"
read -r format width height < <(identify -format '%m %w %h\n' "$work/card.png")
[ "$format" = PNG ] && [ "$width" -gt 200 ] && [ "$height" -gt 100 ] || fail "no picture of a card: $format $width $height"
# Two presses in a row: the second is what stays, whole.
xdotool key Escape
keys ctrl+a ctrl+c
both() { copied && grep -q '^// Throughline: [0-9]* steps$' "$work/text" && painted; }
wait_for "all cards in the clipboard" both
clipboard image/png >"$work/cards.png"
read -r wide < <(identify -format '%w\n' "$work/cards.png")
[ "$wide" -gt "$width" ] || fail "the picture is still that of the first card"

scene "what another program copies stays, and is not taken back by a picture that comes late"
put_elsewhere() { printf 'from %s' "$1" | timeout 10 xclip -selection clipboard -i; }
several() { copied && grep -q '^// Throughline: [0-9]* steps$' "$work/text"; }
put_elsewhere elsewhere
xdotool key ctrl+c
wait_for "the text of all cards in the clipboard" several
put_elsewhere "somewhere else"
sleep 3
[ "$(clipboard UTF8_STRING)" = "from somewhere else" ] || fail "what was copied elsewhere is gone"
keys ctrl+c
wait_for "all cards in the clipboard once more" both

scene "without unsaved changes the window closes at once"
wmctrl -i -c "$window"
wait_for "the end of the program" ended
code=0
wait "$app" || code=$?
[ "$code" = 0 ] || fail "exit code $code on closing"

scene "with unsaved changes it asks first"
start_app "$binary" "$file"
draw "Calling once more"
wait_for "the sign of unsaved changes" title_is "• Credit card application"
before=$(sha256sum <"$file")
wmctrl -i -c "$window"
sleep 1
settle
if ! alive || ! has_window; then fail "the window closed over unsaved changes"; fi
[ "$before" = "$(sha256sum <"$file")" ] || fail "the file was changed without a word"
stop_app

scene "a file that can't be read stays as it is"
head -c $(($(wc -c <"$file") / 2)) "$file" >"$work/half.journey.ron"
before=$(sha256sum <"$work/half.journey.ron")
start_app "$binary" "$work/half.journey.ron"
if ! alive || ! has_window; then fail "the program ended over a broken file"; fi
[ "$before" = "$(sha256sum <"$work/half.journey.ron")" ] || fail "a broken file was changed"
if grep -qi panicked "$work/stderr"; then fail "a panic over a broken file"; fi
stop_app

echo "e2e: all well"
