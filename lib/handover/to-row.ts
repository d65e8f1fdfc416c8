import { can } from "@/lib/can"
import { type Ctx, grantOf, isUnmasked, memberIdOf } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { mayReceive, ownRoles, type StoredHandover } from "@/lib/handover/reach"
import {
  type HandoverDetail,
  type HandoverItem,
  type HandoverRow,
  type KeptItem,
  KeptItems,
} from "@/lib/handover/schema"
import type { HandoverRole, HandoverStatus } from "@/lib/handover/words"
import { initials } from "@/lib/patients/mask"

/** What was kept in an older shape shows nothing rather than something wrong. */
export function itemsOf(note: { items: unknown }): KeptItems {
  const read = KeptItems.safeParse(note.items)
  return read.success ? read.data : { open: [], done: [] }
}

export function toRow(ctx: Ctx, note: StoredHandover): HandoverRow {
  const me = memberIdOf(ctx)
  const status = note.status as HandoverStatus
  const correction = note.corrections.find((one) => one.status !== "draft" || note.memberId === me)
  const replaced = correction !== undefined && correction.status !== "draft"
  const mine = note.memberId === me
  const writes = can(ctx.roles, "handover.write") !== null
  return {
    id: note.id,
    role: note.role as HandoverRole,
    status,
    by: note.member,
    startsAt: note.startsAt.toISOString(),
    endsAt: note.endsAt.toISOString(),
    signedAt: note.signedAt?.toISOString() ?? null,
    receivedBy: note.receivedBy?.name ?? null,
    receivedAt: note.receivedAt?.toISOString() ?? null,
    open: itemsOf(note).open.length,
    corrects: note.correctsId,
    correctedBy: correction?.id ?? null,
    may: {
      edit: writes && mine && status === "draft",
      receive: writes && mayReceive(ctx, note) && status === "signed" && !replaced,
      correct: writes && mine && status !== "draft" && !correction,
    },
  }
}

/** With the names of now, as far as this reader may know them: two statements, whatever the number of items. */
export async function toDetail(
  tx: Tx,
  ctx: Ctx,
  note: StoredHandover,
): Promise<{ detail: HandoverDetail; patientIds: string[] }> {
  const { open, done } = itemsOf(note)
  const ids = (pick: (one: KeptItem) => string | null) => [...new Set(open.flatMap((one) => pick(one) ?? []))]
  const patients = await tx.patient.findMany({ where: { id: { in: ids((one) => one.patientId) } } })
  const members = await tx.member.findMany({ where: { id: { in: ids((one) => one.ownerId) } } })
  const scope = grantOf(ctx, "patients.read")?.scope
  const scoreScope = grantOf(ctx, "leads.score.read")?.scope
  const scores = scoreScope === "all" || scoreScope === "own"
  const me = memberIdOf(ctx)
  const mine = note.memberId === me
  const shared = mine || ownRoles(ctx).some((one) => one === note.role)

  const isNamed = ({ patientId, ownerId, kind }: KeptItem): boolean => {
    if (!patientId || !scope || scope === "counts") return false
    if (scope === "all" || isUnmasked(ctx, patientId)) return true
    // Scope "own": as in the list of leads, one's own and what presses and is nobody's.
    return scope === "own" && (ownerId === me || (ownerId === null && (kind === "hot" || kind === "urgent")))
  }
  const nameOf = (item: KeptItem): string | null => {
    const patient = patients.find((one) => one.id === item.patientId)
    if (!patient || !scope || scope === "counts") return null
    return isNamed(item) ? patient.name : initials(patient.name)
  }
  const shown = (item: KeptItem): HandoverItem => ({
    kind: item.kind,
    id: item.id,
    href: hrefOf(ctx, item),
    patient: nameOf(item),
    title: item.own && item.patientId !== null && !isNamed(item) ? null : item.title,
    // Of what is no case of urgency a clock tells that it is hot.
    dueAt: scores || item.kind === "task" ? item.dueAt : null,
    since: item.since,
    owner: members.find((one) => one.id === item.ownerId)?.name ?? null,
  })
  // That one stands in the note because it is hot would tell its class: to who may not know it, it is not there.
  const known = scores ? open : open.filter((one) => one.kind !== "hot")
  const words = shared || (scores && scope === "all")
  const items = known.map(shown)
  return {
    detail: { ...toRow(ctx, note), items, done, note: words ? note.note : null },
    patientIds: scope ? patients.map((one) => one.id) : [],
  }
}

function hrefOf(ctx: Ctx, { kind, id, leadId }: KeptItem): string | null {
  if (kind === "task") return grantOf(ctx, "tasks.read") ? `/tasks?task=${id}` : null
  if (kind === "alert") return grantOf(ctx, "alerts.read") ? "/operations/alerts" : null
  return grantOf(ctx, "leads.read") && leadId ? `/leads/${leadId}` : null
}
