import type { Hit, Reading } from "./hits"
import type { Signal } from "./lexicon/signals"
import type { Urgency } from "./schema"

export type Triage = { urgency: Urgency; because: Hit[]; complaint: boolean }

const RANK: Record<Urgency, number> = { none: 0, medium: 1, high: 2, critical: 3 }

/**
 * Clinical urgency of what was read. critical: unbearable pain, swelling, running blood, fever, an injury, trouble
 * breathing; high: strong pain, pain with a plea for speed, infection, swollen gums, "emergency"; medium: any other
 * pain or damage, or a plea for speed that does not say what for (a cosmetic wish is no complaint).
 */
export function triage({ tokens, hits, clause }: Reading): Triage {
  const on = new Map<Signal, Hit[]>()
  const inClause = new Set<string>()
  for (const hit of hits) {
    if (hit.off) continue
    const list = on.get(hit.signal)
    if (list) list.push(hit)
    else on.set(hit.signal, [hit])
    inClause.add(`${hit.signal} ${clause[hit.from]}`)
  }
  const all = (signal: Signal) => on.get(signal) ?? []
  const has = (...signals: Signal[]) => signals.some((signal) => on.has(signal))
  const beside = (hit: Hit, ...signals: Signal[]) =>
    signals.some((signal) => inClause.has(`${signal} ${clause[hit.from]}`))

  let urgency: Urgency = "none"
  let because: Hit[] = []
  const raise = (to: Urgency, hit: Hit | undefined) => {
    if (!hit || RANK[to] < RANK[urgency]) return
    if (RANK[to] > RANK[urgency]) because = []
    if (!because.some(({ signal }) => signal === hit.signal)) because.push(hit)
    urgency = to
  }

  for (const hit of all("damage")) raise("medium", hit)
  for (const hit of all("sensitive")) raise("medium", hit)
  for (const hit of all("gumBleeding")) raise("medium", hit)
  for (const hit of all("painMild")) raise("medium", hit)
  const hurry =
    has("urgent", "emergency") ||
    (has("book", "mayI", "want") && all("time").some((hit) => isToday(tokens, hit)))
  for (const hit of all("pain")) {
    const mild = beside(hit, "mild", "painMild")
    raise(!mild && (beside(hit, "strong") || hurry) ? "high" : "medium", hit)
  }
  if (has("damage", "painMild") && has("urgent")) raise("high", all("urgent")[0])
  const complaint = RANK[urgency] > 0

  if (!has("relief"))
    for (const hit of all("painStrong")) raise(beside(hit, "painMild") ? "medium" : "high", hit)
  for (const hit of all("gumSwelling")) raise(beside(hit, "mild") ? "medium" : "high", hit)
  for (const hit of all("infection")) raise("high", hit)
  for (const hit of all("emergency")) raise("high", hit)
  for (const hit of all("swelling")) raise(beside(hit, "mild") ? "high" : "critical", hit)
  for (const hit of all("bleeding")) raise(beside(hit, "mild") ? "medium" : "critical", hit)
  for (const signal of ["unbearable", "bleedingRuns", "fever", "injury", "airway"] as const) {
    for (const hit of all(signal)) raise("critical", hit)
  }
  if (has("damage", "bleeding", "pain", "painStrong")) for (const hit of all("fall")) raise("critical", hit)

  const saysWhat = complaint || RANK[urgency] > 0
  if (!saysWhat && !has("cosmetic") && has("book", "want", "mayI")) raise("medium", all("urgent")[0])
  return { urgency, because, complaint: saysWhat }
}

const TODAY = new Set(["today", "tonight", "now", "azi", "astazi", "diseara", "heute", "aj", "आज"])

function isToday(tokens: Reading["tokens"], hit: Hit): boolean {
  return tokens.slice(hit.from, hit.to).some(({ word }) => TODAY.has(word))
}

export function isMoreUrgent(a: Urgency, b: Urgency): boolean {
  return RANK[a] > RANK[b]
}
