#!/usr/bin/env bash
# Two people work on one project in git: `throughline` merges record by record, tells what changed, and lists what the
# two disagree on. In a repository of its own, with a home of its own. Run with the program's path, or with the debug
# binary that the tests have built: bash tests/git.sh [PROGRAM]
set -euo pipefail
cd "$(dirname "$0")/.."
program=$(realpath "${1:-${CARGO_TARGET_DIR:-target}/debug/throughline}")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export HOME="$folder/home" GIT_CONFIG_NOSYSTEM=1
unset GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE
mkdir "$HOME" "$folder/bin"
ln -s "$program" "$folder/bin/throughline"
export PATH="$folder/bin:$PATH"

fail() {
    echo "tests/git.sh: $*" >&2
    exit 1
}

has() {
    grep -qF -- "$2" "$1" || fail "“$2” is not in $1: $(cat "$1")"
}

# Exchanges a text for another, which has to be there.
edit() {
    has card.journey.ron "$1"
    sed -i "s|$1|$2|" card.journey.ron
}

git init -q -b main "$folder/work"
cd "$folder/work"
git config user.name "Somebody"
git config user.email "somebody@example.org"
# As docs/sharing.md says.
git config merge.throughline.name "customer journeys, record by record"
git config merge.throughline.driver "throughline merge %O %A %B --path %P"
git config diff.throughline.textconv "throughline show"
printf '%s\n' '*.journey.ron merge=throughline diff=throughline' > .gitattributes
throughline new --template credit-card -o card.journey.ron
git add -A
git commit -qm "Map the application"

# What changed is told in words, not in brackets.
edit 'name: "Sales call"' 'name: "First call"'
git diff > "$folder/told"
has "$folder/told" '+  name: First call'
git checkout -q -- card.journey.ron

# Two people change neighbouring lines: without the driver git would stop here.
git checkout -q -b theirs
edit 'title: "Credit card application"' 'title: "The first card"'
git commit -qam "Name it for the client"
git checkout -q main
edit 'organisation: "Northbank"' 'organisation: "Southbank"'
git commit -qam "Say whose customers these are"
git merge -q --no-edit theirs > "$folder/merged" 2>&1 || fail "the merge failed: $(cat "$folder/merged")"
has card.journey.ron 'title: "The first card"'
has card.journey.ron 'organisation: "Southbank"'
throughline check card.journey.ron > "$folder/checked" || fail "the merged project is not valid: $(cat "$folder/checked")"
[ ! -e card.journey.ron.conflicts.ron ] || fail "there are conflicts where nobody disagrees"

# Both name the same call: it is listed, ours stays, theirs is beside it, and git knows.
git checkout -q -b other
edit 'name: "Sales call"' 'name: "The warm call"'
git commit -qam "Call it warm"
git checkout -q main
edit 'name: "Sales call"' 'name: "The quick call"'
git commit -qam "Call it quick"
if git merge -q --no-edit other > "$folder/merged" 2>&1; then
    fail "a conflict was merged without a word"
fi
has "$folder/merged" 'ours “The quick call”, theirs “The warm call”; ours is kept'
has card.journey.ron 'name: "The quick call"'
has card.journey.ron.conflicts.ron 'theirs: "The warm call"'
[ "$(git status --porcelain card.journey.ron)" = "UU card.journey.ron" ] || fail "git does not know of the conflict"
throughline check card.journey.ron > "$folder/checked" || fail "the project is not valid: $(cat "$folder/checked")"
git merge --abort

# Both made a project of the same name: git has no version that both come from.
git checkout -q --orphan apart
rm -f card.journey.ron.conflicts.ron
edit 'organisation: "Southbank"' 'organisation: "Westbank"'
git add -A
git commit -qm "Begin apart"
if git merge -q --no-edit --allow-unrelated-histories main > "$folder/merged" 2>&1; then
    fail "two projects that disagree were merged without a word"
fi
has "$folder/merged" 'organisation: ours “Westbank”, theirs “Southbank”; ours is kept'
throughline check card.journey.ron > "$folder/checked" || fail "the project is not valid: $(cat "$folder/checked")"
echo "git: merged, told and listed"
