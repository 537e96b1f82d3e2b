# SPDX-FileCopyrightText: Waymark contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# The steps of tests/run. Each leaves its result in $results: a JUnit file of Meson, or a line in $results/steps.
# shellcheck shell=sh

# step NAME COMMAND...: one counted result; the output is shown only when it failed.
step() {
  name=$1
  shift
  if "$@" >"${results:?}/log" 2>&1; then
    echo "passed $name" >>"$results/steps"
  else
    echo "failed $name" >>"$results/steps"
    tail -n 60 "$results/log" >&2
    return 1
  fi
}

# build DIRECTORY MESON-OPTION...
build() {
  echo "Building in $1"
  [ -f "$1/build.ninja" ] || step "configure $1" meson setup "$@" || return 1
  step "build $1" timeout 900 meson compile -C "$1"
}

# suite DIRECTORY NAME: one Meson suite; its test cases are counted from Meson's log. The suite "long" is the
# core suite again with its slow cases.
suite() {
  echo "Suite $2 in $1"
  log=$1/meson-logs/$2
  display=
  slow=1
  run=$2
  arguments=
  limit=1800
  case $1 in *asan) slow=5 limit=5400 ;; esac
  case $2 in ui | e2e | e2e-long) display='xvfb-run -a -s "-screen 0 1920x1080x24 -nolisten tcp -noreset"' ;; esac
  case $2 in long) run=core slow=20 arguments='--test-args "-m slow"' ;; esac
  rm -f "$log.json"
  if ! eval "$display" timeout $limit meson test -C "$1" --no-rebuild --suite "$run" --logbase "$2" \
    --timeout-multiplier $slow "$arguments" --print-errorlogs >"${results:?}/log" 2>&1; then
    cat "$results/log" >&2
    [ -f "$log.json" ] || echo "failed suite $2 in $1" >>"$results/steps"
  fi
  [ ! -f "$log.json" ] || cp "$log.json" "$results/$(echo "$log" | tr / -).json"
}

quick() {
  for name in lint core ui e2e; do
    suite "$1" $name
  done
}

# coverage DIRECTORY: lines of app/ reached by the core suite and by commands as they are typed.
coverage() {
  suite "$1" core
  suite "$1" command
  step "coverage of app/" gcovr --root . --filter app/ --exclude-unreachable-branches --print-summary \
    --fail-under-line 90 "$1"
  grep -E '^lines:' "$results/log"
}

# Tests put away what they made: what a suite leaves there, it would leave in /tmp.
nothing_left() {
  find "${TMPDIR:?}" -mindepth 1 | tee "$results/left" | head -n 20
  [ ! -s "$results/left" ]
}

total() {
  python3 tests/count.py "$results"
}
