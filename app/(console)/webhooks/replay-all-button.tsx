"use client"

import { useRouter } from "next/navigation"
import { ActionDialog } from "@/components/action-dialog"
import { icon } from "@/components/icon"
import { Time } from "@/components/time"
import { Button } from "@/components/ui/button"
import { Callout } from "@/components/ui/callout"
import { Definition, DefinitionList } from "@/components/ui/definition-list"
import { toast } from "@/components/ui/toast-store"
import type { ReplayPreview } from "@/lib/inbox/words"
import { t, tn } from "@/lib/say"
import { replayMatches } from "./actions"
import { kindName, providerName } from "./words"

const RotateCcw = icon("rotate-ccw")

const MOST_KINDS = 6

/** Says what would be put back into work, and by whose word, before it is. */
export function ReplayAllButton({
  preview,
  hidden,
}: {
  preview: ReplayPreview
  hidden: Record<string, string>
}) {
  const router = useRouter()
  const { count, kinds, fates, oldestAt, newestAt, withoutBody, needsSecond } = preview
  return (
    <ActionDialog
      trigger={
        <Button size="sm" icon={<RotateCcw aria-hidden="true" />} className="ml-auto">
          {tn(count, "Replay all {n}", "Replay all {n}")}
        </Button>
      }
      title={tn(count, "Replay {n} event", "Replay {n} events")}
      description={t(
        "They are put back into work as if they had just come in, and get their fates anew. What was done already is not done twice.",
      )}
      action={replayMatches}
      hidden={hidden}
      reason={{ label: t("Why replay them?") }}
      confirm={needsSecond ? t("Ask for agreement") : t("Replay all")}
      done={needsSecond ? t("A second person is asked") : t("Put back into work")}
      onDone={({ approvalId, left }) => {
        if (approvalId) router.push(`/settings/approvals/${approvalId}`)
        else router.push(`/webhooks?view=events&fate=pending${hidden.side ? `&side=${hidden.side}` : ""}`)
        if (!approvalId && left > 0)
          toast.info(
            tn(
              left,
              "{n} more match: replay again for the rest",
              "{n} more match: replay again for the rest",
            ),
          )
      }}
    >
      <DefinitionList>
        <Definition term={t("Now")}>
          {[
            fates.quarantined && tn(fates.quarantined, "{n} quarantined", "{n} quarantined"),
            fates.dead && tn(fates.dead, "{n} dead", "{n} dead"),
          ]
            .filter(Boolean)
            .join(", ")}
        </Definition>
        <Definition term={t("Kinds")}>
          {kinds
            .slice(0, MOST_KINDS)
            .map((one) => `${providerName(one.provider)}, ${kindName(one.kind)}: ${one.count}`)
            .join(" · ")}
          {kinds.length > MOST_KINDS && ` ${t("and {n} more", { n: kinds.length - MOST_KINDS })}`}
        </Definition>
        {oldestAt && (
          <Definition term={t("Oldest")}>
            <Time value={oldestAt} />
          </Definition>
        )}
        {newestAt && (
          <Definition term={t("Newest")}>
            <Time value={newestAt} />
          </Definition>
        )}
      </DefinitionList>
      {withoutBody > 0 && (
        <Callout tone="neutral">
          {tn(
            withoutBody,
            "{n} more match, but their bodies are no longer kept.",
            "{n} more match, but their bodies are no longer kept.",
          )}
        </Callout>
      )}
      {needsSecond && (
        <Callout tone="amber" title={t("More than 20 take two people")}>
          {t("An admin who is not you has to agree; they are replayed with the agreement.")}
        </Callout>
      )}
    </ActionDialog>
  )
}
