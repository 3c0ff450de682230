#!/usr/bin/env bash
# basilk 0.2.1 (crates.io), a terminal kanban: two windows on the same tasks. What the first window saves is the list that it
# read at its start, so a task that was added in the second window meanwhile is gone from the file, and neither window says so.
# Seen 2026-11-27: "one", then "two" in the second window, then "three" in the first: the file holds one and three.
set -euo pipefail
command -v tmux > /dev/null || { echo "needs tmux"; exit 2; }
dir=$(mktemp -d)
tmux=(tmux -S "$dir/socket" -f /dev/null)
trap '"${tmux[@]}" kill-server 2> /dev/null; rm -rf "$dir"' EXIT
cargo install --quiet --locked --root "$dir" basilk@0.2.1
# The text of window $1 holds $2; asks for ten seconds at most.
shown() {
    for _ in $(seq 100); do
        "${tmux[@]}" capture-pane -p -t "$1" | grep -q -- "$2" && return 0
        sleep 0.1
    done
    echo "window $1 never showed $2"
    exit 1
}
window() {
    "${tmux[@]}" new-session -d -s "$1" -x 100 -y 30 "HOME=$dir XDG_CONFIG_HOME= $dir/bin/basilk"
    shown "$1" "go to tasks"
}
add() {
    "${tmux[@]}" send-keys -t "$1" n
    sleep 0.3
    "${tmux[@]}" send-keys -t "$1" -l "$2"
    "${tmux[@]}" send-keys -t "$1" Enter
    shown "$1" "$2"
}
window first
add first plan
"${tmux[@]}" send-keys -t first Enter
sleep 0.3
add first one
window second
"${tmux[@]}" send-keys -t second Enter
shown second one
add second two
add first three
cat "$dir"/.config/basilk/*.json
tasks=$(grep -o '"title":"[a-z]*"' "$dir"/.config/basilk/*.json | cut -d'"' -f4 | tr '\n' ' ')
[ "$tasks" = "plan one three " ] || { echo; echo "this changed"; exit 1; }
