import Plug from "lucide-react/icons/plug"
import { EmptyState } from "@/components/empty-state"
import { Badge } from "@/components/ui/badge"
import { Card } from "@/components/ui/card"
import { CodeBlock } from "@/components/ui/code-block"
import { Definition, DefinitionList } from "@/components/ui/definition-list"
import type { Ctx } from "@/lib/ctx"
import { listConnections } from "@/lib/inbox/list-connections"
import type { ConnectionRow } from "@/lib/inbox/words"
import { providerName, SCHEMES } from "./words"

/** What to enter at the provider. Secrets are set in the clinic's settings and never shown again. */
export async function SetupView({ ctx }: { ctx: Ctx }) {
  const connections = await listConnections(ctx, {})
  if (connections.length === 0) {
    return (
      <EmptyState icon={<Plug />} title="No provider is connected">
        Once a connection is made in the clinic's settings, the address to enter at the provider stands here.
      </EmptyState>
    )
  }
  return (
    <div className="grid max-w-3xl gap-5 p-4 md:p-6">
      {connections.map((one) => (
        <Connection key={one.provider} connection={one} />
      ))}
    </div>
  )
}

function Connection({ connection }: { connection: ConnectionRow }) {
  const scheme = SCHEMES[connection.scheme]
  return (
    <Card
      id={connection.provider}
      title={providerName(connection.provider)}
      actions={
        <Badge tone={connection.active ? "green" : "neutral"}>{connection.active ? "Active" : "Off"}</Badge>
      }
    >
      <div className="grid gap-5">
        <Step number={1} title="Enter this address at the provider">
          <CodeBlock value={connection.url} label="Webhook address" />
        </Step>
        <Step number={2} title="Use the verify token and secret of this connection">
          <p className="text-sm text-ink-2">
            {scheme?.how ?? "Each body must be signed with the secret of this connection."}
          </p>
          <DefinitionList className="mt-3">
            <Definition term="Signature">{scheme?.name ?? connection.scheme}</Definition>
            {scheme && (
              <Definition term="Header">
                <code className="font-mono text-xs">{scheme.header}</code>
              </Definition>
            )}
            {connection.externalId && (
              <Definition term="Account id">
                <code className="font-mono text-xs">{connection.externalId}</code>
              </Definition>
            )}
            <Definition term="Secret">Set in the clinic's settings, and never shown again</Definition>
          </DefinitionList>
        </Step>
        {scheme && (
          <Step number={3} title="Try it from a terminal">
            <CodeBlock
              value={trial(connection, `${scheme.header}: ${scheme.prefix}`)}
              label="Trial command"
            />
            <p className="mt-2 text-xs text-ink-3">
              The answer is {'{"received":true,…}'}, and the event stands in the ledger within a second. Sent
              again unchanged it is a duplicate.
            </p>
          </Step>
        )}
      </div>
    </Card>
  )
}

function Step({ number, title, children }: { number: number; title: string; children: React.ReactNode }) {
  return (
    <section aria-label={title} className="grid grid-cols-[1.5rem_minmax(0,1fr)] gap-x-3">
      <span
        aria-hidden="true"
        className="grid size-6 place-items-center rounded-full border border-line-strong text-xs font-medium text-ink-2"
      >
        {number}
      </span>
      <div className="min-w-0">
        <h3 className="mb-2 pt-0.5 text-sm font-medium">{title}</h3>
        {children}
      </div>
    </section>
  )
}

function trial({ url, externalId }: ConnectionRow, header: string): string {
  const message = `{"from":"40700000001","id":"wamid.trial-1","timestamp":"'$(date +%s)'","type":"text","text":{"body":"Hello"}}`
  const value = `{"messaging_product":"whatsapp","metadata":{"phone_number_id":"${externalId ?? ""}"},"messages":[${message}]}`
  return `BODY='{"object":"whatsapp_business_account","entry":[{"id":"0","changes":[{"field":"messages","value":${value}}]}]}'
SIGNATURE=$(printf %s "$BODY" | openssl dgst -sha256 -hmac "$SECRET" | sed 's/^.* //')
curl -X POST ${url} \\
  -H 'content-type: application/json' \\
  -H "${header}$SIGNATURE" \\
  -d "$BODY"`
}
