import { readFileSync } from "node:fs"
import { join } from "node:path"
import pg from "pg"
import type { Role } from "@/lib/can"
import type { IdKind } from "@/lib/routes"
import type { Runtime } from "@/scripts/runtime"
import { type DemoClinic, demoEmail, sharedSession } from "./sign-in"

/** Requests as a program sends them: redirects are looked at, not followed, and any header may be set. */
export type Answer = { status: number; location: string | null; headers: Headers; text: string }

export async function send(
  url: string,
  given: { method?: string; cookie?: string; headers?: Record<string, string>; body?: BodyInit } = {},
): Promise<Answer> {
  const hangUp = new AbortController()
  const response = await fetch(url, {
    method: given.method ?? "GET",
    redirect: "manual",
    headers: { ...(given.cookie && { cookie: given.cookie }), ...given.headers },
    body: given.body,
    signal: hangUp.signal,
  })
  const isStream = response.headers.get("content-type")?.startsWith("text/event-stream")
  const text = isStream ? "" : await response.text()
  if (isStream) hangUp.abort()
  return {
    status: response.status,
    location: response.headers.get("location"),
    headers: response.headers,
    text,
  }
}

/** The cookies of a demo user, as one header. */
export async function cookieOf(
  baseURL: string,
  role: Role,
  clinic: DemoClinic = "northside",
): Promise<string> {
  const { cookies } = (await sharedSession(baseURL, demoEmail(role, clinic))) as {
    cookies: { name: string; value: string }[]
  }
  return cookies.map(({ name, value }) => `${name}=${value}`).join("; ")
}

export const runtime = (): Runtime =>
  JSON.parse(
    readFileSync(join(process.env.ROUNDS_E2E_DATA_DIR ?? ".data", "runtime.json"), "utf8"),
  ) as Runtime

