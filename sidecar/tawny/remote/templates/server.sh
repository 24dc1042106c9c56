#!/bin/sh
# Sets up a fresh Debian or Ubuntu server as the outside of Tawny's remote access: run it as root. It may be run again
# at any time: what is as it should be is left alone. There is no secret in it.
set -eu
here=$(cd "$(dirname "$0")" && pwd -P)
etc=/etc/wireguard
tls=/etc/tawny-remote/tls
acme=/var/lib/tawny-remote/acme

say() { printf 'tawny: %s\n' "$*"; }
die() {
  printf 'tawny: %s\n' "$*" >&2
  exit 1
}

# put MODE FROM TO: the file with that content and mode; says so, and answers yes, when it was another.
put() {
  if cmp -s "$2" "$3"; then
    chmod "$1" "$3"
    return 1
  fi
  mkdir -p "$(dirname "$3")"
  # Not by `set -e`: it is off in what is asked for its answer.
  { (umask 077 && cp "$2" "$3.new") && chmod "$1" "$3.new" && mv "$3.new" "$3"; } || die "$3 can't be written"
  say "wrote $3"
}

[ "$(id -u)" = 0 ] || die "this needs root: sudo sh $0"
[ -s "$here/settings" ] || die "settings is missing beside this script: copy the whole folder"
# shellcheck source=/dev/null
. "$here/settings"
: "${DOMAINS:?}" "${ADMIN_USER:?}" "${SSH_KEY=}" "${EMAIL=}"
first_domain=${DOMAINS%% *}

# ── the system
command -v apt-get >/dev/null 2>&1 || die "this script is for Debian and Ubuntu"
missing=
for package in nginx certbot openssl wireguard-tools nftables fail2ban python3-systemd sudo unattended-upgrades; do
  dpkg-query --show --showformat '${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed ||
    missing="$missing $package"
done
if [ -n "$missing" ]; then
  say "installing$missing"
  # shellcheck disable=SC2086 # a list of words
  if ! { apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq --yes install --no-install-recommends $missing >/dev/null; }; then
    die "$missing can't be installed: see what apt-get says above"
  fi
fi
version=$(nginx -v 2>&1 | sed -n 's,.*nginx/\([0-9.]*\).*,\1,p')
[ "$(printf '%s\n1.18\n' "$version" | sort -V | head -n 1)" = 1.18 ] ||
  die "nginx $version is too old: 1.18 is the oldest that works; use Debian 11, Ubuntu 22.04 or newer"

put 644 "$here/unattended-upgrades" /etc/apt/apt.conf.d/52tawny-remote || true

# ── who may log in: nobody as root, nobody with a password
if ! id "$ADMIN_USER" >/dev/null 2>&1; then
  useradd --create-home --shell /bin/bash "$ADMIN_USER"
  say "made the user $ADMIN_USER"
fi
[ "$(id -u "$ADMIN_USER")" -ge 1000 ] ||
  die "$ADMIN_USER is a user of the system, and would be given everything: take another --admin-user"
home=$(getent passwd "$ADMIN_USER" | cut -d: -f6)
keys=$home/.ssh/authorized_keys
if [ ! -s "$keys" ] || { [ -n "$SSH_KEY" ] && ! grep -qF "$SSH_KEY" "$keys"; }; then
  mkdir -p "$home/.ssh"
  {
    [ ! -s "$keys" ] || cat "$keys"
    if [ -n "$SSH_KEY" ]; then
      printf '%s\n' "$SSH_KEY"
    else
      # Cloud images put words before root's keys that forbid to log in with them.
      roots=$(getent passwd root | cut -d: -f6)/.ssh/authorized_keys
      [ ! -s "$roots" ] || grep -oE '(ssh-(ed25519|rsa)|ecdsa-sha2-nistp[0-9]+|sk-[a-z0-9@.-]+) [A-Za-z0-9+/=]+' "$roots" || true
    fi
  } >"$keys.new"
  mv "$keys.new" "$keys"
  chmod 700 "$home/.ssh"
  chmod 600 "$keys"
  chown -R "$ADMIN_USER:" "$home/.ssh"
fi
if [ ! -f "/etc/sudoers.d/$ADMIN_USER" ]; then
  (umask 227 && printf '%s ALL=(ALL) NOPASSWD: ALL\n' "$ADMIN_USER" >"/etc/sudoers.d/$ADMIN_USER")
fi
if [ -s "$keys" ]; then
  if put 644 "$here/sshd.conf" /etc/ssh/sshd_config.d/10-tawny-remote.conf; then
    if sshd -t; then
      systemctl reload ssh
    else
      rm /etc/ssh/sshd_config.d/10-tawny-remote.conf
      die "sshd does not take its configuration: see above"
    fi
  fi
