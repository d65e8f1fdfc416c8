import Link from "next/link"
import { Time } from "@/components/time"
import { Badge } from "@/components/ui/badge"
import { Card } from "@/components/ui/card"
import { CopyButton } from "@/components/ui/copy-button"
import { Definition, DefinitionList } from "@/components/ui/definition-list"
import type { DeploymentKind, DeploymentStatus } from "@/lib/deployments/words"
import { kindWord } from "@/lib/deployments/words"
import type { ReleaseView } from "@/lib/releases/find"
import { t } from "@/lib/say"
import { StatusMark } from "../../deployment-words"

export function ReleaseFacts({ release }: { release: ReleaseView }) {
  const { gitSha, imageDigest, places, deployments, service } = release
  return (
    <aside aria-label={t("About this release")} className="grid content-start gap-6">
      <Card title={t("What it is")} id="facts">
        <DefinitionList stacked>
          <Definition term={t("Commit")}>
            <Long text={gitSha} label={t("Copy the commit")} />
          </Definition>
          <Definition term={t("Image")}>
            <Long text={imageDigest} label={t("Copy the digest")} />
          </Definition>
          {service.repository && <Definition term={t("Repository")}>{service.repository}</Definition>}
          <Definition term={t("Runs in")}>
            {places.length === 0 ? (
              <span className="text-ink-3">{t("Nowhere, as far as was proven")}</span>
            ) : (
              <span className="flex flex-wrap gap-1">
                {places.map((one) => (
                  <Badge key={one.id} tone="green">
                    {one.environment}
                  </Badge>
                ))}
              </span>
            )}
          </Definition>
        </DefinitionList>
      </Card>
      <Card title={t("Its deployments")} id="deployments" flush>
        {deployments.length === 0 ? (
          <p className="px-4 py-3 text-sm text-ink-3">{t("It was put nowhere yet.")}</p>
        ) : (
          <ol className="divide-y divide-line">
            {deployments.map((one) => (
              <li key={one.id} className="relative grid gap-0.5 px-4 py-2 text-sm hover:bg-hover">
                <Link
                  href={`/deployments/${one.id}`}
                  className="font-medium text-ink after:absolute after:inset-0"
                >
                  {kindWord(one.kind as DeploymentKind)} → {one.environment}
                </Link>
                <span className="flex flex-wrap items-center justify-between gap-x-3 text-xs text-ink-3">
                  <StatusMark
                    status={one.status as DeploymentStatus}
                    look="plain"
                    isUnproven={!one.isProven && one.kind !== "stop"}
                  />
                  <Time value={one.createdAt} zone="UTC" />
                </span>
              </li>
            ))}
          </ol>
        )}
      </Card>
    </aside>
  )
}

function Long({ text, label }: { text: string; label: string }) {
  return (
    <span className="flex items-start gap-1">
      <code className="min-w-0 grow font-mono text-xs break-all">{text}</code>
      <CopyButton text={text} label={label} className="-my-1" />
    </span>
  )
}