// An unowned hot lead is seen by every role that sees leads.
const SAMPLES: Record<IdKind, string> = {
  appointment: `select one.id from "Appointment" one join "Clinic" clinic on clinic.id = one."clinicId" and clinic.slug = $1
    order by not exists (
      select from "Lead" lead where lead."patientId" = one."patientId"
        and lead.classification = 'HOT' and lead."ownerId" is null
    ), one."createdAt", one.id limit 1`,
  subjectRequest: `select one.id from "SubjectRequest" one join "Clinic" clinic on clinic.id = one."clinicId"
    where clinic.slug = $1 order by one."receivedAt" limit 1`,
  ruleSet: `select one.id from "ScoringRuleSet" one join "Clinic" clinic on clinic.id = one."clinicId"
    where clinic.slug = $1 order by one.version limit 1`,
  connection: `select connection.id from "Connection" connection join "Clinic" clinic on clinic.id = connection."clinicId"
    where clinic.slug = $1 and connection.provider = 'whatsapp'`,
  approval: `select approval.id from "Approval" approval join "Clinic" clinic on clinic.id = approval."clinicId"
    and clinic.slug = $1 order by approval."createdAt" limit 1`,
  member: `select member.id from "Member" member join "Clinic" clinic on clinic.id = member."clinicId" and clinic.slug = $1
    where member.roles = array['frontdesk'] order by member."createdAt" limit 1`,
  lead: `select lead.id from "Lead" lead join "Clinic" clinic on clinic.id = lead."clinicId" and clinic.slug = $1
    where lead.classification = 'HOT' and lead."ownerId" is null order by lead."createdAt" limit 1`,
  patient: `select lead."patientId" as id from "Lead" lead join "Clinic" clinic on clinic.id = lead."clinicId"
    and clinic.slug = $1 where lead.classification = 'HOT' and lead."ownerId" is null order by lead."createdAt" limit 1`,
  patientImport: `select import.id from "PatientImport" import join "Clinic" clinic on clinic.id = import."clinicId"
    and clinic.slug = $1 order by import."createdAt" limit 1`,
  run: `select run.id from "Run" run join "Clinic" clinic on clinic.id = run."clinicId" and clinic.slug = $1
    order by run."createdAt" limit 1`,
  cause: `select cause.id from engine.cause join "Clinic" clinic on clinic.id = cause.clinic_id and clinic.slug = $1
    order by cause.first_at limit 1`,
  rerun: `select action.id from "RerunAction" action join "Clinic" clinic on clinic.id = action."clinicId"
    and clinic.slug = $1 order by action."createdAt" limit 1`,
  handover: `select note.id from "Handover" note join "Clinic" clinic on clinic.id = note."clinicId"
    and clinic.slug = $1 where note.status <> 'draft' order by note."createdAt" limit 1`,
  consentReceipt: `select receipt.id from "ConsentReceipt" receipt
    join "Clinic" clinic on clinic.id = receipt."clinicId" and clinic.slug = $1
    join "Lead" lead on lead."patientId" = receipt."patientId" and lead.classification = 'HOT' and lead."ownerId" is null
    order by receipt."createdAt", receipt.id limit 1`,
  conversation: `select talk.id from "Conversation" talk join "Clinic" clinic on clinic.id = talk."clinicId" and clinic.slug = $1
    where talk."lastMessageAt" is not null
    order by talk."assigneeId" is not null, not exists (
      select from "PatientContact" link join "Lead" lead on lead."patientId" = link."patientId"
        and lead.classification = 'HOT' and lead."ownerId" is null
      where link."contactId" = talk."contactId"
    ), talk."createdAt", talk.id limit 1`,
  waitingEntry: `select entry.id from "WaitingListEntry" entry join "Clinic" clinic on clinic.id = entry."clinicId"
    and clinic.slug = $1 order by entry."createdAt", entry.id limit 1`,
  freedSlot: `select slot.id from "FreedSlot" slot join "Clinic" clinic on clinic.id = slot."clinicId" and clinic.slug = $1
    order by slot."createdAt", slot.id limit 1`,
  practitioner: `select one.id from "Practitioner" one join "Clinic" clinic on clinic.id = one."clinicId"
    where clinic.slug = $1 order by one.position, one.id limit 1`,
  template: `select one.id from "Template" one join "Clinic" clinic on clinic.id = one."clinicId" and clinic.slug = $1
    order by one.name limit 1`,
  campaign: `select one.id from "Campaign" one join "Clinic" clinic on clinic.id = one."clinicId" and clinic.slug = $1
    order by one."createdAt" limit 1`,
  media: `select media."messageId" as id from "Media" media join "Clinic" clinic on clinic.id = media."clinicId"
    and clinic.slug = $1 join "Message" message on message.id = media."messageId"
    join "Lead" lead on lead.id = message."leadId" and lead.classification = 'HOT' and lead."ownerId" is null
    order by media."createdAt" limit 1`,
  incident: `select id from "Incident" where $1::text is not null order by "startedAt" limit 1`,
  deployment: `select id from "Deployment" where report is not null and $1::text is not null order by "createdAt" limit 1`,
  release: `select id from "Release" where $1::text is not null order by "createdAt" limit 1`,
  softwareService: `select id from "SoftwareService" where $1::text is not null order by name limit 1`,
  probe: `select id from "Probe" where $1::text is not null order by "createdAt", id limit 1`,
  webhookEvent: `select event.id from "WebhookEvent" event join "Clinic" clinic on clinic.id = event."clinicId"
    and clinic.slug = $1 order by event."receivedAt" limit 1`,
}

/** A row's id of each kind in a demo clinic. */
export async function sampleIds(
  clinic: DemoClinic,
  databaseUrl = runtime().databaseUrl,
): Promise<Record<IdKind, string>> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const ids: Partial<Record<IdKind, string>> = {}
    for (const kind of Object.keys(SAMPLES) as IdKind[]) {
      const { rows } = await client.query<{ id: string }>(SAMPLES[kind], [clinic])
      if (!rows[0]) throw new Error(`The demo's ${clinic} has no ${kind}`)
      ids[kind] = rows[0].id
    }
    return ids as Record<IdKind, string>
  } finally {
    await client.end()
  }
}
