import Link from "next/link"
import { Time } from "@/components/time"
import { Card } from "@/components/ui/card"
import { Definition, DefinitionList } from "@/components/ui/definition-list"
import { type ConnectionView, FORM_LANGUAGE_NAMES, providerSpec } from "@/lib/connections/words"
import { reasonText } from "../../../webhooks/words"

const NONE = <span className="text-ink-3">Not set</span>

/** How it goes today, and what is set. */
export function Facts({ connection }: { connection: ConnectionView }) {
  const { today, lastSeenAt, lastRefused, settings, provider, level } = connection
  const spec = providerSpec(provider)
  const side = level === "platform" ? "&side=platform" : ""
  const rows = (more: string) => `/webhooks?view=requests&provider=${provider}${side}${more}`
  return (
    <div className="grid content-start gap-6">
      {!spec?.isCalledOnly && (
        <Card id="today" title="Today">
          <DefinitionList stacked>
            <Definition term="Received">
              <Link href={rows("")} className="underline decoration-line-strong underline-offset-3">
                {today.received}
              </Link>{" "}
              <span className="text-ink-3">
                = {today.accepted} accepted + {today.duplicate} duplicate + {today.refused} refused
              </span>
            </Definition>
            <Definition term="Last heard">
              {lastSeenAt ? <Time value={lastSeenAt} /> : "Not in the last 30 days"}
            </Definition>
            <Definition term="Last refused">
              {lastRefused ? (
                <Link href={rows("&outcome=refused")} className="hover:underline">
                  <Time value={lastRefused.at} />: {reasonText(lastRefused.reason)}
                </Link>
              ) : (
                "None in the last 30 days"
              )}
            </Definition>
          </DefinitionList>
        </Card>
      )}
      {level === "clinic" && (
        <Card id="settings" title="Settings">
          <DefinitionList stacked>
            {spec?.accountLabel && (
              <Definition term={spec.accountLabel}>
                {connection.externalId ? (
                  <code className="font-mono text-xs">{connection.externalId}</code>
                ) : (
                  NONE
                )}
              </Definition>
            )}
            {connection.scheme === "360dialog-header" && (
              <Definition term="Header">
                <code className="font-mono text-xs">{settings.headerName ?? "x-rounds-token"}</code>
              </Definition>
            )}
            {spec?.hasVerifyToken && connection.scheme === "meta" && (
              <Definition term="Verify token">{connection.hasVerifyToken ? "Set" : NONE}</Definition>
            )}
            {spec?.hasAccessToken && (
              <>
                <Definition term={spec.tokenLabel ?? "Access token"}>
                  {connection.hasAccessToken ? "Set" : NONE}
                </Definition>
                <Definition term="API base address">
                  {settings.apiBase ? (
                    <code className="font-mono text-xs [overflow-wrap:anywhere]">{settings.apiBase}</code>
                  ) : (
                    "The provider's usual one"
                  )}
                </Definition>
              </>
            )}
            {spec?.hasForm && (
              <>
                <Definition term="Websites">{settings.allowedOrigins.join(", ") || NONE}</Definition>
                <Definition term="Language">
                  {settings.language ? FORM_LANGUAGE_NAMES[settings.language] : "The clinic's"}
                </Definition>
              </>
            )}
            <Definition term="Connected">
              <Time value={connection.createdAt} as="day" />
            </Definition>
          </DefinitionList>
        </Card>
      )}
    </div>
  )
}
