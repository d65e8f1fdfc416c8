import Link from "next/link"
import { Time } from "@/components/time"
import { type ConnectionView, providerSpec } from "@/lib/connections/words"
import { t, tn } from "@/lib/say"
import { reasonText } from "../../webhooks/words"
import { ConnectionState } from "./connection-state"

/** A connection in a line or two; the whole of it is one link. */
type Given = { connection: ConnectionView; differing: number }

export function ConnectionCard({ connection, differing }: Given) {
  const { provider, today, lastSeenAt, lastRefused, formerUsedAt, held } = connection
  const spec = providerSpec(provider)
  return (
    <div className="relative grid gap-1.5 rounded-lg border border-line bg-surface px-4 py-3 hover:bg-hover">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h3 className="text-sm font-medium">
          <Link href={`/settings/integrations/${connection.id}`} className="after:absolute after:inset-0">
            {spec ? t(spec.name) : provider}
          </Link>
        </h3>
        <ConnectionState connection={connection} />
        <span className="text-xs text-ink-3">
          {t(spec?.schemes[connection.scheme]?.name ?? connection.scheme)}
        </span>
        {!spec?.isCalledOnly && (
          <span className="ml-auto text-xs text-ink-3 tabular-nums">
            {t("Today {n} received", { n: today.received })}
            {today.refused > 0 && (
              <span className="text-red">, {t("{n} refused", { n: today.refused })}</span>
            )}
          </span>
        )}
      </div>
      <p className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-ink-3">
        <span>
          {spec?.isCalledOnly ? (
            t(spec.what)
          ) : lastSeenAt ? (
            <>
              {t("Last heard")} <Time value={lastSeenAt} />
            </>
          ) : (
            t("Nothing came yet")
          )}
        </span>
        {lastRefused && (
          <span>
            {t("Last refused")} <Time value={lastRefused.at} />: {reasonText(lastRefused.reason)}
          </span>
        )}
        {held > 0 && <span className="text-amber">{t("{n} waiting for the pause to end", { n: held })}</span>}
        {differing > 0 && (
          <span className="text-amber">
            {tn(differing, "{n} value stands otherwise there", "{n} values stand otherwise there")}
          </span>
        )}
        {formerUsedAt && <span className="text-amber">{t("The former secret is still in use")}</span>}
      </p>
    </div>
  )
}
