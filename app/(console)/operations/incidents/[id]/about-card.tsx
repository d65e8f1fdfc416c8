import Link from "next/link"
import { Time } from "@/components/time"
import { Card } from "@/components/ui/card"
import { Definition, DefinitionList } from "@/components/ui/definition-list"
import { alertRule, runbookOf } from "@/lib/alerts/registry"
import type { IncidentDetail } from "@/lib/incidents/schema"
import { t } from "@/lib/say"

const LINK =
  "font-medium text-ink underline decoration-line-strong underline-offset-3 hover:decoration-current"

/** Where it came from, and where to look. */
export function AboutCard({ incident }: { incident: IncidentDetail }) {
  const { alert, deployment } = incident
  const rule = alert && alertRule(alert.name)
  return (
    <Card id="about" title={t("Where it came from")}>
      <DefinitionList stacked>
        <Definition term={t("Detected")}>
          <Time value={incident.detectedAt} zone="UTC" as="moment" />
        </Definition>
        <Definition term={t("Opened by")}>{incident.openedBy || t("The system")}</Definition>
        {alert && (
          <Definition term={t("Alert")}>
            <Link href="/operations/alerts" className={LINK}>
              {rule ? t(rule.title) : alert.name}
            </Link>{" "}
            {alert.subject}
          </Definition>
        )}
        {rule && (
          <Definition term={t("What to do")}>
            <Link href={runbookOf(rule.name)} className={LINK}>
              {t("Runbook")}
            </Link>
          </Definition>
        )}
        {deployment && (
          <Definition term={t("Deployment")}>
            <Link href={`/deployments/${deployment.id}`} className={LINK}>
              {deployment.service}, {deployment.environment}
            </Link>
          </Definition>
        )}
        {!alert && !deployment && <Definition term={t("From")}>{t("By hand")}</Definition>}
        {!rule && (
          <Definition term={t("What to do")}>
            <Link href="/operations/runbooks" className={LINK}>
              {t("All runbooks")}
            </Link>
          </Definition>
        )}
      </DefinitionList>
    </Card>
  )
}
