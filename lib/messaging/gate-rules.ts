import type { ConsentStatus, Purpose } from "@/lib/consents/words"
import { MESSAGE_PURPOSES, type MessagePurpose } from "@/lib/messaging/outgoing"
import { dayAfter, dayBegins, quietUntil } from "@/lib/messaging/quiet"
import { openUntil } from "@/lib/messaging/rules"
import type { Basis, Exempt, Hindrance } from "@/lib/messaging/words"
import type { SendingLimits } from "@/lib/sending/limits"
import { addMs, MINUTE_MS } from "@/lib/time"

/** What is to be sent, as far as the gate asks of it. */
export type Asked = {
  purpose: MessagePurpose
  isTemplate: boolean
  /** Null: not known yet. */
  body: string | null
  /** When it would leave. */
  at: Date
  /** When it was written: whoever wrote minutes before that is answered, however long the line is. */
  writtenAt: Date
  tooLateAt: Date | null
  /** A member's own words, and not a run's. */
  byMember: boolean
  bypass: boolean
  /** Tried before and refused: a person asks that it is tried again. */
  isRetry: boolean
  /** Asked just before the call: only what has left counts, not what is planned. */
  isLeaving: boolean
  /** A sign on what the person said: it is no message to be counted or spaced, and only a new one could wake anybody. */
  isReaction?: boolean
}

export type Decision = {
  purpose: Purpose
  status: ConsentStatus
  consentId: string
  policyVersion: string | null
  decidedAt: Date
  /** Given to a policy that was replaced by one which has to be agreed to anew. */
  isOutdated: boolean
}

/** Another message of ours to the same person. */
export type Other = {
  id: string
  at: Date
  body: string | null
  purpose: string | null
  exempt: string | null
  byMember: boolean
  hasLeft: boolean
}

export type Known = {
  person: { isMerged: boolean; isErased: boolean; isRestricted: boolean; zone: string } | null
  decisions: readonly Decision[]
  others: readonly Other[]
  channel: string
  canReach: boolean
  lastWroteAt: Date | null
  /** By another connection than the one that would carry this: it opens no window there. */
  wroteElsewhere?: boolean
  /** Purposes stopped where they are reached, and when. */
  stops: readonly { purpose: string; at: Date }[]
  carrier: { isReady: boolean; isPaused: boolean; isTokenRefused: boolean; hasWindow: boolean } | null
  /** Null: none is asked for. */
  template: "fine" | "template_paused" | "template_missing" | null
  isSendingPaused: boolean
  limits: SendingLimits
}

type Ground<B> = { basis: B; consentId: string | null; policyVersion: string | null }
export type Verdict =
  | ({ may: true; exempt: Exempt | null } & Ground<Basis>)
  /** `until`: from when on it could go out, for what is only held for a while. */
  | ({ may: false; because: Hindrance; until: Date | null } & Ground<Basis | null>)

/** Whether a message may leave, in the order in which a person would ask: whom, by what, what for, and when. */
export function judge(asked: Asked, known: Known): Verdict {
  const { basis } = MESSAGE_PURPOSES[asked.purpose]
  const consent = consentFor(asked, known)
  const because =
    whom(asked, known) ?? byWhat(asked, known) ?? consent.because ?? ofNoUse(asked, known) ?? null
  const { consentId = null, policyVersion = null } = consent.given ?? {}
  // Where an agreement is the basis and there is none, there is no basis.
  const stands = { basis: basis === "consent" && !consent.given ? null : basis, consentId, policyVersion }
  if (because) return { may: false, because, until: null, ...stands }
  const exempt = exemptionOf(asked, known)
  const held = whenHeld(asked, known, exempt)
  return held ? { may: false, ...held, ...stands } : { may: true, basis, consentId, policyVersion, exempt }
}

function whom({ purpose }: Asked, { person, decisions, canReach }: Known): Hindrance | null {
  if (!person || person.isMerged) return "merged"
  if (person.isErased) return "erased"
  const isLegal = MESSAGE_PURPOSES[purpose].basis === "legal"
  if (person.isRestricted && !isLegal) return "restricted"
  const processing = decisions.find((one) => one.purpose === "data_processing")?.status
  if (!isLegal && (processing === "withdrawn" || processing === "denied")) return "withdrawn"
  return canReach ? null : "no_number"
}

function byWhat(asked: Asked, known: Known): Hindrance | null {
  const { carrier, template, lastWroteAt } = known
  if (known.isSendingPaused) return "sending_paused"
  if (asked.purpose === "reply" && !lastWroteAt) return "no_conversation"
  if (!carrier?.isReady) return "not_connected"
  if (carrier.isPaused) return "paused"
  if (carrier.isTokenRefused && !asked.isRetry) return "token_refused"
  if (template !== null && template !== "fine") return template
  const isFree = !asked.isTemplate && carrier.hasWindow
  const isOpen = lastWroteAt && !known.wroteElsewhere && openUntil(lastWroteAt) > asked.at
  return isFree && !isOpen ? "window_closed" : null
}

