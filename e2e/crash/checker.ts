import pg from "pg"
import type { Journal } from "./sender"

// Reads the database with SQL of its own and shares no code with the product, so that it cannot share its mistakes.

export type Verdict = {
  acked: number
  stored: number
  /** Promised and not there. */
  lost: number
  /** More than one row for what happened once. */
  doubled: number
  /** Stored without an end, or said to be processed without its message. */
  undecided: number
  /** Stored, though never sent. */
  foreign: number
  fates: Record<string, number>
  ledger: { accepted: number; duplicate: number; events: number }
}

export async function check(databaseUrl: string, journal: Journal): Promise<Verdict> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    await client.query("begin read only")
    const numbers = async (sql: string, values: unknown[] = []) =>
      Number((await client.query(sql, values)).rows[0]?.n ?? Number.NaN)
    const people = [...journal.from]

    const { rows: stored } = await client.query<{ key: string; fate: string }>(
      `select key, fate from "WebhookEvent" where key like 'wamid.crash.%'`,
    )
    const keys = new Set(stored.map((row) => row.key))
    const fates: Record<string, number> = {}
    for (const { fate } of stored) fates[fate] = (fates[fate] ?? 0) + 1

    const doubled =
      stored.length -
      keys.size +
      (await numbers(
        `select coalesce(sum(n - 1), 0) as n from
           (select count(*) as n from "Message" where "externalId" like 'wamid.crash.%' group by "externalId") as per_message`,
      )) +
      (await numbers(
        `select coalesce(sum(n - 1), 0) as n from
           (select count(*) as n from "Contact" where address = any ($1) group by "clinicId", channel, address) as per_contact`,
        [people],
      )) +
      (await numbers(
        `select coalesce(sum(n - 1), 0) as n from
           (select count(distinct pc."patientId") as n from "PatientContact" pc join "Contact" c on c.id = pc."contactId"
            where c.address = any ($1) group by c.address) as per_person`,
        [people],
      )) +
      (await numbers(
        `select coalesce(sum(n - 1), 0) as n from
           (select count(distinct l.id) as n from "Lead" l join "PatientContact" pc on pc."patientId" = l."patientId"
            join "Contact" c on c.id = pc."contactId"
            where c.address = any ($1) and l.status not in ('won', 'lost', 'archived') group by c.address) as per_lead`,
        [people],
      )) +
      (await numbers(
        `select coalesce(sum(n - 1), 0) as n from
           (select count(*) as n from "Score" s join "Message" m on m.id = s."messageId"
            where m."externalId" like 'wamid.crash.%' group by s."messageId", s.scorer) as per_score`,
      ))

    const undecided =
      (await numbers(
        `select count(*) as n from "WebhookEvent" where key like 'wamid.crash.%'
           and (fate not in ('processed', 'ignored', 'quarantined', 'dead') or (fate <> 'processed' and reason is null))`,
      )) +
      (await numbers(
        `select count(*) as n from "WebhookEvent" e where e.key like 'wamid.crash.%' and e.fate = 'processed'
           and not exists (select from "Message" m where m."externalId" = e.key and m."leadId" is not null)`,
      ))

    const ledger = {
      accepted: await numbers(`select sum(accepted) as n from "WebhookDelivery"`),
      duplicate: await numbers(`select sum(duplicate) as n from "WebhookDelivery"`),
      events: await numbers(`select count(*) as n from "WebhookEvent"`),
    }
    return {
      acked: journal.acked.size,
      stored: keys.size,
      lost: [...journal.acked].filter((key) => !keys.has(key)).length,
      doubled,
      undecided,
      foreign: [...keys].filter((key) => !journal.sent.has(key)).length,
      fates,
      ledger,
    }
  } finally {
    await client.end()
  }
}

/** Waits until nothing is under way any more, or until it has not become less for `patienceMs`. */
export async function untilQuiet(databaseUrl: string, patienceMs = 120_000): Promise<void> {
  let least = Number.POSITIVE_INFINITY
  let until = Date.now() + patienceMs
  while (Date.now() < until) {
    const client = new pg.Client({ connectionString: databaseUrl })
    try {
      await client.connect()
      const { rows } = await client.query(
        `select (select count(*) from "WebhookEvent" where key like 'wamid.crash.%' and fate = 'pending')
           + (select count(*) from engine.event where fanned_at is null)
           + (select count(*) from engine.job where kind <> 'sleep') as n`,
      )
      const left = Number(rows[0].n)
      if (left === 0) return
      if (left < least) {
        least = left
        until = Date.now() + patienceMs
      }
    } catch {
      // It may just be coming back.
    } finally {
      await client.end().catch(() => {})
    }
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}
