import { Markdown } from "@/components/markdown"
import { Time } from "@/components/time"
import { Callout } from "@/components/ui/callout"
import { Card } from "@/components/ui/card"
import type { Ctx } from "@/lib/ctx"
import { draftPostmortem } from "@/lib/incidents/draft-postmortem"
import type { IncidentDetail } from "@/lib/incidents/schema"
import { t } from "@/lib/say"
import { PostmortemForm } from "./postmortem-form"

type Props = { ctx: Ctx; incident: IncidentDetail; mayWrite: boolean }

/** What was learnt; while nobody has written it, a draft of what is on record. */
export async function PostmortemCard({ ctx, incident, mayWrite }: Props) {
  const { postmortem, postmortemAt, noPostmortem, status } = incident
  const isOver = ["resolved", "verified"].includes(status)
  if (!postmortem && !isOver && !noPostmortem) return null
  const draft = postmortem ?? (isOver ? (await draftPostmortem(ctx, { id: incident.id })).draft : "")
  return (
    <Card
      id="postmortem"
      title={t("Postmortem")}
      hint={
        postmortemAt ? (
          <>
            {t("written")} <Time value={postmortemAt} />
          </>
        ) : isOver ? (
          t("a draft of what is on record; nobody has written it yet")
        ) : undefined
      }
      actions={mayWrite && isOver && <PostmortemForm id={incident.id} first={draft} isNew={!postmortem} />}
    >
      {noPostmortem ? (
        <Callout title={t("Closed without a postmortem")}>{noPostmortem}</Callout>
      ) : (
        <Markdown text={draft} links />
      )}
    </Card>
  )
}
