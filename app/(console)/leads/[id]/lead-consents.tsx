import { ConsentList } from "@/components/consent-list"
import { Card } from "@/components/ui/card"
import { listStanding } from "@/lib/consents/list-standing"
import { type Ctx, grantOf } from "@/lib/ctx"
import { AppError } from "@/lib/errors"
import { t } from "@/lib/say"

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
    <Card title={t("Consents")} id="consents">
      <ConsentList rows={rows} none={t("None is recorded.")} />
    </Card>
  )
}
