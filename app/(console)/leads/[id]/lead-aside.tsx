import Link from "next/link"
import { LiveRefresh } from "@/components/live"
import { Phone } from "@/components/phone"
import { StatusBadge } from "@/components/status-badge"
import { telOf } from "@/components/tel"
import { Time } from "@/components/time"
import { Person } from "@/components/ui/avatar"
import { Card } from "@/components/ui/card"
import { Definition, DefinitionList } from "@/components/ui/definition-list"
import type { Ctx } from "@/lib/ctx"
import { listColleagues } from "@/lib/leads/colleagues"
import { nextBestAction } from "@/lib/leads/rules"
import type { LeadDetail } from "@/lib/leads/schema"
import { SubjectTasks } from "../../tasks/subject-tasks"
import { LeadConsents } from "./lead-consents"
import { OwnerActions } from "./owner-actions"

const CHANNELS: Record<string, string> = {
  whatsapp: "WhatsApp",
  sms: "SMS",
  voice: "Phone",
  email: "E-mail",
  web: "Web",
}
const LANGUAGES: Record<string, string> = { en: "English", ro: "Romanian", de: "German", hi: "Hindi" }
const UNFINISHED = ["queued", "running", "sleeping"]

export function NextCard({ ctx, detail: { lead } }: { ctx: Ctx; detail: LeadDetail }) {
  const next = nextBestAction(
    { ...lead, ownerId: lead.owner?.id ?? null },
    ctx.actor.kind === "member" ? ctx.actor.memberId : null,
  )
  return (
    <Card title="Next" id="next" className="lg:col-start-2">
      <p className="text-base font-medium text-ink">{next.title}</p>
      <p className="mt-0.5 text-sm text-ink-3">{next.why}</p>
    </Card>
  )
}

export async function LeadAside({ ctx, detail }: { ctx: Ctx; detail: LeadDetail }) {
  const { lead, patient, contacts, may, runs } = detail
  const colleagues = may.assign ? await listColleagues(ctx, {}) : []
  return (
    <div className="grid content-start gap-4 lg:col-start-2">
      <Card title="Owner" id="owner">
        <div className="flex flex-wrap items-center justify-between gap-2">
          {lead.owner ? (
            <span className="grid min-w-0 gap-0.5">
              <Person name={lead.owner.name} size="md" />
              {lead.takenAt && (
                <span className="text-xs text-ink-3">
                  Since <Time value={lead.takenAt} />
                </span>
              )}
            </span>
          ) : (
            <span className="text-sm text-ink-3">Nobody has taken this lead.</span>
          )}
          <OwnerActions detail={detail} colleagues={colleagues} />
        </div>
      </Card>
      <SubjectTasks ctx={ctx} leadId={lead.id} />
      <Card title="Contact" id="contact">
        <DefinitionList>
          {contacts.map((contact) => (
            <Definition
              key={`${contact.channel} ${contact.spoken}`}
              term={CHANNELS[contact.channel] ?? contact.channel}
            >
              <Phone display={contact.spoken} href={telOf(contact)} />
            </Definition>
          ))}
          {patient.language && (
            <Definition term="Language">{LANGUAGES[patient.language] ?? patient.language}</Definition>
          )}
          <Definition term="Known since">
            <Time value={patient.since} as="day" />
          </Definition>
          {detail.otherLeads > 0 && !detail.view.masked && (
            <Definition term="Other leads">
              <Link href={`/leads?patient=${patient.id}`} className="text-accent hover:underline">
                {detail.otherLeads} more
              </Link>
            </Definition>
          )}
        </DefinitionList>
      </Card>
      <LeadConsents ctx={ctx} patientId={patient.id} />
      {runs && (
        <Card title="Runs behind this" id="runs">
          {runs.some((run) => UNFINISHED.includes(run.status)) && <LiveRefresh topics={["run"]} />}
          {runs.length === 0 && <p className="text-sm text-ink-3">No run has touched this lead.</p>}
          <ul className="grid gap-2">
            {runs.map((run) => (
              <li key={run.id} className="flex items-center gap-2 text-sm">
                <Link
                  href={`/jobs/runs/${run.id}`}
                  className="min-w-0 grow truncate text-ink hover:text-accent hover:underline"
                >
                  {run.functionId}
                </Link>
                <StatusBadge kind="run" value={run.status} look="plain" />
                <span className="text-xs text-ink-3">
                  <Time value={run.at} />
                </span>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </div>
  )
}
