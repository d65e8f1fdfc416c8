import type { Metadata } from "next"
import { orNotFound } from "@/app/(console)/or-not-found"
import { LiveRefresh } from "@/components/live"
import { PageBody, PageHeader } from "@/components/page-header"
import { Card } from "@/components/ui/card"
import { requireCtx } from "@/lib/auth"
import { can } from "@/lib/can"
import { findIntegration } from "@/lib/connections/find"
import { providerSpec } from "@/lib/connections/words"
import { t } from "@/lib/say"
import { ConnectionState } from "../connection-state"
import { setupFacts } from "../setup-facts"
import { SetupHelp } from "../setup-help"
import { Actions } from "./actions-bar"
import { Facts } from "./facts"
import { ModelCards } from "./model-cards"
import { Notices } from "./notices"
import { Secrets } from "./secrets"
import { Tests } from "./tests"

export const generateMetadata = (): Metadata => ({ title: t("Integration") })

export default async function IntegrationPage({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await requireCtx("connections.read")
  const connection = await orNotFound(findIntegration(ctx, { id: (await params).id }))
  const spec = providerSpec(connection.provider)
  const scheme = spec?.schemes[connection.scheme]
  const permission = connection.level === "platform" ? "platformConnections.write" : "connections.write"
  const may = can(ctx.roles, permission) !== null
  return (
    <>
      <LiveRefresh topics={["connection", "webhook"]} />
      <PageHeader
        back={{ href: "/settings/integrations", label: t("Integrations") }}
        title={spec ? t(spec.name) : connection.provider}
        after={<ConnectionState connection={connection} />}
        meta={t(scheme?.name ?? connection.scheme)}
        actions={may && <Actions connection={connection} />}
      />
      <PageBody className="grid max-w-5xl gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid content-start gap-6">
          <Notices connection={connection} />
          {connection.provider === "openai" ? (
            <ModelCards ctx={ctx} connection={connection} may={may} />
          ) : (
            <Tests connection={connection} may={may} />
          )}
          {scheme?.secretLabel && <Secrets connection={connection} label={t(scheme.secretLabel)} may={may} />}
          {!spec?.isCalledOnly && (
            <Card id="setup" title={t("Set it up at the provider")}>
              <SetupHelp facts={setupFacts(connection, ctx.clinic.slug)} />
            </Card>
          )}
        </div>
        <Facts connection={connection} />
      </PageBody>
    </>
  )
}
