import Link from "next/link"
import { EmptyState } from "@/components/empty-state"
import { icon } from "@/components/icon"
import { Badge } from "@/components/ui/badge"
import { ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { providerSpec } from "@/lib/connections/words"
import type { Ctx } from "@/lib/ctx"
import { env } from "@/lib/env"
import { listConnections } from "@/lib/inbox/list-connections"
import { t } from "@/lib/say"
import { SetupHelp } from "../settings/integrations/setup-help"
import { providerName } from "./words"

const Plug = icon("plug")

/** What to enter at each provider. Secrets are set under Integrations and never shown again. */
export async function SetupView({ ctx }: { ctx: Ctx }) {
  const connections = await listConnections(ctx, {})
  if (connections.length === 0) {
    return (
      <EmptyState
        icon={<Plug />}
        title={t("No provider is connected")}
        action={<ButtonLink href="/settings/integrations">{t("Open the integrations")}</ButtonLink>}
      >
        {t("Once a connection is made, the address to enter at the provider stands here.")}
      </EmptyState>
    )
  }
  return (
    <div className="grid max-w-3xl gap-5 p-4 md:p-6">
      {connections.map(({ id, provider, scheme, url, headerName, active }) => {
        const schemeName = providerSpec(provider)?.schemes[scheme]?.name
        const header = headerName ?? providerSpec(provider)?.schemes[scheme]?.header ?? null
        return (
          <Card
            key={id}
            id={provider}
            title={providerName(provider)}
            hint={schemeName && t(schemeName)}
            actions={<Badge tone={active ? "green" : "neutral"}>{active ? t("Active") : t("Off")}</Badge>}
            footer={
              <Link href={`/settings/integrations/${id}`} className="hover:underline">
                {t("Test it, rotate its secret or pause it under Integrations")}
              </Link>
            }
          >
            <SetupHelp
              facts={{ provider, scheme, url, base: env().NEXTAUTH_URL, slug: ctx.clinic.slug, header }}
            />
          </Card>
        )
      })}
    </div>
  )
}
