#!/usr/bin/env bash
# Builds an image from the commit at hand, pushes it, tells Rounds of it, asks for the deployment, and waits until it is
# proven or over. Says at each step what it does; ends with 0 only when Rounds has proven what was asked for.
#
#   ROUNDS_URL=https://console.example.org ROUNDS_TOKEN=rounds_… \
#   SERVICE=rounds ENVIRONMENT=staging IMAGE=ghcr.io/acme/rounds deploy/release.sh
#
# Needs bash, git, docker, curl and node. The token needs releases.write, deployments.write and deployments.read, and
# config.write where CONFIG_FILE is given.
#   MIGRATIONS_DIR  folder whose new subfolders are the release's migrations (prisma/migrations); empty: none
#                   A migration.sql says "-- compatible: yes" (or "no"), then why, when the release before works with it.
#   CONFIG_FILE     a file of NAME=value lines: their names are told, their values never leave this machine
#   ALLOW_DIRTY=1   builds although there are changes that are in no commit
#   BUILD_ONLY=1    registers the release and asks for no deployment
#   DOCKERFILE, BUILD_CONTEXT, VERSION, REASON, REPORT_DIR (.), POLL_SECONDS (10), LONGEST_SECONDS (5400)
set -euo pipefail

PHASE=""
# What is there already, for whoever stops this in the middle.
STANDS="Nothing was built, told or deployed."
phase() { PHASE="$1"; printf '\n== %s\n' "$1"; }
fail() { printf 'FAILED: %s\n' "$1" >&2; exit "${2:-1}"; }
# Reads JSON from stdin: `… | field id`
field() { node -e 'let t="";process.stdin.on("data",d=>t+=d).on("end",()=>{let v;try{v=JSON.parse(t)}catch{process.exit(1)};for(const k of process.argv[1].split("."))v=v?.[k];if(v!==undefined&&v!==null)process.stdout.write(String(v))})' "$1"; }

# The token goes by a file: arguments of a program can be read by others on the machine.
HEADERS="$(mktemp)"
ANSWER="$(mktemp)"
trap 'rm -f "$HEADERS" "$ANSWER"' EXIT
interrupted() { printf '\nINTERRUPTED in "%s". %s\n' "$PHASE" "$STANDS" >&2; exit "$1"; }
trap 'interrupted 130' INT
trap 'interrupted 143' TERM
STATUS=000
# call METHOD PATH [BODY] [HEADER]: the answer stands in $ANSWER, its status in $STATUS. A server that is away is asked again.
call() {
  local try
  for try in 1 2 3 4 5; do
    STATUS="$(curl -sS -o "$ANSWER" -w '%{http_code}' --max-time 30 -X "$1" -H @"$HEADERS" \
      ${3:+-H 'content-type: application/json' --data-binary "$3"} ${4:+-H "$4"} "$ROUNDS_URL/api/v1$2" || true)"
    case "${STATUS:-000}" in 000 | 429 | 5??) sleep "$((try * ${RETRY_SECONDS:-2}))" ;; *) return 0 ;; esac
  done
}
refused() { fail "$1: Rounds answered ${STATUS:-nothing}: $(field title <"$ANSWER" || true) $(field fields <"$ANSWER" >/dev/null 2>&1 && head -c 600 "$ANSWER")" "${2:-1}"; }

phase "Pre-flight"
for tool in git docker curl node; do command -v "$tool" >/dev/null || fail "$tool is not installed"; done
for name in ROUNDS_URL ROUNDS_TOKEN SERVICE IMAGE; do [ -n "${!name:-}" ] || fail "$name is not set"; done
[ -n "${BUILD_ONLY:-}" ] || [ -n "${ENVIRONMENT:-}" ] || fail "ENVIRONMENT is not set"
ROUNDS_URL="${ROUNDS_URL%/}"
printf 'authorization: Bearer %s\n' "$ROUNDS_TOKEN" >"$HEADERS"
SHA="$(git rev-parse HEAD)" || fail "this is no git repository"
BRANCH="$(git rev-parse --abbrev-ref HEAD)"
if [ -n "$(git status --porcelain)" ] && [ -z "${ALLOW_DIRTY:-}" ]; then
  ANSWER_YES=""
  if [ -t 0 ]; then read -r -p "There are changes that are in no commit. Build all the same? [y/N] " ANSWER_YES; fi
  [ "$ANSWER_YES" = y ] || fail "there are changes that are in no commit (ALLOW_DIRTY=1 takes them)"
