import { EmptyState } from "@/components/empty-state"
import { Card } from "@/components/ui/card"
import { SegmentedLinks } from "@/components/ui/link-tabs"
import { listDrift } from "@/lib/crm/list-drift"
import type { CrmOverview } from "@/lib/crm/overview"
import { fieldSpec, isField } from "@/lib/crm/words"
import type { Ctx } from "@/lib/ctx"
import { toAppError } from "@/lib/errors"
import { t } from "@/lib/say"
import type { Asked } from "./crm-view"
import { DriftList } from "./drift-list"

/** What stands otherwise at HubSpot and nobody has decided on. */
export async function DriftCard({ ctx, crm, asked }: { ctx: Ctx; crm: CrmOverview; asked: Asked }) {
  // An old link names a field or a place that is no more: then it is the whole list.
  const field = asked.field && isField(asked.field) ? asked.field : undefined
  const page = await listDrift(ctx, { field, cursor: asked.cursor }).catch((error: unknown) => {
    if (toAppError(error).code !== "invalid_input") throw error
    return listDrift(ctx, { field })
  })
  const sum = crm.driftByField.reduce((all, one) => all + one.count, 0)
  const fields = crm.driftByField.filter((one) => isField(one.field))
  return (
    <Card id="drift" title={t("Otherwise at HubSpot")} count={sum} flush>
      {fields.length > 1 && (
        <div className="border-b border-line px-4 py-2">
          <SegmentedLinks
            label={t("Field")}
            items={[
              { href: "/settings/crm#drift", label: t("All"), current: !field, count: sum },
              ...fields.map(({ field: name, count }) => ({
                href: `/settings/crm?field=${name}#drift`,
                label: isField(name) ? t(fieldSpec(name).name) : name,
                current: field === name,
                count,
              })),
            ]}
          />
        </div>
      )}
      {page.rows.length === 0 ? (
        <EmptyState compact title={t("Nothing stands otherwise")}>
          {t(
            "A name, number or address that somebody changes at HubSpot is shown here until you decide which counts.",
          )}
        </EmptyState>
      ) : (
        <DriftList rows={page.rows} next={page.nextCursor} field={field} key={page.rows[0]?.id} />
      )}
    </Card>
  )
}
