import Link from "next/link"
import { Time } from "@/components/time"
import { Card } from "@/components/ui/card"
import { ShortId } from "@/components/ui/copy-button"
import { Definition, DefinitionList } from "@/components/ui/definition-list"
import type { DeploymentView } from "@/lib/deployments/schema"
import { overrideWord } from "@/lib/deployments/words"
import { isDemoAddress } from "@/lib/drivers/demo/address"
import { t } from "@/lib/say"
import { driverTitle } from "@/lib/software/words"
import { ReleaseName, StatusMark } from "../deployment-words"
import { MigrationList } from "../migration-list"

const LINK = "text-ink hover:underline"
const FUNCTION = "deploy-release"

export function DeploymentFacts({ deployment, mayRuns }: { deployment: DeploymentView; mayRuns: boolean }) {
  const { release, previous, reason, overrides, group, baseUrl, runId } = deployment
  return (
    <aside aria-label={t("About this deployment")} className="grid content-start gap-6">
      <Card title={t("What was asked")} id="asked">
        <DefinitionList stacked>
          {release && (
            <Definition term={t("Release")}>
              <Link href={`/deployments/releases/${release.id}`} className={LINK}>
                <ReleaseName release={release} />
              </Link>
            </Definition>
          )}
          <Definition term={t("Ran before")}>
            {previous ? (
              <Link href={`/deployments/releases/${previous.id}`} className={LINK}>
                <ReleaseName release={previous} />
              </Link>
            ) : (
              <ReleaseName release={null} />
            )}
          </Definition>
          {reason && <Definition term={t("Reason")}>{reason}</Definition>}
          {overrides.length > 0 && (
            <Definition term={t("Taken all the same")}>
              <ul className="grid gap-1">
                {overrides.map((one) => (
                  <li key={one}>{overrideWord(one)}</li>
                ))}
              </ul>
            </Definition>
          )}
          <Definition term={t("Put there by")}>{driverTitle(deployment.driver)}</Definition>
          {deployment.handle && (
            <Definition term={t("The host calls it")}>
              <code className="font-mono text-xs [overflow-wrap:anywhere]">{deployment.handle}</code>
            </Definition>
          )}
          {baseUrl && (
            <Definition term={t("Address")}>
              <span className="[overflow-wrap:anywhere]">{baseUrl}</span>
              {isDemoAddress(baseUrl) && (
                <p className="mt-1 text-xs text-ink-3">
                  {t(
                    "A host of the demo: it lives on this machine, and what is done there is done to nothing else.",
                  )}
                </p>
              )}
            </Definition>
          )}
          <Definition term={t("Asked at")}>
            <Time value={deployment.createdAt} zone="UTC" as="exact" className="whitespace-normal" />
          </Definition>
          {deployment.finishedAt && (
            <Definition term={t("Ended at")}>
              <Time value={deployment.finishedAt} zone="UTC" as="exact" className="whitespace-normal" />
            </Definition>
          )}
          {runId && (
            <Definition term={t("Run")}>
              {mayRuns ? (
                <Link href={`/jobs/runs/${runId}`} className={LINK}>
                  {FUNCTION}
                </Link>
              ) : (
                <ShortId id={runId} label={t("run id")} />
              )}
            </Definition>
          )}
        </DefinitionList>
      </Card>
      {deployment.migrationsInTheWay.length > 0 && (
        <Card title={t("Going back")} id="going-back">
          <MigrationList migrations={deployment.migrationsInTheWay} />
        </Card>
      )}
      {group && group.others.length > 1 && (
        <Card title={t("Deployed together")} id="group" flush>
          <ol className="divide-y divide-line">
            {group.others.map((one) => (
              <li
                key={one.id}
                className="flex flex-wrap items-center justify-between gap-2 px-4 py-2 text-sm"
              >
                {one.id === deployment.id ? (
                  <span className="font-medium text-ink">{one.service}</span>
                ) : (
                  <Link href={`/deployments/${one.id}`} className={LINK}>
                    {one.service}
                  </Link>
                )}
                <StatusMark status={one.status} look="plain" />
              </li>
            ))}
          </ol>
        </Card>
      )}
    </aside>
  )
}
