# shellcheck shell=bash
# Debian packages without root: apt with its own lists and sources, unpacked into a folder, nothing installed.

# The archive's addresses that this machine's own apt would ask, one a line. apt reads every format of its sources itself.
debian_mirrors() {
  local codename
  codename=$(. /etc/os-release && printf '%s' "${VERSION_CODENAME-}")
  [ -n "$codename" ] || return 0
  apt-get update --print-uris 2>/dev/null | sed -n "s|^'\(.*\)/dists/$codename/.*|\1|p" | sort -u
}

debian_keyring() {
  local keyring
  for keyring in /usr/share/keyrings/debian-archive-keyring.{pgp,gpg}; do
    [ ! -r "$keyring" ] || { printf '%s' "$keyring" && return; }
  done
  return 1
}

# debian_unpack DIR SUITE PACKAGE…: the packages and all that they depend on, down to the C library, under DIR.
# Only packages signed by Debian are taken, so asking a mirror that turns out to be another archive does no harm.
debian_unpack() {
  local into=$1 suite=$2 keyring mirror state got=1
  shift 2
  have apt-get && have dpkg-deb && keyring=$(debian_keyring) || return 1
  state=$(mktemp -d "${TMPDIR:-/tmp}/tawny-apt.XXXXXX")
  while read -r mirror; do
    [ -n "$mirror" ] || continue
    ! _debian_download "$state" "deb [signed-by=$keyring] $mirror $suite main" "$@" || { got=0 && break; }
  done <<<"$(debian_mirrors)"
  if [ "$got" = 0 ]; then
    mkdir -p "$into"
    local deb
    for deb in "$state"/cache/archives/*.deb; do dpkg-deb -x "$deb" "$into" || got=1; done
  fi
  rm -rf "$state"
  return "$got"
}

_debian_download() {
  local state=$1 source=$2 apt
  shift 2
  mkdir -p "$state"/{lists,cache/archives}/partial
  : >"$state/status" # an empty list of installed packages: apt then resolves everything that is needed
  printf '%s\n' "$source" >"$state/sources.list"
  apt=(apt-get -qq -o "Dir::State=$state" -o "Dir::State::Lists=$state/lists" -o "Dir::State::status=$state/status"
    -o "Dir::Cache=$state/cache" -o "Dir::Etc::sourcelist=$state/sources.list" -o Dir::Etc::sourceparts=/dev/null
    -o "APT::Sandbox::User=$(id -un)" -o Debug::NoLocking=1 -o Acquire::Retries=2)
  bounded 300 "${apt[@]}" update >&2 </dev/null &&
    bounded 600 "${apt[@]}" install --yes --download-only --no-install-recommends "$@" >&2 </dev/null
}
