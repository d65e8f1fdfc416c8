import { keepAudit } from "@/lib/consent-audits/make"
import { systemCtx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { newId } from "@/lib/ids"
import { addDays, today } from "@/lib/reports/days"
import { addMs, DAY_MS, toDate } from "@/lib/time"

const NIGHTS = 3

type Given = { clinicId: string; slug: string; name: string; timeZone: string; anchor: Date }

/** The last nights on which all consents were looked through. */
export async function seedAudits(tx: Tx, { clinicId, anchor, ...clinic }: Given): Promise<void> {
  for (let back = 0; back < NIGHTS; back++) {
    const at = addMs(anchor, -back * DAY_MS)
    const ctx = { ...systemCtx(clinicId, clinic, "gdpr-consent-audit"), now: at }
    const day = toDate(`${addDays(today(anchor, clinic.timeZone), -back)}T00:00:00Z`)
    await keepAudit(tx, ctx, { id: newId(), day })
  }
}
