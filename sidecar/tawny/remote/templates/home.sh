#!/bin/sh
# The house's side of remote access: run it as root on the machine on which Tawny runs. It may be run again at any time:
# what is as it should be is left alone.
set -eu
here=$(cd "$(dirname "$0")" && pwd -P)
etc=/etc/wireguard
home_assistant="@{home_assistant_wanted}"

say() { printf 'tawny: %s\n' "$*"; }
die() {
  printf 'tawny: %s\n' "$*" >&2
  exit 1
}
have() { command -v "$1" >/dev/null 2>&1; }

# put MODE FROM TO: the file with that content and mode; says so, and answers yes, when it was another.
put() {
  if cmp -s "$2" "$3"; then
    chmod "$1" "$3"
    return 1
  fi
  # Not by `set -e`: it is off in what is asked for its answer.
  { (umask 077 && cp "$2" "$3.new") && chmod "$1" "$3.new" && mv "$3.new" "$3"; } || die "$3 can't be written"
  say "wrote $3"
}

[ "$(id -u)" = 0 ] || die "this needs root: sudo sh $0"
needed="tawny0.conf tawny0.key tawny0.psk tawny0.nft"
[ "$home_assistant" = no ] || needed="$needed tawny-home-assistant.socket tawny-home-assistant.service"
for file in $needed; do
  [ -s "$here/$file" ] || die "$file is missing beside this script: copy the whole folder"
done

missing=
have wg && have wg-quick || missing="$missing wireguard-tools"
have nft || missing="$missing nftables"
if [ -n "$missing" ]; then
  have apt-get || die "install$missing first, then run this again"
  say "installing$missing"
  # shellcheck disable=SC2086 # a list of words
  if ! { apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq --yes install --no-install-recommends $missing >/dev/null; }; then
    die "$missing can't be installed: see what apt-get says above"
  fi
fi

# A kernel without WireGuard (old ones, some containers) can have it as a program.
if ip link add tawny-try type wireguard 2>/dev/null; then
  ip link delete tawny-try
elif ! have wireguard-go && ! ip link show tawny0 >/dev/null 2>&1; then
  say "this kernel has no WireGuard: installing wireguard-go"
  { have apt-get && DEBIAN_FRONTEND=noninteractive apt-get -qq --yes install --no-install-recommends wireguard-go >/dev/null; } ||
    die "this machine has no WireGuard: install wireguard-go, or use a kernel of 5.6 or newer"
fi
have wireguard-go && [ ! -c /dev/net/tun ] && ! [ -d /sys/module/wireguard ] &&
  die "this machine has no WireGuard and no /dev/net/tun: in a container, let its host pass the device through"

changed=
mkdir -p "$etc" && chmod 700 "$etc"
if [ -s "$etc/tawny0.key" ] && ! cmp -s "$here/tawny0.key" "$etc/tawny0.key"; then
  die "$etc/tawny0.key is another key: if that tunnel is no longer used, delete it and run this again"
fi
put 600 "$here/tawny0.key" "$etc/tawny0.key" && changed=yes
put 600 "$here/tawny0.psk" "$etc/tawny0.psk" && changed=yes
put 644 "$here/tawny0.nft" "$etc/tawny0.nft" && changed=yes
put 644 "$here/tawny0.conf" "$etc/tawny0.conf" && changed=yes

if have systemctl; then
  systemctl enable --quiet wg-quick@tawny0
  if [ -n "$changed" ] || ! systemctl is-active --quiet wg-quick@tawny0; then
    systemctl restart wg-quick@tawny0 || die "the tunnel does not start: see journalctl -u wg-quick@tawny0"
    say "the tunnel is up"
  fi
elif [ -n "$changed" ] || ! ip link show tawny0 >/dev/null 2>&1; then
  ip link show tawny0 >/dev/null 2>&1 && wg-quick down tawny0
  wg-quick up tawny0 || die "the tunnel does not start: see above"
  say "the tunnel is up; there is no systemd here, so let wg-quick up tawny0 run at every start"
fi

# Home Assistant is reached by a small forwarder that listens in the tunnel alone.
units=/etc/systemd/system
forwarder=tawny-home-assistant
if [ "$home_assistant" = yes ]; then
  have systemctl || die "Home Assistant's forwarder needs systemd"
  again=
  put 644 "$here/$forwarder.socket" "$units/$forwarder.socket" && again=yes
  put 644 "$here/$forwarder.service" "$units/$forwarder.service" && again=yes
  if [ -n "$again" ]; then
    systemctl daemon-reload
    systemctl enable --quiet "$forwarder.socket"
    systemctl stop "$forwarder.service" 2>/dev/null || true
    systemctl restart "$forwarder.socket" || die "the forwarder does not start: see journalctl -u $forwarder.socket"
  fi
elif [ -e "$units/$forwarder.socket" ] || [ -e "$units/$forwarder.service" ]; then
  # It was wanted once. Without it the tunnel's firewall has no such port any more, but it would go on listening.
  if have systemctl; then
    # One of them may be gone already, and then neither command likes it.
    systemctl disable --quiet "$forwarder.socket" || true
    systemctl stop "$forwarder.socket" "$forwarder.service" || true
  fi
  rm -f "$units/$forwarder.socket" "$units/$forwarder.service"
  if have systemctl; then
    systemctl daemon-reload
  fi
  say "removed the forwarder to Home Assistant"
fi
say "done; \`tawny remote check\` says whether everything works"
