import { findFact } from "@/lib/audit/find"
import type { FactRow } from "@/lib/audit/schema"
import type { Ctx } from "@/lib/ctx"
import { AppError } from "@/lib/errors"
import { FactPanel } from "./fact-panel"

/** The panel the address names. One that is gone or not for this reader is simply not opened. */
export async function OpenFact({ ctx, id }: { ctx: Ctx; id: string }) {
  const row = await found(ctx, id)
  return row && <FactPanel key={row.id} row={row} />
}

async function found(ctx: Ctx, id: string): Promise<FactRow | null> {
  try {
    return await findFact(ctx, { id })
  } catch (error) {
    if (error instanceof AppError && ["not_found", "invalid_input"].includes(error.code)) return null
    throw error
  }
}
