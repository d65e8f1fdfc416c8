import type { Account } from "@/lib/crm/account"
import { look } from "@/lib/crm/call"
import type { CrmPerson, CrmPlan } from "@/lib/crm/person"
import { propertiesFor } from "@/lib/crm/values"
import type { Between } from "@/lib/effects/once"
import { type BatchInput, batchCall, batchReadCall, searchManyCall } from "@/lib/providers/hubspot/client"
import { batchAnswer, type SeenContact, seenContacts } from "@/lib/providers/hubspot/read"
import type { CallOutcome } from "@/lib/providers/outcome"

type Properties = Readonly<Record<string, string>>
export type Wrote = {
  written: { person: CrmPerson; externalId: string; properties: Properties }[]
  failed: { patientId: string; reason: string }[]
  /** Already there as they should be. */
  same: number
}
type Input = BatchInput & { person: CrmPerson }
type Stopped = Exclude<CallOutcome, { did: "done" }>
type Outcome = { did: "done"; value: Wrote } | Stopped

const MOST_BYTES = 2 * 1024 * 1024
const BIG = { mostBytes: MOST_BYTES }

/** `people` are asked for anew before each call: who took an agreement back meanwhile is no longer among them. */
type Whom = { people(): CrmPerson[]; between: Between }

/** Writes up to a hundred people: those found by link, number or address are changed, the others made. */
export async function writeMany(
  account: Account,
  plan: CrmPlan,
  { people, between }: Whom,
): Promise<Outcome> {
  const wrote: Wrote = { written: [], failed: [], same: 0 }
  const found = await findMany(account, plan, people())
  if (found.did !== "done") return found
  for (const verb of ["update", "create"] as const) {
    const stopped = await between()
    if (stopped && stopped.did !== "done") return stopped
    const inputs: Input[] = []
    const taken = new Map<string, string>()
    for (const [index, person] of people().entries()) {
      const current = found.value.get(person.patientId)
      if ((current !== undefined) !== (verb === "update")) continue
      // As when one is written by themselves: who was deleted there is made again by nobody but a person.
      if (!current && person.link?.externalId && !account.answer) {
        wrote.failed.push({ patientId: person.patientId, reason: "deleted_there" })
        continue
      }
      const properties = propertiesFor(plan.mapping, person.values, current?.properties ?? null)
      // Two of a family may share a number: the second of them is written by the next message, not in one breath.
      const name = current?.id ?? person.contact.phone ?? person.contact.email ?? ""
      if (Object.keys(properties).length === 0 || taken.has(name)) wrote.same += 1
      else inputs.push({ trace: String(index), person, properties, ...(current && { id: current.id }) })
      taken.set(name, person.patientId)
    }
    const done = await send(account, verb, inputs, wrote)
    if (done) return done
  }
  return { did: "done", value: wrote }
}

async function findMany(account: Account, { mapping }: CrmPlan, people: readonly CrmPerson[]) {
  const names = mapping.map((one) => one.property)
  const found = new Map<string, SeenContact>()
  const linked = people.flatMap(({ link }) => link?.externalId ?? [])
  if (linked.length > 0) {
    const read = await look(account, batchReadCall(account, [...new Set(linked)], names), seenContacts, BIG)
    if (read.did !== "done") return read
    for (const { patientId, link } of people) {
      const seen = read.value.find((one) => one.id === link?.externalId)
      if (seen) found.set(patientId, seen)
    }
  }
  const rest = people.filter((one) => !found.has(one.patientId))
  const phones = rest.flatMap(({ contact }) => contact.phone ?? [])
  const emails = rest.flatMap(({ contact }) => contact.email ?? [])
  if (phones.length + emails.length > 0) {
    const call = searchManyCall(account, [...new Set(phones)], [...new Set(emails)], names)
    const searched = await look(account, call, seenContacts, BIG)
    if (searched.did !== "done") return searched
    for (const { patientId, contact } of rest) {
      const seen =
        searched.value.find((one) => contact.phone && one.properties.phone === contact.phone) ??
        searched.value.find((one) => contact.email && one.properties.email?.toLowerCase() === contact.email)
      if (seen) found.set(patientId, seen)
    }
  }
  return { did: "done" as const, value: found }
}

/** One call; where HubSpot takes none because of one, each half by itself. Nothing: it went on. */
async function send(
  account: Account,
  verb: "create" | "update",
  inputs: readonly Input[],
  wrote: Wrote,
): Promise<Stopped | undefined> {
  if (inputs.length === 0) return undefined
  const given = inputs.map(({ person: _, ...input }) => input)
  const answer = await look(account, batchCall(account, verb, given), batchAnswer, BIG)
  if (answer.did === "done") {
    noteAnswer(inputs, answer.value, wrote)
    return undefined
  }
  if (answer.reason !== "invalid_payload") {
    const mayBeDone = verb === "create" && answer.retry && LOST.includes(answer.reason)
    return mayBeDone ? { did: "unknown", reason: "answer_lost" } : answer
  }
  const [only, another] = inputs
  if (only && !another) {
    wrote.failed.push({ patientId: only.person.patientId, reason: answer.reason })
    return undefined
  }
  const half = Math.ceil(inputs.length / 2)
  return (
    (await send(account, verb, inputs.slice(0, half), wrote)) ??
    (await send(account, verb, inputs.slice(half), wrote))
  )
}
const LOST: readonly string[] = ["no_answer", "answer_lost", "answer_unreadable", "partner_down"]

function noteAnswer(
  inputs: readonly Input[],
  { written, failed }: NonNullable<ReturnType<typeof batchAnswer>>,
  wrote: Wrote,
): void {
  for (const input of inputs) {
    const { person, properties, trace, id } = input
    const isMine = (contact: SeenContact) =>
      (id !== undefined && contact.id === id) ||
      (person.contact.phone !== null && contact.properties.phone === person.contact.phone) ||
      (person.contact.email !== null && contact.properties.email === person.contact.email)
    const bad = failed.find((one) => one.trace === trace || (id !== undefined && one.id === id))
    const good = bad
      ? undefined
      : (written.find((one) => one.trace === trace) ??
        written.find((one) => !one.trace && isMine(one.contact)))
    if (good) wrote.written.push({ person, externalId: good.contact.id, properties })
    else wrote.failed.push({ patientId: person.patientId, reason: bad?.reason ?? "not_answered" })
  }
}
