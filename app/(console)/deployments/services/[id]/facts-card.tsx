import { Card } from "@/components/ui/card"
import { Definition, DefinitionList } from "@/components/ui/definition-list"
import { t } from "@/lib/say"
import type { ServiceView } from "@/lib/software/find-service"
import { kindWords } from "@/lib/software/words"

type Props = { service: Omit<ServiceView, "places" | "environments" | "may"> }

export function FactsCard({ service }: Props) {
  const { kind, owner, ownerContact, repository, runbookUrl } = service
  const none = <span className="text-ink-3">{t("not said")}</span>
  return (
    <Card title={t("About it")}>
      <DefinitionList stacked>
        <Definition term={t("Kind")}>{kindWords(kind)}</Definition>
        <Definition term={t("Who answers for it")}>
          {owner || none}
          {ownerContact && <span className="block text-xs text-ink-2">{ownerContact}</span>}
        </Definition>
        <Definition term={t("Repository at GitHub")}>
          {repository ? <code className="font-mono text-xs">{repository}</code> : none}
        </Definition>
        <Definition term={t("Runbook")}>
          {runbookUrl ? (
            <a className="text-accent underline" href={runbookUrl} rel="noreferrer" target="_blank">
              {runbookUrl}
            </a>
          ) : (
            none
          )}
        </Definition>
      </DefinitionList>
    </Card>
  )
}
