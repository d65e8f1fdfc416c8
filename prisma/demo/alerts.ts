import { hintOf } from "@/lib/alert-channels/rules"
import { alertRule } from "@/lib/alerts/registry"
import { platformDb } from "@/lib/db"
import { seal } from "@/lib/seal"
import { addMs, DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/time"
import { idOf } from "@/prisma/demo/dice"
import { STAFF } from "@/prisma/demo/people"
import { nightOf } from "@/prisma/demo/releases-stamped"

type Past = {
  name: string
  subject: string
  at: Date
  minutes: number
  value: number
  detail?: string
  clinic?: true
  muted?: true
}

const past = (anchor: Date, night: { from: Date; to: Date }): Past[] => [
  {
    name: "function-failure-rate",
    subject: "lead-scoring-workflow",
    at: addMs(night.from, 4 * MINUTE_MS),
    minutes: Math.round((+night.to - +night.from) / MINUTE_MS) + 31,
    value: 0.93,
    detail: "28 of 30 runs",
    clinic: true,
  },
  {
    name: "api-p95",
    subject: "",
    at: addMs(anchor, -2 * DAY_MS),
    minutes: 14,
    value: 740,
    detail: "1912 requests",
  },
  {
    name: "provider-silent",
    subject: "whatsapp",
    at: addMs(anchor, -4 * DAY_MS),
    minutes: 52,
    value: 1,
    clinic: true,
  },
  { name: "queue-depth", subject: "", at: addMs(anchor, -6 * DAY_MS), minutes: 9, value: 1_460 },
  {
    name: "database-connections",
    subject: "",
    at: addMs(anchor, -9 * DAY_MS),
    minutes: 21,
    value: 96,
    muted: true,
  },
]

/** Channels, none of which leads anywhere real, what fired and was told of late, and one thing kept quiet. */
export async function seedAlerts(anchor: Date): Promise<void> {
  const db = platformDb()
  const clinic = await db.clinic.findFirst({ where: { isDefault: true }, select: { id: true, name: true } })
  const operator = await db.member.findFirst({
    where: { name: STAFF.northside.operator },
    select: { id: true },
  })
  const made = addMs(anchor, -30 * DAY_MS)
  const channel = (title: string, kind: string, address: string, more = {}) => {
    const id = idOf(`channel ${title}`, made)
    const by = { createdById: operator?.id ?? null, createdAt: made }
    return { id, title, kind, hint: hintOf(kind, address), sealedAddress: seal(address, id), ...by, ...more }
  }
  const mail = channel("On call", "email", "oncall@northside.example")
  const chat = channel("Operations chat", "slack", "https://chat.northside.example/hooks/x7f2k9", {
    isOn: false,
    lastError: "unreachable",
  })
  const pagerId = idOf("channel Night pager", made)
  const pager = channel("Night pager", "webhook", "https://pager.northside.example/rounds", {
    isOn: false,
    atLeast: "critical",
    sealedSecret: seal("whsec_ZGVtby1vbmx5LW5vdC1hLXNlY3JldA==", pagerId),
  })
  await db.alertChannel.createMany({ skipDuplicates: true, data: [mail, chat, pager] })
  for (const one of past(anchor, await nightOf(anchor))) {
    const rule = alertRule(one.name)
    const id = idOf(`alert ${one.name}`, one.at)
    const clinicId = one.clinic ? (clinic?.id ?? null) : null
    const over = addMs(one.at, one.minutes * MINUTE_MS)
    const severity = rule?.severity ?? "warning"
    await db.alert.createMany({
      skipDuplicates: true,
      data: [
        {
          id,
          name: one.name,
          scope: clinicId ?? "platform",
          clinicId,
          subject: one.subject,
          state: "cleared",
          value: one.value,
          threshold: rule?.threshold ?? 0,
          severity,
          detail: one.detail ?? null,
          firstSeenAt: one.at,
          lastSeenAt: over,
          firedAt: one.at,
          clearedAt: over,
          toldAt: one.muted ? null : one.at,
          mutedBy: one.muted ? "maintenance" : null,
          acknowledgedAt: one.muted ? null : addMs(one.at, 6 * MINUTE_MS),
          acknowledgedById: one.muted ? null : (operator?.id ?? null),
        },
      ],
    })
    const what = [rule?.title ?? one.name, one.subject].filter(Boolean).join(": ")
    const whose = clinicId ? `Clinic: ${clinic?.name ?? ""}.` : "The whole installation."
    const told = (state: string, title: string, createdAt: Date) =>
      [mail, chat].map(({ id: channelId }) => ({
        id: idOf(`notice ${state} ${one.name} ${channelId}`, createdAt),
        channelId,
        clinicId,
        key: `alert:${id}:${state}`,
        kind: "alert",
        severity,
        title: `${title}: ${what}`,
        body: whose,
        href: "/operations/alerts",
        createdAt,
        ...(one.muted
          ? { status: "muted", because: "maintenance" }
          : channelId === mail.id
            ? { status: "kept", attempts: 1, sentAt: addMs(createdAt, 900) }
            : { status: "failed", because: "unreachable", attempts: 6 }),
      }))
    await db.operationNotice.createMany({
      skipDuplicates: true,
      data: [...told("firing", "Fires", one.at), ...(one.muted ? [] : told("resolved", "Over", over))],
    })
  }
  await db.alertSilence.createMany({
    skipDuplicates: true,
    data: [
      {
        id: idOf("silence certificate", anchor),
        name: "certificate",
        subject: "staging.rounds.example",
        reason: "The staging certificate is being moved to the new issuer.",
        startsAt: addMs(anchor, -5 * HOUR_MS),
        endsAt: addMs(anchor, 2 * DAY_MS),
        createdById: operator?.id ?? null,
        createdAt: addMs(anchor, -5 * HOUR_MS),
      },
    ],
  })
}
