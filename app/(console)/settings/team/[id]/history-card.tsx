import { Time } from "@/components/time"
import { Card } from "@/components/ui/card"
import { Timeline, TimelineItem } from "@/components/ui/timeline"
import { ROLE_NAMES, ROLES } from "@/lib/can"
import { t } from "@/lib/say"
import type { MemberEvent } from "@/lib/team/schema"
import { EVENT_WORDS } from "./event-words"

const rolesIn = (side: unknown): string => {
  const given = (side as { roles?: unknown } | null)?.roles
  if (!Array.isArray(given)) return ""
  return ROLES.filter((role) => given.includes(role))
    .map((role) => t(ROLE_NAMES[role]))
    .join(", ")
}

/** What happened to the membership, the latest first. */
export function HistoryCard({ history }: { history: readonly MemberEvent[] }) {
  return (
    <Card id="history" title={t("History")}>
      {history.length === 0 ? (
        <p className="text-sm text-ink-3">{t("Nothing has been changed since they joined.")}</p>
      ) : (
        <Timeline label={t("History")}>
          {history.map((one) => {
            const [before, after] = [rolesIn(one.before), rolesIn(one.after)]
            const { words, tone } = EVENT_WORDS[one.name] ?? { words: one.name, tone: "neutral" as const }
            return (
              <TimelineItem
                key={one.id}
                tone={tone}
                aside={<Time value={one.createdAt} />}
                title={
                  <>
                    <b>{t(words)}</b> {t("by")} <bdi>{one.actorName}</bdi>
                  </>
                }
              >
                {after && <p className="text-xs text-ink-2">{before ? `${before} → ${after}` : after}</p>}
                {one.reason && <bdi className="block text-xs text-ink-3">{one.reason}</bdi>}
              </TimelineItem>
            )
          })}
        </Timeline>
      )}
    </Card>
  )
}
