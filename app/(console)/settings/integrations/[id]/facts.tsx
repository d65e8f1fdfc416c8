import Link from "next/link"
import { Time } from "@/components/time"
import { Card } from "@/components/ui/card"
import { Definition, DefinitionList } from "@/components/ui/definition-list"
import { type ConnectionView, FORM_LANGUAGE_NAMES, LINE_STATES, providerSpec } from "@/lib/connections/words"
import { t } from "@/lib/say"
import { reasonText } from "../../../webhooks/words"

const notSet = () => <span className="text-ink-3">{t("Not set")}</span>

/** How it goes today, and what is set. */
export function Facts({ connection }: { connection: ConnectionView }) {
  const { today, lastSeenAt, lastRefused, settings, provider, level } = connection
  const spec = providerSpec(provider)
  const side = level === "platform" ? "&side=platform" : ""
  const rows = (more: string) => `/webhooks?view=requests&provider=${provider}${side}${more}`
  return (
    <div className="grid content-start gap-6">
      {!spec?.isCalledOnly && (
        <Card id="today" title={t("Today")}>
          <DefinitionList stacked>
            <Definition term={t("Received")}>
              <Link href={rows("")} className="underline decoration-line-strong underline-offset-3">
                {today.received}
              </Link>{" "}
              <span className="text-ink-3">
                {t("= {accepted} accepted + {duplicate} duplicate + {refused} refused", {
                  accepted: today.accepted,
                  duplicate: today.duplicate,
                  refused: today.refused,
                })}
              </span>
            </Definition>
            <Definition term={t("Last heard")}>
              {lastSeenAt ? <Time value={lastSeenAt} /> : t("Not in the last 30 days")}
            </Definition>
            <Definition term={t("Last refused")}>
              {lastRefused ? (
                <Link href={rows("&outcome=refused")} className="hover:underline">
                  <Time value={lastRefused.at} />: {reasonText(lastRefused.reason)}
                </Link>
              ) : (
                t("None in the last 30 days")
              )}
            </Definition>
          </DefinitionList>
        </Card>
      )}
      {level === "clinic" && (
        <Card id="settings" title={t("Settings")}>
          <DefinitionList stacked>
            {spec?.accountLabel && (
              <Definition term={t(spec.accountLabel)}>
                {connection.externalId ? (
                  <code className="font-mono text-xs">{connection.externalId}</code>
                ) : (
                  notSet()
                )}
              </Definition>
            )}
            {spec?.hasTemplates && connection.scheme === "meta" && (
              <Definition term={t("WhatsApp Business Account id")}>
                {settings.wabaId ? <code className="font-mono text-xs">{settings.wabaId}</code> : notSet()}
              </Definition>
            )}
            {connection.line && (
              <Definition term={t("Phone")}>
                {t(LINE_STATES[connection.line.state])}{" "}
                <span className="text-ink-3">
                  <Time value={connection.line.at} />
                </span>
              </Definition>
            )}
            {spec?.hasSender && (
              <Definition term={t("Sends from")}>
                {settings.sender ? <code className="font-mono text-xs">{settings.sender}</code> : notSet()}
              </Definition>
            )}
            {spec?.schemes[connection.scheme]?.headerIsOurs && (
              <Definition term={t("Header")}>
                <code className="font-mono text-xs">{settings.headerName ?? "x-rounds-token"}</code>
              </Definition>
            )}
            {spec?.hasVerifyToken && connection.scheme === "meta" && (
              <Definition term={t("Verify token")}>
                {connection.hasVerifyToken ? t("Set") : notSet()}
              </Definition>
            )}
            {spec?.hasAccessToken && (
              <>
                <Definition term={t(spec.tokenLabel ?? "Access token")}>
                  {connection.hasAccessToken ? t("Set") : notSet()}
                </Definition>
                <Definition term={t("API base address")}>
                  {settings.apiBase ? (
                    <code className="font-mono text-xs [overflow-wrap:anywhere]">{settings.apiBase}</code>
                  ) : (
                    (spec.hasOwnServer && notSet()) || t("The provider's usual one")
                  )}
                </Definition>
              </>
            )}
            {spec?.hasForm && (
              <>
                <Definition term={t("Websites")}>{settings.allowedOrigins.join(", ") || notSet()}</Definition>
                <Definition term={t("Language")}>
                  {settings.language ? t(FORM_LANGUAGE_NAMES[settings.language]) : t("The clinic's")}
                </Definition>
              </>
            )}
            <Definition term={t("Connected")}>
              <Time value={connection.createdAt} as="day" />
            </Definition>
          </DefinitionList>
        </Card>
      )}
    </div>
  )
}
