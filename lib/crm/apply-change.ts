import { compare, peopleBehind } from "@/lib/crm/compare"
import { endLink } from "@/lib/crm/end-link"
import { HUBSPOT, type Link, standingIds, takeLinks } from "@/lib/crm/links"
import { readPlan } from "@/lib/crm/person"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { type Fact, fact } from "@/lib/facts"
import { standingPatientId } from "@/lib/patients/reach"
import type { CrmChange } from "@/lib/providers/hubspot/shape"
import { openFromPartner } from "@/lib/subject-requests/open-request"
import { makeTask } from "@/lib/tasks/make"
import { addMs, DAY_MS } from "@/lib/time"

type Applied = { facts: Fact[]; ignored?: string }

const UNKNOWN = "Nobody here is linked to this contact."
const OLD = "It happened before what is known already."
/** Until then the law wants an erasure to be answered. */
const ERASURE_DAYS = 30
const MERGE_DAYS = 3

/** What HubSpot tells of a contact, in the order in which it happened there and not in which it is told. */
export async function applyCrmChange(tx: Tx, ctx: Ctx, change: CrmChange): Promise<Applied> {
  const links = await takeLinks(tx, change.mergedIds ?? [change.objectId])
  if (links.length === 0) return { facts: [], ignored: UNKNOWN }
  if (change.kind === "created") return { facts: [] }
  if (change.kind === "changed") return changed(tx, ctx, change, links)
  if (change.kind === "erased") return erased(tx, ctx, change, links)
  // Of the contact itself the last word counts; an erasure is always one.
  const current = links.filter((link) => (link.heard["*"] ?? 0) <= change.at.getTime())
  if (current.length === 0) return { facts: [], ignored: OLD }
  for (const link of current) await hear(tx, ctx, link, change.at)
  if (change.kind === "merged") return merged(tx, ctx, change, current)
  const facts: Fact[] = []
  for (const link of current)
    facts.push(
      ...(change.kind === "deleted"
        ? await endLink(tx, ctx, link, { status: "deleted", because: "contact.deletion" })
        : await backAgain(tx, ctx, link)),
    )
  return { facts }
}

async function changed(tx: Tx, ctx: Ctx, change: CrmChange, links: readonly Link[]): Promise<Applied> {
  const { property = "", value, at } = change
  const plan = await readPlan(tx, ctx)
  if (!plan.mapping.some((one) => one.property === property))
    return { facts: [], ignored: "This property is written nowhere and read nowhere." }
  if (value === undefined) return { facts: [], ignored: "HubSpot does not tell the value." }
  const linked = links.filter((link) => link.status === "linked")
  if (linked.length === 0) return { facts: [], ignored: "This contact was deleted there." }
  const facts: Fact[] = []
  let isOld = true
  const people = await peopleBehind(tx, ctx, plan, linked)
  for (const link of linked) {
    const done = await compare(tx, ctx, plan, link, people.get(link.id), { [property]: value }, at)
    facts.push(...done.facts)
    isOld &&= done.isOld
  }
  return isOld ? { facts, ignored: OLD } : { facts }
}

/** An order to erase, whoever gave it to HubSpot: nothing is written there any more, and a person looks at what is here. */
async function erased(tx: Tx, ctx: Ctx, { objectId }: CrmChange, links: readonly Link[]): Promise<Applied> {
  const facts: Fact[] = []
  for (const link of links) {
    const patientId = await standingPatientId(tx, link.patientId)
    const task = await makeTask(tx, ctx, {
      kind: "erasure",
      title: "Decide on an erasure that was ordered at HubSpot",
      why: "The contact was deleted there for privacy. Nothing is written there any more; what is kept here is still here.",
      dueAt: addMs(ctx.now, ERASURE_DAYS * DAY_MS),
      owner: { role: "admin" },
      patientId,
      source: "rule",
      sourceId: link.id,
      effectKey: `erasure:${HUBSPOT}:${objectId}:${link.id}`,
    })
    const asked = await openFromPartner(tx, ctx, { patientId, key: `${HUBSPOT}:${objectId}:${link.id}` })
    facts.push(
      ...(await endLink(tx, ctx, link, { status: "erased", because: "contact.privacyDeletion" })),
      ...task.facts,
      ...asked,
    )
  }
  return { facts }
}

/** The links go over to the id that goes on. Two people of ours who are one there may be one here: a person decides. */
async function merged(tx: Tx, ctx: Ctx, change: CrmChange, links: readonly Link[]): Promise<Applied> {
  const { survivingId = change.objectId } = change
  const facts: Fact[] = []
  for (const link of links) {
    const isBack = link.status === "deleted" && link.because === "contact.deletion"
    if (link.externalId === survivingId && !isBack) continue
    await tx.crmLink.update({
      where: { id: link.id },
      data: {
        externalId: survivingId,
        mergedFrom: link.externalId,
        ...(isBack && { status: "linked", because: null, endedAt: null }),
        updatedAt: ctx.now,
      },
    })
    const after = { partner: HUBSPOT, externalId: survivingId }
    facts.push(
      fact("crm.merged", link.id, {
        patientId: link.patientId,
        before: { externalId: link.externalId },
        after,
      }),
    )
  }
  const ids = await standingIds(
    tx,
    links.map((link) => link.patientId),
  )
  const people = [...new Set(ids.values())].sort()
  const [one, ...others] = people
  for (const other of one ? others : []) {
    const task = await makeTask(tx, ctx, {
      kind: "check_person",
      title: "Two patients were merged into one contact at HubSpot: are they one person?",
      why: "If they are, merge them here too. Nothing was merged by itself.",
      dueAt: addMs(ctx.now, MERGE_DAYS * DAY_MS),
      owner: { role: "coordinator" },
      patientId: one,
      href: `/patients/${one}/merge?with=${other}`,
      source: "rule",
      effectKey: `crm_merge:${[one, other].join(":")}`,
    })
    facts.push(...task.facts)
  }
  return { facts }
}

async function backAgain(tx: Tx, ctx: Ctx, { id, patientId, status }: Link): Promise<Fact[]> {
  if (status !== "deleted") return []
  const data = { status: "linked", because: null, endedAt: null, updatedAt: ctx.now }
  await tx.crmLink.update({ where: { id }, data })
  return [fact("crm.restored", id, { patientId, after: { partner: HUBSPOT } })]
}

const hear = (tx: Tx, ctx: Ctx, { id, heard }: Link, at: Date) =>
  tx.crmLink.update({
    where: { id },
    data: { heard: { ...heard, "*": at.getTime() }, updatedAt: ctx.now },
  })
