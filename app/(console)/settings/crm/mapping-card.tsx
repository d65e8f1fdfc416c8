import { Card } from "@/components/ui/card"
import type { CrmOverview } from "@/lib/crm/overview"
import { DIRECTIONS, fieldSpec } from "@/lib/crm/words"
import { t } from "@/lib/say"
import { CheckProperties } from "./check-properties"
import { MappingDialog } from "./mapping-dialog"

/** Which of our fields stands where, and who wins. */
export function MappingCard({ crm }: { crm: CrmOverview }) {
  return (
    <Card
      id="fields"
      title={t("Fields")}
      flush
      actions={
        <div className="flex flex-wrap gap-2">
          {crm.isConnected && <CheckProperties />}
          <MappingDialog settings={crm.settings} owners={crm.owners} />
        </div>
      }
    >
      <p className="border-b border-line px-4 py-2 text-sm text-ink-3">
        {t("Never what a patient wrote, nor anything clinical")}.
      </p>
      <ul className="divide-y divide-line">
        {crm.mapping.map(({ field, property, direction }) => (
          <li key={field} className="grid gap-x-4 gap-y-0.5 px-4 py-2 text-sm sm:grid-cols-3">
            <span className="font-medium">{t(fieldSpec(field).name)}</span>
            <code className="font-mono text-xs leading-5 [overflow-wrap:anywhere]">{property}</code>
            <span className="text-ink-2">{t(DIRECTIONS[direction])}</span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
