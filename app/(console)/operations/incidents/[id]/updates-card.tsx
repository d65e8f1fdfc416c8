import { EmptyState } from "@/components/empty-state"
import { icon } from "@/components/icon"
import { PatientText } from "@/components/patient-text"
import { Time } from "@/components/time"
import { Badge } from "@/components/ui/badge"
import { Card } from "@/components/ui/card"
import { Timeline, TimelineItem } from "@/components/ui/timeline"
import type { IncidentDetail } from "@/lib/incidents/schema"
import { STATUS_WORDS } from "@/lib/incidents/words"
import { t } from "@/lib/say"
import { statusIcon, statusTone } from "../look"

const Eye = icon("eye")
const Message = icon("message-circle")

/** All that was said, the newest first. */
export function UpdatesCard({ incident }: { incident: IncidentDetail }) {
  const { updates } = incident
  return (
    <Card id="updates" title={t("What happened")} count={updates.length || undefined}>
      {updates.length === 0 ? (
        <EmptyState compact icon={<Message />} title={t("Nothing was said yet")}>
          {t("What is found and done stands here, with its time and who said it.")}
        </EmptyState>
      ) : (
        <Timeline label={t("What happened, newest first")}>
          {updates.map((one) => {
            const Icon = statusIcon(one.status)
            return (
              <TimelineItem
                key={one.id}
                tone={one.isStep ? statusTone(one.status) : undefined}
                icon={one.isStep ? <Icon /> : undefined}
                title={
                  <>
                    {one.isStep && <b>{t(STATUS_WORDS[one.status])}</b>} {one.by || t("The system")}{" "}
                    {one.isPublic && (
                      <Badge look="plain" icon={<Eye aria-hidden="true" />}>
                        {t("public")}
                      </Badge>
                    )}
                  </>
                }
                aside={<Time value={one.at} zone="UTC" as="moment" />}
              >
                <p className="whitespace-pre-wrap [overflow-wrap:anywhere]">
                  <PatientText>{one.words}</PatientText>
                </p>
              </TimelineItem>
            )
          })}
        </Timeline>
      )}
    </Card>
  )
}
