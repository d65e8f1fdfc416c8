import { icon } from "@/components/icon"
import { Badge } from "@/components/ui/badge"
import { can } from "@/lib/can"
import { listIntegrations } from "@/lib/connections/list"
import { webhookUrl } from "@/lib/connections/to-view"
import { type ConnectionView, PROVIDERS } from "@/lib/connections/words"
import type { Ctx } from "@/lib/ctx"
import { t } from "@/lib/say"
import { ConnectDialog } from "./connect-dialog"
import { ConnectionCard } from "./connection-card"

const Plug = icon("plug")

export async function IntegrationsView({ ctx }: { ctx: Ctx }) {
  const { clinic, platform, differing } = await listIntegrations(ctx, {})
  return (
    <>
      <Level
        level="clinic"
        title={ctx.clinic.name}
        connections={clinic}
        differing={differing}
        slug={ctx.clinic.slug}
        mayConnect={can(ctx.roles, "connections.write") !== null}
      />
      {platform && (
        <Level
          level="platform"
          title={t("The platform")}
          hint={t("Belongs to no clinic")}
          connections={platform}
          slug={null}
          mayConnect
        />
      )}
    </>
  )
}

type Props = {
  level: "clinic" | "platform"
  title: string
  hint?: string
  connections: readonly ConnectionView[]
  /** Values that stand otherwise at HubSpot. */
  differing?: number
  mayConnect: boolean
  /** The clinic's; null for the platform's, whose addresses name none. */
  slug: string | null
}

function Level({ level, title, hint, connections, differing = 0, mayConnect, slug }: Props) {
  const known = Object.entries(PROVIDERS).filter(([, spec]) => spec.level === level)
  return (
    <section aria-label={title} className="grid gap-3">
      <h2 className="flex items-baseline gap-2 text-sm font-semibold">
        {title}
        {hint && <span className="text-xs font-normal text-ink-3">{hint}</span>}
      </h2>
      <ul className="grid gap-3">
        {known.map(([provider, spec]) => {
          const connection = connections.find((one) => one.provider === provider)
          return (
            <li key={provider}>
              {connection ? (
                <ConnectionCard connection={connection} differing={provider === "hubspot" ? differing : 0} />
              ) : (
                <div className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-lg border border-dashed border-line-strong px-4 py-3">
                  <Plug aria-hidden="true" className="size-4 text-ink-3" />
                  <h3 className="text-sm font-medium">{t(spec.name)}</h3>
                  <p className="grow text-sm text-ink-3">{t(spec.what)}</p>
                  {mayConnect ? (
                    <ConnectDialog
                      provider={provider}
                      name={t(spec.name)}
                      what={t(spec.what)}
                      level={level}
                      urlBefore={webhookUrl(provider, slug)}
                    />
                  ) : (
                    <Badge tone="neutral">{t("Not connected")}</Badge>
                  )}
                </div>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