else
  say "WARNING: $ADMIN_USER has no SSH key, so root may still log in: add one with --ssh-key, and run this again"
fi

# ── the firewall
ports=$(sshd -T 2>/dev/null | sed -n 's/^port //p' | sort -u | tr '\n' ' ')
[ "${ports:-22 }" = "22 " ] || grep -q "tcp dport ${ports% } " "$here/firewall.nft" ||
  die "sshd listens on port ${ports% }: write that instead of 22 into firewall.nft, or you lock yourself out"
if command -v ufw >/dev/null 2>&1 && ufw status | grep -q '^Status: active'; then
  ufw --force disable >/dev/null
  say "switched ufw off: the firewall is in /etc/nftables.conf now"
fi
[ ! -f /etc/nftables.conf ] || [ -f /etc/nftables.conf.before-tawny ] || cp -p /etc/nftables.conf /etc/nftables.conf.before-tawny
if put 755 "$here/firewall.nft" /etc/nftables.conf; then
  nft -f /etc/nftables.conf || die "the firewall can't be loaded: see above"
fi
systemctl enable --quiet nftables

# ── the tunnel
changed=
mkdir -p "$etc" && chmod 700 "$etc"
for secret in tawny0.key tawny0.psk; do
  [ -s "$here/$secret" ] || continue
  if [ -s "$etc/$secret" ] && ! cmp -s "$here/$secret" "$etc/$secret"; then
    die "$etc/$secret is another key: if that tunnel is no longer used, delete it and run this again"
  fi
  put 600 "$here/$secret" "$etc/$secret" && changed=yes
done
put 644 "$here/tawny0.conf" "$etc/tawny0.conf" && changed=yes
if [ -s "$etc/tawny0.key" ] && [ -s "$etc/tawny0.psk" ]; then
  systemctl enable --quiet wg-quick@tawny0
  if [ -n "$changed" ] || ! systemctl is-active --quiet wg-quick@tawny0; then
    systemctl restart wg-quick@tawny0 || die "the tunnel does not start: see journalctl -u wg-quick@tawny0"
    say "the tunnel is up"
  fi
else
  say "the tunnel waits for its keys: copy the folder server here, and run its setup.sh"
fi

# ── the proxy; until there is a certificate, with one that nobody believes
mkdir -p "$acme" "$tls"
chmod 700 "$tls"
if [ ! -s "$tls/fullchain.pem" ]; then
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 3650 -subj "/CN=$first_domain" \
    -keyout "$tls/privkey.pem" -out "$tls/fullchain.pem" 2>/dev/null
  : >"$tls/placeholder"
fi
chmod 600 "$tls/privkey.pem"
rm -f /etc/nginx/sites-enabled/default
site=/etc/nginx/conf.d/tawny-remote.conf
[ ! -f "$site" ] || cp -p "$site" "$site.before"
if put 644 "$here/nginx.conf" "$site"; then
  if ! nginx -t -q; then
    if [ -f "$site.before" ]; then mv "$site.before" "$site"; else rm "$site"; fi
    die "nginx does not take its configuration: see above"
  fi
  systemctl enable --quiet nginx
  systemctl reload-or-restart nginx
fi
rm -f "$site.before"

# ── who tries too often
again=
put 644 "$here/fail2ban-filter.conf" /etc/fail2ban/filter.d/tawny-login.conf && again=yes
put 644 "$here/fail2ban-jail.conf" /etc/fail2ban/jail.d/tawny-remote.local && again=yes
if [ -n "$again" ]; then
  systemctl enable --quiet fail2ban
  systemctl restart fail2ban
fi

# ── the certificate; certbot's own timer renews it, and calls the hook
put 755 "$here/renewed.sh" /etc/letsencrypt/renewal-hooks/deploy/tawny-remote || true
set --
for domain in $DOMAINS; do set -- "$@" --domain "$domain"; done
if [ -n "$EMAIL" ]; then set -- "$@" --email "$EMAIL"; else set -- "$@" --register-unsafely-without-email; fi
# shellcheck disable=SC2086 # options of tests and of other authorities
if ! certbot certonly --quiet --non-interactive --agree-tos --keep-until-expiring --expand --cert-name tawny-remote \
  --webroot --webroot-path "$acme" "$@" ${CERTBOT_OPTIONS-}; then
  die "there is no certificate yet: $DOMAINS must lead to this server (A and AAAA records); then run this again"
fi
if [ -e "$tls/placeholder" ]; then
  RENEWED_LINEAGE=/etc/letsencrypt/live/tawny-remote sh "$here/renewed.sh"
fi
say "done"
