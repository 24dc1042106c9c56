# shellcheck shell=bash disable=SC2154 # `tools` comes from common.sh
# Finds uv, which makes the environment, or fetches it from the Python package index.

uv=
uv_wanted='uv>=0.9,<1'

# Sets `uv`. Nothing outside the project's folder changes.
ensure_uv() {
  _uv_index
  [ -w "${HOME:-/nonexistent}" ] || export UV_CACHE_DIR="${UV_CACHE_DIR:-$tools/uv-cache}"
  local found
  for found in "$(command -v uv || true)" "$tools/uv/bin/uv" "$tools/uv-alone/bin/uv"; do
    ! _uv_works "$found" || { uv=$found && return; }
  done
  have python3 || die "there is neither uv nor Python on this machine" "install python3 (any version from 3.9) and start again"
  say "fetching uv"
  export PIP_ROOT_USER_ACTION=ignore # nothing is installed but into our own folder
  mkdir -p "$tools"
  local how
  for how in _uv_by_venv _uv_by_pip _uv_by_debian; do
    ! "$how" || ! _uv_works "$uv" || return 0
  done
  die "could not fetch uv from the Python package index" "check the network, or install uv and start again"
}

_uv_works() {
  local version major minor
  [ -x "$1" ] && version=$("$1" --version 2>/dev/null) || return 1
  IFS='. ' read -r _ major minor _ <<<"$version"
  [ "$major" -gt 0 ] || [ "$minor" -ge 9 ]
}

_uv_by_venv() {
  uv=$tools/uv/bin/uv
  rm -rf "$tools/uv"
  python3 -m venv "$tools/uv" >/dev/null 2>&1 &&
    "$tools/uv/bin/python" -m pip install --quiet --disable-pip-version-check "$uv_wanted" >&2
}

_uv_by_pip() {
  uv=$tools/uv-alone/bin/uv
  rm -rf "$tools/uv-alone"
  python3 -m pip install --quiet --disable-pip-version-check --target "$tools/uv-alone" "$uv_wanted" >&2 2>/dev/null
}

# Debian's python3 alone has neither venv nor pip; Debian's pip is a wheel that can be run as it lies there.
_uv_by_debian() {
  uv=$tools/uv-alone/bin/uv
  local wheel
  rm -rf "$tools/pip"
  debian_unpack "$tools/pip" stable python3-pip-whl || return 1
  for wheel in "$tools"/pip/usr/share/python-wheels/pip-*.whl; do
    python3 "$wheel/pip" install --quiet --disable-pip-version-check --target "$tools/uv-alone" "$uv_wanted" >&2 && return
  done
  return 1
}

# uv reads neither pip's settings nor, by itself, the machine's certificates: a machine behind a mirror has told pip alone.
_uv_index() {
  local index=${PIP_INDEX_URL-} certificates=${PIP_CERT-}
  if [ -z "${UV_DEFAULT_INDEX-}${UV_INDEX_URL-}" ]; then
    [ -n "$index" ] || index=$(_pip_setting index-url)
    [ -z "$index" ] || export UV_DEFAULT_INDEX=$index
  fi
  [ -n "$certificates" ] || certificates=$(_pip_setting cert)
  [ -n "${SSL_CERT_FILE-}" ] || [ ! -s "$certificates" ] || export SSL_CERT_FILE=$certificates
  if [ "$(uname)" = Darwin ] || [ -s /etc/ssl/certs/ca-certificates.crt ] || [ -s /etc/pki/tls/certs/ca-bundle.crt ]; then
    export UV_SYSTEM_CERTS="${UV_SYSTEM_CERTS-true}" UV_NATIVE_TLS="${UV_NATIVE_TLS-true}" # the new and the old name
  fi
}

_pip_setting() {
  local file
  for file in "${PIP_CONFIG_FILE-}" "${HOME-}/.config/pip/pip.conf" "${HOME-}/.pip/pip.conf" \
    "${HOME-}/Library/Application Support/pip/pip.conf" /etc/xdg/pip/pip.conf /etc/pip.conf; do
    [ -r "$file" ] || continue
    sed -n "s/^[[:space:]]*$1[[:space:]]*[=:][[:space:]]*//p" "$file" | tail -n 1 | grep . && return
  done
  return 0
}
