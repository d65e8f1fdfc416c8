import type { AlertRule } from "@/lib/alerts/registry"
import { isOver } from "@/lib/alerts/rules"
import type { Muted } from "@/lib/alerts/store"
import { besideValue, inUnit } from "@/lib/alerts/words"
import type { Ctx } from "@/lib/ctx"
import type { GivenNotice } from "@/lib/operation-notices/notify"
import { duration } from "@/lib/time"

const HREF = "/operations/alerts"

/** What is told of the changes: of one that fires, once; of its end, wherever its beginning was told. English: it leaves us. */
export function noticesOf(ctx: Ctx, clinicId: string | null, changes: readonly Muted[]): GivenNotice[] {
  return changes.flatMap((change) => {
    const alert = change.reading ?? change.open
    if (!alert) return []
    const what = [change.rule?.title ?? alert.name, alert.subject].filter(Boolean).join(": ")
    const about = {
      kind: "alert" as const,
      href: HREF,
      severity: change.rule?.severity ?? "warning",
      ...(clinicId && { clinicId }),
    }
    const whose = clinicId ? `Clinic: ${ctx.clinic.name}.` : "The whole installation."
    if (change.isToTell)
      return {
        ...about,
        key: `alert:${change.id}:firing`,
        title: `Fires: ${what}`,
        body: [firing(change), whose, change.rule ? `First: ${change.rule.todo}` : ""]
          .filter(Boolean)
          .join("\n"),
        ...(change.mutedBy && { mutedBecause: change.mutedBy }),
      }
    if (change.to !== "cleared" || !change.open.toldAt) return []
    return {
      ...about,
      key: `alert:${change.id}:resolved`,
      follows: `alert:${change.id}:firing`,
      title: `Over: ${what}`,
      body: [over(change, change.open.firstSeenAt, ctx.now), whose].join("\n"),
    }
  })
}

function firing({ rule, reading, open }: Muted): string {
  if (!rule || !reading) return ""
  const since = open ? ` Since ${clock(open.firstSeenAt)}.` : ""
  const beside = besideValue(reading)
  const detail = beside ? ` (${beside})` : ""
  return `${inUnit(rule.unit, reading.value)}${detail} ${limit(rule)}.${since}`
}

/** Why it is over is said as it is known: what is not measured any more was not seen to be well. */
function over({ rule, reading }: Muted, since: Date, at: Date): string {
  const lasted = `It lasted ${duration(Math.max(0, at.getTime() - since.getTime()))}.`
  if (!rule || rule.isOff) return `The rule was turned off. ${lasted}`
  if (!reading || isOver(rule, reading.value)) return `Nothing is measured of it any more. ${lasted}`
  return `Now ${inUnit(rule.unit, reading.value)} ${limit(rule)}. ${lasted}`
}

const limit = ({ unit, threshold, isBelow }: AlertRule): string =>
  `against ${isBelow ? "at least" : "at most"} ${inUnit(unit, threshold)}`

const clock = (at: Date): string => `${at.toISOString().slice(0, 16).replace("T", " ")} UTC`
