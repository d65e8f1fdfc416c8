import type { Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import { isId } from "@/lib/ids"
import type { Judged } from "@/lib/imports/judge"
import { Kept } from "@/lib/imports/schema"
import { CONSENT_PREFIX } from "@/lib/imports/words"

const AT_ONCE = 2_000

/** One of the clinic's imports, held until the transaction ends where it is to be changed. */
export async function findStored(tx: Tx, id: string, hold = false) {
  if (!isId(id)) fail("not_found")
  if (hold) await tx.$executeRaw`select from "PatientImport" where id = ${id}::uuid for update`
  const found = (await tx.patientImport.findUnique({ where: { id } })) ?? fail("not_found")
  return { ...found, kept: Kept.parse(found.counts) }
}

export async function writeRows(
  tx: Tx,
  clinicId: string,
  importId: string,
  judged: readonly Judged[],
): Promise<void> {
  for (let from = 0; from < judged.length; from += AT_ONCE) {
    const rows = judged
      .slice(from, from + AT_ONCE)
      .map(({ line, cells, outcome, problem, match, consents }) => ({
        line,
        given: {
          cells,
          adds: [...Object.keys(match?.known ? match.adds : {}), ...addedConsents(match, consents)],
        },
        outcome,
        problem,
        patientId: match?.known?.id ?? null,
      }))
    await tx.$executeRaw`
      insert into "PatientImportRow" ("clinicId", "importId", line, given, outcome, problem, "patientId")
      select ${clinicId}::uuid, ${importId}::uuid, line, given, outcome, problem, "patientId"
      from json_to_recordset(${JSON.stringify(rows)}::json)
        as row (line int, given json, outcome text, problem text, "patientId" uuid)
      on conflict do nothing`
  }
}

const addedConsents = (match: Judged["match"], consents: Judged["consents"]): string[] =>
  match?.known ? Object.keys(consents).map((purpose) => `${CONSENT_PREFIX}${purpose}`) : []

export function countOutcomes(rows: readonly { outcome: string }[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { outcome } of rows) counts[outcome] = (counts[outcome] ?? 0) + 1
  return counts
}

export const cellsOf = (given: unknown): string[] => textsIn(given, "cells")

/** What the line changes about somebody known: fields, and consents by their column's name. */
export const addsIn = (given: unknown): string[] => textsIn(given, "adds")

function textsIn(given: unknown, key: string): string[] {
  const texts = typeof given === "object" && given !== null ? Object.entries(given) : []
  const found: unknown = texts.find(([name]) => name === key)?.[1]
  return Array.isArray(found) ? found.map(String) : []
}
