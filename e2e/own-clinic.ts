import { randomUUID } from "node:crypto"
import type { Runtime } from "@/scripts/runtime"
import { readRows } from "./database"
import { demoEmail } from "./sign-in"

export type OwnClinic = { id: string; slug: string; email: string }

/**
 * A clinic that no other test looks at, with one admin whose password is the demo's. For what would stand in others'
 * way: hundreds of rows, hostile names.
 */
export async function makeOwnClinic(runtime: Runtime, name: string): Promise<OwnClinic> {
  const [id, userId, memberId] = [randomUUID(), randomUUID(), randomUUID()]
  const slug = `own-${id.slice(0, 8)}`
  const email = `${slug}@example.test`
  await readRows(
    runtime,
    `insert into "Clinic" (id, slug, name, "timeZone", country, currency) values ($1, $2, $3, 'Europe/Bucharest', 'RO', 'EUR')`,
    [id, slug, name],
  )
  await readRows(
    runtime,
    `insert into "User" (id, email, name, "passwordHash") select $1, $2, 'Own admin', "passwordHash" from "User" where email = $3`,
    [userId, email, demoEmail("admin")],
  )
  await readRows(
    runtime,
    `insert into "Member" (id, "clinicId", "userId", name, roles) values ($1, $2, $3, 'Own admin', array['admin'])`,
    [memberId, id, userId],
  )
  return { id, slug, email }
}

/** `most` at a time; results in order. */
export async function inParallel<In, Out>(
  items: readonly In[],
  most: number,
  work: (item: In, index: number) => Promise<Out>,
): Promise<Out[]> {
  const results: Out[] = []
  let next = 0
  const lane = async (): Promise<void> => {
    while (next < items.length) {
      const index = next++
      results[index] = await work(items[index]!, index)
    }
  }
  await Promise.all(Array.from({ length: most }, lane))
  return results
}