type Consented = { because: Hindrance | null; given: Decision | null }

const MARKETING: Readonly<Record<string, Purpose>> = {
  whatsapp: "marketing_whatsapp",
  sms: "marketing_sms",
  email: "marketing_email",
}

/** Of the purposes of which one must be agreed to, the first that was ever decided decides. */
function consentFor({ purpose, at }: Asked, known: Known): Consented {
  const { needs } = MESSAGE_PURPOSES[purpose]
  const asked: readonly Purpose[] =
    needs === "marketing" ? [MARKETING[known.channel] ?? "marketing_whatsapp"] : needs
  if (asked.length === 0) return { because: null, given: null }
  for (const one of asked) {
    const decision = known.decisions.find((given) => given.purpose === one)
    const stop = known.stops.find((given) => given.purpose === one)
    if (stop && stop.at <= at && !(decision && decision.decidedAt > stop.at)) return no("opted_out")
    if (!decision || decision.status === "pending") continue
    if (decision.status === "expired") return no("expired")
    if (decision.status !== "granted") return no("withdrawn")
    return decision.isOutdated ? no("outdated") : { because: null, given: decision }
  }
  return no("no_consent")
}
const no = (because: Hindrance): Consented => ({ because, given: null })

const DUPLICATE_MS = 10 * MINUTE_MS

function ofNoUse(asked: Asked, { others }: Known): Hindrance | null {
  const { at, tooLateAt, body, purpose } = asked
  if (tooLateAt && tooLateAt <= at) return "too_late"
  if (asked.bypass || asked.isRetry || asked.isReaction || purpose === "emergency") return null
  // A member may write again what hangs; what has left they would say twice.
  const counts = (one: Other) => one.hasLeft || !(asked.isLeaving || asked.byMember)
  const isSaid = others.some(
    (one) =>
      body !== null &&
      one.body === body &&
      counts(one) &&
      Math.abs(at.getTime() - one.at.getTime()) < DUPLICATE_MS,
  )
  return isSaid ? "duplicate" : null
}

function exemptionOf(asked: Asked, known: Known): Exempt | null {
  const { purpose, at } = asked
  if (purpose === "emergency" || purpose === "confirmation" || purpose === "receipt") return purpose
  if (purpose === "reply" && known.lastWroteAt) {
    const patienceMs = known.limits.replyMinutes * MINUTE_MS
    if (addMs(known.lastWroteAt, patienceMs) > asked.writtenAt) return "recent_reply"
    const before = known.others.some(
      (one) => one.purpose === "reply" && one.byMember && one.at <= at && addMs(one.at, patienceMs) > at,
    )
    if (asked.byMember && before) return asked.bypass ? "bypass" : "same_answer"
  }
  return asked.bypass ? "bypass" : null
}

type Held = { because: Hindrance; until: Date }

/** What goes on with an answer is spaced and counted with it; the night holds all the same. */
function whenHeld(asked: Asked, known: Known, exempt: Exempt | null): Held | null {
  if (exempt !== null && exempt !== "same_answer") return null
  if (asked.isReaction && asked.body === "") return null
  const { limits, person } = known
  const zone = person?.zone ?? "UTC"
  const counted = (exempt ? [] : known.others).filter(
    (one) => one.exempt === null && (one.hasLeft || !asked.isLeaving),
  )
  const heldAt = (at: Date): Held | null => {
    const quiet = quietUntil(at, zone, limits)
    if (quiet) return { because: "quiet_hours", until: quiet }
    if (asked.isReaction) return null
    const before = counted.filter((one) => one.at <= at)
    const began = dayBegins(at, zone)
    if (before.filter((one) => one.at >= began).length >= limits.perDay)
      return { because: "budget", until: dayAfter(at, zone) }
    const free = before.map((one) => addMs(one.at, limits.minutesApart * MINUTE_MS))
    const until = free.reduce((latest, one) => (one > latest ? one : latest), at)
    return until > at ? { because: "spacing", until } : null
  }
  const first = heldAt(asked.at)
  if (!first) return null
  let { until } = first
  for (let n = 0; n < MOST_HOLDS; n++) {
    const next = heldAt(until)
    if (!next) break
    until = next.until
  }
  return { because: first.because, until }
}
/** A night, a full day and a spacing may follow one another. */
const MOST_HOLDS = 8
