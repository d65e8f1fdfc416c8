import { t, tn } from "@/lib/say"
import { DAY_MS } from "@/lib/time"

export const PROBE_KINDS = ["http", "tcp", "tls", "version"] as const
export type ProbeKind = (typeof PROBE_KINDS)[number]
export type ProbeState = "unknown" | "up" | "slow" | "down"

/** Failed so often in a row, it is down: once may be the way there. */
export const DOWN_AFTER = 3
/** Looked at every minute: what was not seen for so long is not known any more. */
export const STALE_MS = 3 * 60_000
export const BAR_DAYS = 90
/** What is shown of single checks. */
export const SAMPLE_DAYS = 30

export const kindWords = (kind: string): string =>
  ({ http: t("Answer"), tcp: t("Connection"), tls: t("Certificate"), version: t("Version") })[kind] ?? kind

export const stateWords = (state: string): string =>
  ({ up: t("It answers"), slow: t("Slow"), down: t("Down"), unknown: t("Unknown") })[state] ?? state

/** What a check found, kept as a code with its values: said in the reader's language. */
export function detailWords(detail: string | null): string {
  if (!detail) return t("Not looked at yet")
  const [code = "", ...rest] = detail.split(" ")
  const [first = "", second = ""] = rest
  const short = (sha: string) => sha.slice(0, 7)
  switch (code) {
    case "ok":
      return t("Answers {status}", { status: first })
    case "degraded":
      return t("Answers, but says of itself: {parts}", { parts: rest.join(", ") })
    case "status":
      return t("Answers {status}", { status: first })
    case "timeout":
      return t("Did not answer in time")
    case "unreachable":
      return t("Cannot be reached")
    case "unknown_name":
      return t("Its name is not known")
    case "too_large":
      return t("Answers with far too much")
    case "certificate":
      return t("Its certificate cannot be trusted")
    case "open":
      return t("Takes connections")
    case "valid":
      return t("Good until {day}", { day: first })
    case "expired":
      return t("Ran out on {day}", { day: first })
    case "untrusted":
      return t("Cannot be trusted: {why}", { why: rest.join(" ") })
    case "runs":
      return t("Runs {sha}, as proven", { sha: short(first) })
    case "unheld":
      return t("Runs {sha}; nothing proven to hold it against", { sha: short(first) })
    case "drift":
      return t("Runs {sha}; {expected} was proven last", { sha: short(first), expected: short(second) })
    case "no_version":
      return t("Does not say what runs")
    case "not_allowed":
      return t("Not asked: its address leads into a private network")
    case "made_up":
      return t("Not asked: a made-up address of the demo")
    case "redirect":
      return t("Answers with another address")
    case "no_figures":
      return t("Its answer holds none of node_exporter's figures")
    case "fault":
      return t("Could not be asked: a fault of ours, see the log")
    case "deploying":
      return t("Not asked: a deployment is under way")
    default:
      return detail
  }
}

export const daysLeft = (notAfter: string | Date, at: Date): number =>
  Math.floor((new Date(notAfter).getTime() - at.getTime()) / DAY_MS)

export const daysLeftWords = (days: number): string =>
  days < 0 ? t("ran out") : tn(days, "{n} day left", "{n} days left")