fi
call GET "/releases?service=$SERVICE"
[ "$STATUS" = 200 ] || refused "the token or the service is not right"
LAST="$(field rows.0.gitSha <"$ANSWER")"
echo "commit $SHA on $BRANCH; the release before is ${LAST:-none that is known}"

TAG="$IMAGE:${SHA:0:12}"
STANDS="The image $TAG may lie on this machine; Rounds knows nothing of it."
phase "Build"
BUILD_TIME="$(date -u +%Y-%m-%dT%H:%M:%SZ)"
docker build --build-arg "GIT_SHA=$SHA" --build-arg "BUILD_TIME=$BUILD_TIME" --tag "$TAG" \
  ${DOCKERFILE:+--file "$DOCKERFILE"} "${BUILD_CONTEXT:-.}"

STANDS="$TAG may be in the registry; Rounds knows nothing of it."
phase "Push"
docker push "$TAG"
DIGEST="$(docker inspect --format '{{range .RepoDigests}}{{println .}}{{end}}' "$TAG" | sed -n "s|^$IMAGE@||p" | head -n 1)"
[[ "$DIGEST" =~ ^sha256:[0-9a-f]{64}$ ]] || fail "the registry told no digest of $TAG"
echo "$IMAGE@$DIGEST"
STANDS="$IMAGE@$DIGEST is in the registry; it may not be told to Rounds. Run again, it is the same release."

phase "Register"
RANGE="$SHA"
if [ -n "$LAST" ] && git merge-base --is-ancestor "$LAST" "$SHA" 2>/dev/null; then RANGE="$LAST..$SHA"; else LAST=""; fi
COMMITS="$([ -n "$LAST" ] && git log --max-count=200 --format='%H%x09%an%x09%s' "$RANGE" || true)"
MIGRATIONS="$(
  [ -n "${MIGRATIONS_DIR:-}" ] || exit 0
  if [ -n "$LAST" ]; then git diff --name-only --diff-filter=A "$RANGE" -- "$MIGRATIONS_DIR"
  else git ls-files -- "$MIGRATIONS_DIR"; fi | sed -n "s|^${MIGRATIONS_DIR%/}/\([^/]*\)/migration.sql$|\1|p" | sort -u |
    while read -r name; do printf '%s\t%s\n' "$name" "$(sed -n '1,10s/^-- compatible: *//p' "$MIGRATIONS_DIR/$name/migration.sql" | head -n 1)"; done
)"
BODY="$(COMMITS="$COMMITS" MIGRATIONS="$MIGRATIONS" node -e '
  const [service, gitSha, imageDigest, buildTime, branch, version] = process.argv.slice(1)
  const lines = (text) => (text ?? "").split("\n").filter(Boolean).map((line) => line.split("\t"))
  const word = (said) => (/^yes\b/i.test(said) ? true : /^no\b/i.test(said) ? false : null)
  process.stdout.write(JSON.stringify({
    service, gitSha, imageDigest, buildTime, branch, ...(version && { version }),
    changes: lines(process.env.COMMITS).map(([sha, author, ...title]) => ({ sha, author, title: title.join(" ") })),
    migrations: lines(process.env.MIGRATIONS).map(([name, said = ""]) => ({
      name, isCompatible: word(said), note: said.replace(/^(yes|no)\b[\s:,.-]*/i, "").slice(0, 500) || null,
    })),
  }))' "$SERVICE" "$SHA" "$DIGEST" "$BUILD_TIME" "$BRANCH" "${VERSION:-}")"
call POST /releases "$BODY"
[[ "$STATUS" = 20[01] ]] || refused "the release was not taken"
RELEASE="$(field id <"$ANSWER")"
echo "release $RELEASE"
STANDS="Release $RELEASE is known to Rounds, nothing is deployed. Run again, it is the same release."

