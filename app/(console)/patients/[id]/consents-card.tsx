import { Time } from "@/components/time"
import { Badge } from "@/components/ui/badge"
import { Card } from "@/components/ui/card"
import { listStanding } from "@/lib/consents/list-standing"
import { PURPOSES } from "@/lib/consents/words"
import type { Ctx } from "@/lib/ctx"

const TONES = {
  granted: "green",
  denied: "red",
  withdrawn: "red",
  expired: "amber",
  pending: "neutral",
} as const

/** What they have agreed to, and what not; the newest decision of each purpose. */
export async function Consents({ ctx, patientId }: { ctx: Ctx; patientId: string }) {
  const standing = await listStanding(ctx, { patientId })
  return (
    <Card title="Consents" id="consents">
      {standing.length === 0 && (
        <p className="text-sm text-ink-3">None is recorded: nothing may be sent that needs one.</p>
      )}
      <ul className="grid gap-2">
        {standing.map((one) => (
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
