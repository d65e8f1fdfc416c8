import Link from "next/link"
import { StatusBadge } from "@/components/status-badge"
import { Time } from "@/components/time"
import { Badge } from "@/components/ui/badge"
import { Card } from "@/components/ui/card"
import { locale, t } from "@/lib/say"
import type { Today } from "@/lib/today/schema"
import { providerName } from "../webhooks/words"

type Webhooks = NonNullable<Today["webhooks"]>
const FATES = ["pending", "quarantined", "dead"] as const

/** What came in, whether it adds up, and what waits for a person. */
export function WebhooksToday({ webhooks }: { webhooks: Webhooks }) {
  return (
    <Card
      title={t("Webhooks")}
      hint={t("last 24 hours")}
      id="webhooks"
      flush
      actions={
        <Link href="/webhooks">
          <Badge tone={webhooks.addsUp ? "green" : "red"}>
            {webhooks.addsUp ? t("Adds up") : t("Does not add up")}
          </Badge>
        </Link>
      }
    >
      <ul className="divide-y divide-line">
        {webhooks.providers.map(({ provider, received, lastAt }) => (
          <li key={provider} className="relative flex items-center gap-3 px-4 py-2.5 text-sm hover:bg-hover">
            <Link
              href={`/webhooks?view=events&provider=${provider}`}
              className="grow font-medium text-ink after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
            >
              {providerName(provider)}
            </Link>
            <span className="text-ink-2 tabular-nums">
              {t("{n} received", { n: received.toLocaleString(locale()) })}
            </span>
            {lastAt && (
              <span className="text-ink-3">
                {t("last")} <Time value={lastAt} />
              </span>
            )}
          </li>
        ))}
        {webhooks.providers.length === 0 && (
          <li className="px-4 py-3 text-sm text-ink-3">{t("Nothing came in.")}</li>
        )}
        {FATES.filter((fate) => webhooks[fate] > 0).map((fate) => (
          <li key={fate} className="relative flex items-center gap-3 px-4 py-2.5 text-sm hover:bg-hover">
            <Link
              href={`/webhooks?view=events&fate=${fate}`}
              className="grow after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
            >
              <StatusBadge kind="fate" value={fate} look="plain" />
            </Link>
            <span className="text-ink tabular-nums">{webhooks[fate].toLocaleString(locale())}</span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
