import type { Hit } from "./hits"
import type { Signal } from "./lexicon/signals"
import type { Weights } from "./rule-set"
import type { Triage } from "./triage"

/** Anyone who writes begins here; the points of the reasons are added to it. */
export const START = 2
const SMALL_TALK: readonly Signal[] = ["place", "hours", "general", "cancel", "greeting", "thanks"]

export type Draft = { signal: Signal; hit: Hit; points?: number }

/** Which signals count how much. Later lines know what the earlier ones found. */
export function weigh(urgent: Triage, first: (signal: Signal) => Hit | undefined, points: Weights): Draft[] {
  const drafts: Draft[] = []
  const add = (signal: Signal, worth?: number) => {
    const hit = first(signal)
    if (hit) drafts.push(worth ? { signal, hit, points: worth } : { signal, hit })
    return hit !== undefined
  }
  const care: Record<Triage["urgency"], number> = { critical: 3, high: 2, medium: points.complaint, none: 0 }
  for (const hit of urgent.because) {
    if (drafts.some(({ signal }) => signal === hit.signal)) continue
    drafts.push({
      signal: hit.signal,
      hit,
      ...(drafts.length === 0 && care[urgent.urgency] > 0 ? { points: care[urgent.urgency] } : {}),
    })
  }
  const complaint = urgent.because.length > 0
  const service = (["full", "treatment", "cosmetic"] as const).find((signal) => first(signal))
  const leaving = first("cancel") ?? first("elsewhere")
  const wish = first("mayI") ?? first("want")
  const asksVisit =
    first("book") ??
    (first("time") && wish && (service || complaint) && !isPriceOnly(first) ? wish : undefined)
  const ready = first("pay") ?? first("decided")
  const named = service !== undefined && !leaving

  if (first("move")) {
    add("move", complaint ? 0 : points.move)
    return drafts
  }
  if (leaving && !complaint) {
    add("cancel")
    add("elsewhere")
    return drafts
  }
  if (named) add(service, complaint ? 0 : points[service])
  if (asksVisit) {
    drafts.push({ signal: "book", hit: asksVisit, ...(points.book > 0 ? { points: points.book } : {}) })
  }
  add("pay", named || complaint || !asksVisit ? points.pay : 0)
  add("decided", first("pay") ? 0 : points.decided)
  if (!named && !complaint && !asksVisit) add("price", points.price)
  else add("price")
  if (named || complaint) add("finance", points.finance)
  if (service === "full" && !asksVisit && !ready && !first("noRush")) add("want", 1)
  else add("want")
  add("time", points.time)
  const hesitant = !asksVisit && !ready && !complaint
  add("compare", hesitant ? points.compare : 0)
  if (!drafts.some(({ signal }) => signal === "compare")) add("later", hesitant ? points.later : 0)
  const held = drafts.some(({ points = 0 }) => points < 0)
  add("noRush", hesitant && !held && !first("want") ? points.noRush : 0)
  const smallTalk = SMALL_TALK.find((signal) => first(signal))
  if (drafts.length === 0 && smallTalk) add(smallTalk)
  add("relief")
  return drafts
}

/** "I want to know the price today" names a time and a wish, but not a visit. */
function isPriceOnly(first: (signal: Signal) => Hit | undefined): boolean {
  return first("price") !== undefined && first("mayI") === undefined
}
