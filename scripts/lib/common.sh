# shellcheck shell=bash
# Sourced by the scripts beside this folder: where the project is, how they talk, and how long they wait.
# All of it runs on the bash 3.2 of macOS as well.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
# shellcheck disable=SC2034 # used by those who source this
tools=$root/.tools # what set-up had to fetch because the machine lacks it

# Where this is set, every process compiles all that it imports anew: twice the time for a start of Tawny, and the tests
# start hundreds.
unset PYTHONDONTWRITEBYTECODE

# Standard output belongs to the command that a script ends in; everything said on the way there goes to standard error.
say() { printf 'tawny: %s\n' "$*" >&2; }

die() {
  say "$1"
  [ -z "${2-}" ] || say "  → $2"
  exit 1
}

have() { command -v "$1" >/dev/null 2>&1; }

# bounded SECONDS COMMAND…: runs the command, and ends it when it takes longer (macOS has no `timeout`).
bounded() {
  if have timeout; then
    timeout --kill-after=5 "$@"
  elif have perl; then
    perl -e 'alarm shift; exec @ARGV' "$@"
  else
    "${@:2}"
  fi
}
