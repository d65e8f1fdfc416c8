import Link from "next/link"
import { EmptyState } from "@/components/empty-state"
import { ClassificationBadge, UrgencyBadge } from "@/components/lead-badges"
import { PatientText } from "@/components/patient-text"
import { StatusBadge } from "@/components/status-badge"
import { Time } from "@/components/time"
import { Avatar } from "@/components/ui/avatar"
import { Card } from "@/components/ui/card"
import { ScoreRing } from "@/components/ui/score-ring"
import { can } from "@/lib/can"
import type { ConversationRow, PersonAt } from "@/lib/conversations/schema"
import type { Ctx } from "@/lib/ctx"
import { AppError } from "@/lib/errors"
import { listLeads } from "@/lib/leads/list"
import type { LeadRow } from "@/lib/leads/schema"
import { SERVICE_NAMES } from "@/lib/leads/words"
import { t } from "@/lib/say"
import { AppointmentsCard } from "../../../appointments/components/near/appointments-card"
import { LeadConsents } from "../../../leads/[id]/lead-consents"
import { SubjectTasks } from "../../../tasks/subject-tasks"
import { OtherConversations } from "./other-conversations"

type Props = { ctx: Ctx; conversation: ConversationRow }

/** Who is there, and what should be known while answering them. */
export async function PatientPanel({ ctx, conversation }: Props) {
  const [first, ...others] = conversation.people
  if (!first)
    return (
      <EmptyState compact title={t("Nobody is known here yet")}>
        {t("Once the person is a patient of the clinic, what is known of them stands here.")}
      </EmptyState>
    )
  return (
    <div className="grid gap-3">
      <Card title={t("Who is there")} id="people">
        <PersonLine ctx={ctx} person={first} />
        {others.length > 0 && (
          <div className="mt-3 border-t border-line pt-3">
            <p className="mb-1.5 text-xs text-ink-3">{t("Others at this number")}</p>
            <ul className="grid gap-1.5">
              {others.map((person) => (
                <li key={person.patientId}>
                  <PersonLine ctx={ctx} person={person} />
                </li>
              ))}
            </ul>
          </div>
        )}
      </Card>
      <AppointmentsCard
        ctx={ctx}
        patientId={first.patientId}
        past={2}
        start={{
          patient: { id: first.patientId, name: first.name },
          conversationId: conversation.id,
          source: "conversation",
        }}
      />
      {can(ctx.roles, "leads.read") && <Leads ctx={ctx} person={first} />}
      <LeadConsents ctx={ctx} patientId={first.patientId} />
      <Within>{SubjectTasks({ ctx, patientId: first.patientId })}</Within>
      <OtherConversations ctx={ctx} id={conversation.id} />
    </div>
  )
}

function PersonLine({ ctx, person }: { ctx: Ctx; person: PersonAt }) {
  return (
    <span className="flex min-w-0 items-center gap-2 text-sm">
      <Avatar name={person.name} />
      {can(ctx.roles, "patients.read") ? (
        <Link
          href={`/patients/${person.patientId}`}
          prefetch={false}
          className="min-w-0 font-medium text-ink hover:text-accent hover:underline"
        >
          <PatientText>{person.name}</PatientText>
        </Link>
      ) : (
        <PatientText className="font-medium text-ink">{person.name}</PatientText>
      )}
    </span>
  )
}

async function Leads({ ctx, person }: { ctx: Ctx; person: PersonAt }) {
  const { rows, view } = await listLeads(ctx, { patient: person.patientId })
  return (
    <Card title={t("Lead")} id="lead">
      {rows.length === 0 && (
        <p className="text-sm text-ink-3">{t("No lead of this person is in your reach.")}</p>
      )}
      <ul className="grid gap-3">
        {rows.slice(0, 3).map((row) => (
          <LeadLine key={row.id} row={row} scores={view.scores} />
        ))}
      </ul>
    </Card>
  )
}

const LeadLine = ({ row, scores }: { row: LeadRow; scores: boolean }) => (
  <li className="flex items-start gap-2.5 text-sm">
    {scores && <ScoreRing size="sm" score={row.score} classification={row.classification} />}
    <div className="grid min-w-0 grow gap-1">
      <Link
        href={`/leads/${row.id}`}
        prefetch={false}
        className="font-medium text-ink hover:text-accent hover:underline"
      >
        {row.service ? t(SERVICE_NAMES[row.service] ?? row.service) : t("Open the lead")}
      </Link>
      <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
        {scores && <ClassificationBadge value={row.classification} look="plain" />}
        {row.urgency !== "none" && <UrgencyBadge value={row.urgency} />}
        <StatusBadge kind="lead" value={row.status} look="plain" />
      </span>
      <span className="text-xs text-ink-3">
        {row.owner ? row.owner.name : t("Nobody has taken it")} · <Time value={row.createdAt} />
      </span>
    </div>
  </li>
)

/** What is out of reach here is left out, not an error of the page. */
async function Within({ children }: { children: ReturnType<typeof SubjectTasks> }) {
  return children.catch((error) =>
    error instanceof AppError && error.code === "not_found" ? null : Promise.reject(error),
  )
}
