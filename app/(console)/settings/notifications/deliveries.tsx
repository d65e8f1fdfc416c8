import { EmptyState } from "@/components/empty-state"
import { Time } from "@/components/time"
import { Badge } from "@/components/ui/badge"
import { Card } from "@/components/ui/card"
import type { DeliveryView } from "@/lib/notifications/preferences"
import type { Channel } from "@/lib/notifications/rules"
import { t } from "@/lib/say"
import { CHANNEL_NAMES, kindWords, reasonWords, statusWords } from "./words"

const TONES: Readonly<Record<string, "green" | "red" | "amber" | "blue">> = {
  delivered: "green",
  seen: "green",
  failed: "red",
  unsure: "amber",
  held: "amber",
  sent: "blue",
}

/** The last ones, and why one is held or did not arrive. */
export function Deliveries({ rows }: { rows: DeliveryView[] }) {
  return (
    <Card id="deliveries" title={t("What lately reached you")} flush>
      {rows.length === 0 ? (
        <EmptyState compact title={t("Nothing yet")}>
          {t("Each notice shows here with the way it took. Send yourself a test to see it.")}
        </EmptyState>
      ) : (
        <ul className="divide-y divide-line">
          {rows.map((row) => (
            <li key={row.id} className="grid gap-1 px-4 py-2.5">
              <span className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm">
                <span className="font-medium">{kindWords(row.kind)}</span>
                <span className="text-ink-3">
                  {t(CHANNEL_NAMES[row.channel as Channel] ?? "Push")}
                  {row.device && ` · ${row.device}`}
                </span>
                <Badge tone={TONES[row.status]}>{statusWords(row.status)}</Badge>
                <span className="ml-auto text-xs text-ink-3">
                  <Time value={row.seenAt ?? row.deliveredAt ?? row.sentAt ?? row.createdAt} />
                </span>
              </span>
              {row.reason && <span className="text-xs text-ink-3">{reasonWords(row.reason)}</span>}
              {row.status === "held" && row.dueAt && (
                <span className="text-xs text-ink-3">
                  {t("Goes out")} <Time value={row.dueAt} />
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
