import Link from "next/link"
import { PatientText } from "@/components/patient-text"
import { Time } from "@/components/time"
import { Callout } from "@/components/ui/callout"
import { Card } from "@/components/ui/card"
import { Definition, DefinitionList } from "@/components/ui/definition-list"
import { Timeline, TimelineItem } from "@/components/ui/timeline"
import { can } from "@/lib/can"
import type { Ctx } from "@/lib/ctx"
import { t } from "@/lib/say"
import type { RequestDetail } from "@/lib/subject-requests/schema"
import {
  EXTENSION_REASONS,
  type ExtensionReason,
  IDENTITY_WAYS,
  REFUSAL_GROUNDS,
  REQUEST_CHANNELS,
  RESTRICTION_REASONS,
} from "@/lib/subject-requests/words"
import { whatText } from "../words"
import { LiftButton } from "./lift"

export function AsideCards({ ctx, detail }: { ctx: Ctx; detail: RequestDetail }) {
  const { request, patient, history } = detail
  return (
    <aside className="grid content-start gap-4">
      {patient.restricted && (
        <Callout
          tone="amber"
          title={t("Their data is restricted")}
          action={detail.may.write && <LiftButton patientId={patient.id} />}
        >
          {t(RESTRICTION_REASONS[patient.restricted.because])} ·{" "}
          <Time value={patient.restricted.since} as="day" />
        </Callout>
      )}
      <Card title={t("The request")} id="facts">
        <DefinitionList>
          <Definition term={t("Who")}>
            {patient.isErased ? (
              t("Erased person")
            ) : patient.id && can(ctx.roles, "patients.read") ? (
              <Link href={`/patients/${patient.id}`} className="underline">
                <PatientText>{patient.name}</PatientText>
              </Link>
            ) : (
              patient.name
            )}
          </Definition>
          <Definition term={t("How they asked")}>{t(REQUEST_CHANNELS[request.channel])}</Definition>
          <Definition term={t("Asked on")}>
            <Time value={request.receivedAt} as="day" />
          </Definition>
          <Definition term={t("Answer by")}>
            <Time value={request.dueAt} as="day" />
          </Definition>
          {request.receivedBy && <Definition term={t("Taken down by")}>{request.receivedBy}</Definition>}
          <Definition term={t("Looked after by")}>{request.owner?.name ?? t("Nobody yet")}</Definition>
          {request.identity && (
            <Definition term={t("Identity")}>
              {t(IDENTITY_WAYS[request.identity.how])}
              <span className="block text-xs text-ink-3">
                {request.identity.by} · <Time value={request.identity.at} />
              </span>
              {request.identity.note && <PatientText>{request.identity.note}</PatientText>}
            </Definition>
          )}
          {request.extended && (
            <Definition term={t("60 days more")}>
              {t(EXTENSION_REASONS[request.extended.because as ExtensionReason])}
            </Definition>
          )}
          {request.refused && (
            <Definition term={t("Refused because")}>
              {t(REFUSAL_GROUNDS[request.refused.ground])}
              {request.refused.note && (
                <span className="block text-xs text-ink-3">
                  <PatientText>{request.refused.note}</PatientText>
                </span>
              )}
            </Definition>
          )}
        </DefinitionList>
        {request.words && (
          <blockquote className="mt-3 border-l-2 border-line-strong pl-3 text-sm whitespace-pre-line text-ink-2">
            <PatientText>{request.words}</PatientText>
          </blockquote>
        )}
      </Card>
      {history.length > 0 && (
        <Card title={t("What happened")} id="history">
          <Timeline label={t("What happened")}>
            {history.map((one) => (
              <TimelineItem
                key={`${one.at} ${one.what}`}
                title={whatText(one.what)}
                aside={<Time value={one.at} />}
              >
                <span className="text-xs text-ink-3">{one.by}</span>
              </TimelineItem>
            ))}
          </Timeline>
        </Card>
      )}
    </aside>
  )
}
