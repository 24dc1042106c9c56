# shellcheck shell=bash disable=SC2154 # `root`, `tools` come from common.sh, `uv` and `python` from uv.sh and python.sh
# A virtual environment of locked packages that is made once, and anew when what it was made of changes.
# Whoever sources this sets `venv`, its folder, and `sources`, the files that it depends on (beside those here).

# Everything that the environment depends on. The place counts too: a moved environment starts the wrong Python.
environment_state() { printf '%s\n' "$root" && (cd "$root" && cat "${sources[@]}" scripts/lib/environment.sh); }

environment_ready() { [ -x "$venv/bin/python" ] && environment_state | cmp -s - "$venv/.tawny-setup"; }

# environment_lock: wait until no other set-up is at work; only one at a time may fetch tools.
environment_lock() {
  umask 022
  mkdir -p "$tools"
  if have flock; then
    exec 9>"$tools/.lock"
    flock 9
  fi
}

# environment_python VERSION…: an environment with the first of these Pythons that can be had, empty unless one is there.
environment_python() {
  local version stamp=$venv/.tawny-setup
  ensure_uv
  for version in "$@"; do
    if python_works "$venv/bin/python" "$version" && { [ ! -e "$stamp" ] || [ "$(head -n 1 "$stamp")" = "$root" ]; }; then
      rm -f "$stamp"
      return
    fi
  done
  ensure_python
  rm -rf "$venv"
  "$uv" venv --quiet --no-project --python "$python" "$venv" >&2
}

environment_install() {
  local options=(--python "$venv/bin/python")
  [ -t 2 ] || options+=(--quiet) # progress bars are for people
  "$uv" pip install "${options[@]}" "$@" >&2
}

environment_done() { environment_state >"$venv/.tawny-setup"; }
