#!/bin/sh
# Tells Rounds how this machine is doing and which containers it runs. Run it once a minute, by cron or a timer:
#
#   * * * * * ROUNDS_URL=https://console.example.org ROUNDS_TOKEN_FILE=/etc/rounds-token /opt/rounds/host-report.sh
#
# Needs sh, awk and curl, and for the containers docker. The token (/settings/api-tokens) needs hosts.write and no more.
# A place whose own API does not say what runs names this host as its witness: its word then counts for the proof.
#   ROUNDS_TOKEN or ROUNDS_TOKEN_FILE   the token, or a file that holds it
#   HOST_NAME   as the host is called in Rounds (hostname)
#   DISK        the folder whose disk is told of (/)
#   DOCKER      the command that asks docker (docker); DOCKER=none tells nothing of containers
set -eu

fail() { printf 'host-report: %s\n' "$1" >&2; exit 1; }
PROC="${PROC:-/proc}"
DOCKER="${DOCKER:-docker}"
[ -n "${ROUNDS_URL:-}" ] || fail "ROUNDS_URL is not set"
[ -z "${ROUNDS_TOKEN_FILE:-}" ] || ROUNDS_TOKEN="$(head -n 1 "$ROUNDS_TOKEN_FILE")"
[ -n "${ROUNDS_TOKEN:-}" ] || fail "neither ROUNDS_TOKEN nor ROUNDS_TOKEN_FILE is set"
HOST_NAME="${HOST_NAME:-$(uname -n)}"

# The token goes by a file: arguments of a program can be read by others on the machine.
umask 077
WORK="$(mktemp -d)"
trap 'rm -rf "$WORK"' EXIT
printf 'authorization: Bearer %s\n' "$ROUNDS_TOKEN" >"$WORK/headers"

# Figures: what cannot be read is left out.
ticks() { awk '/^cpu / { for (n = 2; n <= 9; n++) all += $n; print all, $5 + $6; exit }' "$PROC/stat" 2>/dev/null || true; }
BEFORE="$(ticks)"
sleep "${SAMPLE_SECONDS:-1}"
AFTER="$(ticks)"
{
  printf '%s %s\n' "$BEFORE" "$AFTER" | awk 'NF == 4 && $3 > $1 { printf ",\"cpu\":%.4f", 1 - ($4 - $2) / ($3 - $1) }'
  awk '/^MemTotal:/ { all = $2 } /^MemAvailable:/ { free = $2; told = 1 }
    END { if (all > 0 && told) printf ",\"memory\":%.4f", 1 - free / all }' "$PROC/meminfo" 2>/dev/null || true
  df -P -k "${DISK:-/}" 2>/dev/null | awk 'NR == 2 && $3 + $4 > 0 { printf ",\"disk\":%.4f", $3 / ($3 + $4) }'
  awk '$1 ~ /^[0-9.]+$/ { printf ",\"load1\":%s", $1 }' "$PROC/loadavg" 2>/dev/null || true
  sed 's/:/ /' "$PROC/net/dev" 2>/dev/null |
    awk 'NR > 2 && $1 != "lo" { rx += $2; tx += $10; told = 1 }
      END { if (told) printf ",\"netRxBytes\":%.0f,\"netTxBytes\":%.0f", rx, tx }'
} >"$WORK/figures"

# Containers last, right before they are told: an old picture is no witness. docker itself writes the JSON.
containers() {
  "$DOCKER" ps --quiet --no-trunc >"$WORK/ids" || return 1
  head -n 200 "$WORK/ids" >"$WORK/asked"
  [ -s "$WORK/asked" ] || return 0
  # One may end between the two questions: docker then says so, and tells of the others.
  xargs "$DOCKER" inspect --type container --format \
    '{{.Image}} {{json .Name}} {{json .Config.Image}} {{json .State.StartedAt}} {{json (index .Config.Labels "org.opencontainers.image.revision")}}' \
    <"$WORK/asked" >"$WORK/containers" 2>/dev/null || [ -s "$WORK/containers" ] || return 1
  cut -d ' ' -f 1 "$WORK/containers" | sort -u |
    xargs "$DOCKER" image inspect --format '{{.Id}} {{json .RepoDigests}}' >"$WORK/images" 2>/dev/null || true
  awk '
    FILENAME == ARGV[1] { digests[$1] = $2; next }
    {
      held = digests[$1]
      if (held == "" || held == "null") held = "[]"
      printf "%s{\"name\":%s,\"image\":%s,\"startedAt\":%s,\"digests\":%s", comma, $2, $3, $4, held
      if ($5 ~ /^"[0-9a-f]+"$/ && length($5) >= 9 && length($5) <= 42) printf ",\"commit\":%s", $5
      printf "}"
      comma = ","
    }' "$WORK/images" "$WORK/containers"
}
if [ "$DOCKER" != none ] && command -v "$DOCKER" >/dev/null 2>&1; then
  if containers >"$WORK/list"; then
    { printf ',"containers":['; cat "$WORK/list"; printf ']'; } >>"$WORK/figures"
  else
    printf 'host-report: docker does not answer; its containers are not told of\n' >&2
  fi
fi
[ -s "$WORK/figures" ] || fail "nothing could be read"

{ printf '{"host":"%s"' "$HOST_NAME"; cat "$WORK/figures"; printf '}'; } >"$WORK/body"
# Told once and not again: what is late would be taken for what runs now.
STATUS="$(curl -sS -o "$WORK/answer" -w '%{http_code}' --max-time 10 -H @"$WORK/headers" \
  -H 'content-type: application/json' --data-binary @"$WORK/body" "${ROUNDS_URL%/}/api/v1/hosts")" || fail "Rounds cannot be reached"
case "$STATUS" in
200 | 201) ;;
*) fail "Rounds answered $STATUS: $(head -c 300 "$WORK/answer")" ;;
esac
