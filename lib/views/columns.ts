import { z } from "zod"
import { readOwnSetting, type Setting, writeOwnSetting } from "@/lib/clinics/settings"
import { fact } from "@/lib/facts"
import { command, query } from "@/lib/operation"
import { lockViews, ownerOf } from "@/lib/views/own"
import { TABLES } from "@/lib/views/words"

const Table = z.enum(TABLES, { error: "This table keeps no columns." })
const Choice = z.record(z.string().regex(/^[a-z][a-zA-Z]{0,30}$/), z.boolean())
const Shown = Choice.refine((chosen) => Object.keys(chosen).length <= 40, "There are not so many columns.")

export const ColumnsInput = z.strictObject({ table: Table })
export const KeepColumnsInput = z.object({ table: Table, columns: Shown })

const setting = (table: string): Setting<typeof Choice> => ({
  key: `columns.${table}`,
  schema: Choice,
})

/** Which columns one shows or puts away in a table, on whatever device; what is not named stands as the table has it. */
export const readColumns = query({
  name: "views.columns",
  may: "session.own",
  input: ColumnsInput,
  run: ({ ctx, tx, input }) => readOwnSetting(tx, ctx, ownerOf(ctx), setting(input.table)),
})

export const keepColumns = command({
  name: "views.keepColumns",
  may: "session.own",
  input: KeepColumnsInput,
  async run({ ctx, tx, input: { table, columns } }) {
    const memberId = ownerOf(ctx)
    await lockViews(tx, ctx)
    const before = await readOwnSetting(tx, ctx, memberId, setting(table))
    const value = { table, columns }
    if (JSON.stringify(before) === JSON.stringify(columns)) return { value, facts: [] }
    await writeOwnSetting(tx, ctx, memberId, setting(table), columns)
    return { value, facts: [fact("view.columns_kept", memberId, { before, after: columns })] }
  },
})
