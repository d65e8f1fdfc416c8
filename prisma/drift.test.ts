import { expect, test } from "vitest"
import { testDatabase } from "@/lib/testing/db"
import { schemaDiff } from "./diff"
import { migrationNames } from "./files"
import { migrate } from "./migrate"

const db = await testDatabase()

test("prisma/schema and prisma/migrations agree", async () => {
  expect(await schemaDiff(db.url), "write a migration with: npm run db:diff").toBe("")
})

test("the bookkeeping is Prisma's own, and a second run applies nothing", async () => {
  const { rows } = await db.owner.query(
    'select migration_name, finished_at is not null as finished from "_prisma_migrations" order by migration_name',
  )
  expect(rows).toEqual(migrationNames().map((migration_name) => ({ migration_name, finished: true })))
  expect(await migrate(db.url, { secret: db.secret })).toEqual([])
})