if [ -n "${CONFIG_FILE:-}" ] && [ -n "${ENVIRONMENT:-}" ]; then
  phase "Names of configuration"
  NAMES="$(sed -n 's/^[[:space:]]*\(export[[:space:]]\{1,\}\)\{0,1\}\([A-Za-z_][A-Za-z0-9_]*\)=.*/\2/p' "$CONFIG_FILE" | sort -u)"
  call POST /config "$(NAMES="$NAMES" node -e '
    const [service, environment] = process.argv.slice(1)
    const names = process.env.NAMES.split("\n").filter(Boolean)
    process.stdout.write(JSON.stringify({ service, environment, names }))' "$SERVICE" "$ENVIRONMENT")"
  if [ "$STATUS" = 200 ]; then echo "told"; else echo "not taken ($STATUS); the release goes on"; fi
fi
[ -z "${BUILD_ONLY:-}" ] || { echo "BUILD_ONLY: nothing is deployed"; exit 0; }

phase "Deploy to $ENVIRONMENT"
# Run again for the same build, it is the same wish.
STANDS="Release $RELEASE is known to Rounds; its deployment may have been asked for: see $ROUNDS_URL/deployments"
call POST /deployments "$(node -e '
  const [service, environment, release, reason] = process.argv.slice(1)
  process.stdout.write(JSON.stringify({ service, environment, release, ...(reason && { reason }) }))' \
  "$SERVICE" "$ENVIRONMENT" "$RELEASE" "${REASON:-}")" "idempotency-key: ${ATTEMPT:-1}-$ENVIRONMENT-$RELEASE"
[ "$STATUS" = 202 ] || refused "the deployment was not taken" 2
DEPLOYMENT="$(field id <"$ANSWER")"
PAGE="$(field page <"$ANSWER")"
echo "$PAGE"
STANDS="The deployment goes on without this script. How it ends, and how to cancel it: $PAGE"

phase "Wait until it is proven or over"
FROM="$(date +%s)"
SEEN=""
while :; do
  call GET "/deployments/$DEPLOYMENT"
  [ "$STATUS" = 200 ] || refused "how it goes is not told" 2
  NOW="$(field status <"$ANSWER") $(field phase <"$ANSWER")"
  [ "$NOW" = "$SEEN" ] || { echo "$(date -u +%H:%M:%SZ) $NOW"; SEEN="$NOW"; }
  [ "$(field isOver <"$ANSWER")" != true ] || break
  [ "$(($(date +%s) - FROM))" -lt "${LONGEST_SECONDS:-5400}" ] || fail "it is not over after ${LONGEST_SECONDS:-5400} s; it goes on: $PAGE" 3
  sleep "${POLL_SECONDS:-10}"
done

phase "Report"
REPORT="${REPORT_DIR:-.}/deployment-$(date -u +%Y%m%d-%H%M%S).md"
RESULT="$(field status <"$ANSWER")"
PROVEN="$(field isProven <"$ANSWER")"
node -e '
  const fs = require("node:fs")
  const [answer, image] = process.argv.slice(1)
  const d = JSON.parse(fs.readFileSync(answer, "utf8"))
  const row = (one) => `| ${one.name} | ${one.status ?? one.outcome} | ${(one.detail ?? "").replaceAll("|", "/")} |`
  const table = (head, rows) => (rows.length ? [`| ${head} | | |`, "|---|---|---|", ...rows.map(row), ""] : [])
  process.stdout.write([
    `# ${d.service} to ${d.environment}: ${d.status}${d.isProven ? ", proven" : ", not proven"}`, "",
    `- commit \`${d.release?.gitSha}\``, `- image \`${image}@${d.release?.imageDigest}\``,
    `- began ${d.createdAt}, over ${d.finishedAt}`, ...(d.because ? [`- because: ${d.because}`] : []),
    `- all of it: ${d.page}`, "", ...table("phase", d.phases), ...table("smoke test", d.smokes),
  ].join("\n"))' "$ANSWER" "$IMAGE" | tee "$REPORT"
echo "kept as $REPORT"
[ "$RESULT" = succeeded ] || fail "it ended as $RESULT" 4
[ "$PROVEN" = true ] || fail "it ended well by the host's word, and nothing is proven" 5
echo "Proven: $SERVICE in $ENVIRONMENT runs $SHA"
