import { Time } from "@/components/time"
import { Callout } from "@/components/ui/callout"
import { type ConnectionView, providerSpec } from "@/lib/connections/words"
import { t, tn } from "@/lib/say"

/** Why a phone does not come back by itself, and what brings it back. */
const LOST_WORDS = {
  "401": "It was logged out. Open the instance at Evolution and scan its code with the clinic's phone.",
  "402":
    "WhatsApp has barred this number for now. Open WhatsApp on the clinic's phone and read what it says.",
  "403": "WhatsApp has barred this number. Open WhatsApp on the clinic's phone and read what it says.",
  "406": "WhatsApp does not let this phone in. Open WhatsApp on the clinic's phone and read what it says.",
  no_scan:
    "Nobody scanned the code in time. Ask Evolution for a new one and scan it with the clinic's phone.",
  removed: "The instance was taken away at Evolution. Make it again there, and scan its code.",
} as const

const isForGood = (reason: string | null): reason is keyof typeof LOST_WORDS =>
  reason !== null && Object.hasOwn(LOST_WORDS, reason)

/** What somebody should know before anything else here. */
export function Notices({ connection }: { connection: ConnectionView }) {
  const { level, provider, isSealed, pausedAt, held, silentSince, formerUsedAt, tokenRefusedAt, line } =
    connection
  const isLost = line?.state === "close"
  if (!isSealed && !pausedAt && !silentSince && !formerUsedAt && !tokenRefusedAt && !isLost) return null
  return (
    <div className="grid gap-3">
      {isSealed && (
        <Callout tone="red" title={t("Its secrets cannot be opened")}>
          {t(
            "No key of this server opens them, so what comes is refused. Put the former encryption key back, or set the secret anew below, and then the tokens under Change settings.",
          )}
        </Callout>
      )}
      {pausedAt && (
        <Callout tone="amber" title={t("Paused")}>
          {t("Since")} <Time value={pausedAt} />.{" "}
          {providerSpec(provider)?.isCalledOnly
            ? t("Nothing is asked of it; the rules score meanwhile.")
            : tn(
                held,
                "What comes is kept: {n} event waits until it is resumed.",
                "What comes is kept: {n} events wait until it is resumed.",
              )}
        </Callout>
      )}
      {tokenRefusedAt && (
        <Callout tone="red" title={t("The access token is refused")}>
          {t("Since")} <Time value={tokenRefusedAt} />.{" "}
          {t("What comes in still comes; nothing goes out by it. Enter a new token under Change settings.")}
        </Callout>
      )}
      {isLost && (
        <Callout tone="red" title={t("The phone is not linked")}>
          {t("Since")} <Time value={line.at} />.{" "}
          {isForGood(line.reason)
            ? t(LOST_WORDS[line.reason])
            : t("Evolution tries to reach it. If that lasts, look whether the clinic's phone has a network.")}
        </Callout>
      )}
      {silentSince && (
        <Callout tone="orange" title={t("Silent")}>
          {t("Nothing came since")} <Time value={silentSince} />:{" "}
          {level === "platform"
            ? t("three times the usual gap, counted in working hours.")
            : t("three times the usual gap, counted in opening hours.")}{" "}
          {t("Test what comes in; if that arrives, look at the provider.")}
        </Callout>
      )}
      {formerUsedAt && (
        <Callout tone="amber" title={t("The former secret is still in use")}>
          {t("It opened a request")} <Time value={formerUsedAt} />.{" "}
          {t("Enter the newest one at the provider before you retire it.")}
        </Callout>
      )}
    </div>
  )
}
