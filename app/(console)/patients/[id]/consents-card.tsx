import { ConsentList } from "@/components/consent-list"
import { Card } from "@/components/ui/card"
import { listStanding } from "@/lib/consents/list-standing"
import type { Ctx } from "@/lib/ctx"
import { t } from "@/lib/say"

/** What they have agreed to, and what not. */
export async function Consents({ ctx, patientId }: { ctx: Ctx; patientId: string }) {
  return (
    <Card title={t("Consents")} id="consents">
      <ConsentList
        rows={await listStanding(ctx, { patientId })}
        none={t("None is recorded: nothing may be sent that needs one.")}
      />
    </Card>
  )
}
