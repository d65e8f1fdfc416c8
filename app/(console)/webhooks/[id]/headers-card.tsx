import { Card } from "@/components/ui/card"
import type { EventDetail } from "@/lib/inbox/words"
import { t } from "@/lib/say"

export function HeadersCard({ event }: { event: EventDetail }) {
  const { headers } = event.delivery
  return (
    <Card id="headers" title={t("Headers")} count={headers.length} flush>
      {headers.length === 0 ? (
        <p className="px-4 py-3 text-sm text-ink-3">{t("None kept.")}</p>
      ) : (
        <dl className="font-mono text-xs">
          {headers.map(([name, value]) => (
            <div
              key={`${name} ${value}`}
              className="grid gap-x-4 border-b border-line px-4 py-1.5 last:border-0 sm:grid-cols-[14rem_minmax(0,1fr)]"
            >
              <dt className="text-ink-3">{name}</dt>
              <dd className="[overflow-wrap:anywhere]">{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </Card>
  )
}
