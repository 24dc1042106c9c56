#!/bin/sh
# Called by certbot when there is a new certificate: gives it to nginx, whose viewers notice nothing.
set -eu
tls=/etc/tawny-remote/tls
# certbot calls it for other certificates of this server as well.
case ${RENEWED_LINEAGE-} in
  */tawny-remote) ;;
  *) exit 0 ;;
esac
umask 077
cp "$RENEWED_LINEAGE/privkey.pem" "$tls/privkey.pem.new"
cp "$RENEWED_LINEAGE/fullchain.pem" "$tls/fullchain.pem.new"
mv "$tls/privkey.pem.new" "$tls/privkey.pem"
mv "$tls/fullchain.pem.new" "$tls/fullchain.pem"
rm -f "$tls/placeholder"
nginx -t -q
systemctl reload nginx
