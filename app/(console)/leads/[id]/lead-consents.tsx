import { Time } from "@/components/time"
import { Badge } from "@/components/ui/badge"
import { Card } from "@/components/ui/card"
import { listStanding } from "@/lib/consents/list-standing"
import { PURPOSES } from "@/lib/consents/words"
import { type Ctx, grantOf } from "@/lib/ctx"
import { AppError } from "@/lib/errors"

const TONES = {
  granted: "green",
  denied: "red",
  withdrawn: "red",
  expired: "amber",
  pending: "neutral",
} as const

/** What the patient allows, beside the lead; nothing for whom it is not to be seen. */
export async function LeadConsents({ ctx, patientId }: { ctx: Ctx; patientId: string }) {
  const grant = grantOf(ctx, "consents.read")
  if (!grant || grant.scope === "counts") return null
  // A lead in reach by another right than the patient's own.
  const rows = await listStanding(ctx, { patientId }).catch((error) =>
    error instanceof AppError && error.code === "not_found" ? null : Promise.reject(error),
  )
  if (!rows) return null
  return (
    <Card title="Consents" id="consents">
      {rows.length === 0 && <p className="text-sm text-ink-3">None is recorded.</p>}
      <ul className="grid gap-2">
        {rows.map((one) => (
          <li key={one.purpose} className="flex items-center gap-2 text-sm">
            <span className="min-w-0 grow">{PURPOSES[one.purpose]}</span>
            <Badge tone={TONES[one.status]}>{one.status}</Badge>
            <span className="text-xs text-ink-3">
              <Time value={one.recordedAt} />
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
