import { randomUUID } from "node:crypto"
import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import { PrismaPg } from "@prisma/adapter-pg"
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlDriverAdapter,
} from "@prisma/driver-adapter-utils"
import type { SchemaEngine } from "@prisma/schema-engine-wasm/schema_engine_bg"
import pg from "pg"
import { schemaFiles } from "./files"

export const NO_FILTERS = { externalTables: [], externalEnums: [] }

type Bindings = typeof import("@prisma/schema-engine-wasm/schema_engine_bg")
// The package holds one instance a process: bound a second time, what the first was asked is never answered.
const BOUND = Symbol.for("rounds.schema-engine")
const holder = globalThis as { [BOUND]?: Promise<Bindings> }

/** Runs `work` with Prisma's schema engine in this process: the CLI would download a binary for the same work. */
export async function withSchemaEngine<T>(
  databaseUrl: string,
  work: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  holder[BOUND] ??= load()
  const { SchemaEngine } = await holder[BOUND]
  const pool = quietPool(databaseUrl)
  try {
    const datamodels = schemaFiles().map(({ path, content }): [string, string] => [path, content])
    const engine = await SchemaEngine.new({ datamodels }, () => {}, adapters(pool, databaseUrl))
    try {
      return await work(engine)
    } finally {
      engine.free()
    }
  } finally {
    await pool.end()
  }
}

async function load(): Promise<Bindings> {
  const bg = (await import("@prisma/schema-engine-wasm/schema_engine_bg")) as Bindings & {
    __wbg_set_wasm(exports: WebAssembly.Exports): void
  }
  const script = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg")
  const { instance } = await WebAssembly.instantiate(readFileSync(script.replace(/\.js$/, ".wasm")), {
    "./schema_engine_bg.js": { ...bg, ...unheldTimers(bg) } as unknown as WebAssembly.ModuleImports,
  })
  bg.__wbg_set_wasm(instance.exports)
  ;(instance.exports.__wbindgen_start as () => void)()
  return bg
}

function quietPool(connectionString: string): pg.Pool {
  const pool = new pg.Pool({ connectionString, max: 3 })
  pool.on("error", () => {})
  return pool
}

/** The engine never clears the ten-second time-out of its lock; as it is, every command would end ten seconds late. */
function unheldTimers(bg: object): Record<string, unknown> {
  const names = Object.keys(bg).filter((name) => name.startsWith("__wbg_setTimeout_"))
  const set = (act: () => void, ms: number) => setTimeout(act, ms >>> 0).unref()
  return Object.fromEntries(names.map((name) => [name, set]))
}

function adapters(pool: pg.Pool, databaseUrl: string) {
  const inner = new PrismaPg(pool)
  return bindMigrationAwareSqlAdapterFactory({
    provider: inner.provider,
    adapterName: inner.adapterName,
    connect: async () => mended(await inner.connect(), pool),
    async connectToShadowDb() {
      const name = `prisma_shadow_${randomUUID().replaceAll("-", "")}`
      await pool.query(`create database ${name}`)
      const url = new URL(databaseUrl)
      url.pathname = `/${name}`
      const shadow = quietPool(url.href)
      const adapter = mended(await new PrismaPg(shadow).connect(), shadow)
      adapter.dispose = async () => {
        await shadow.end()
        await pool.query(`drop database ${name} with (force)`)
      }
      return adapter
    },
  })
}

const INTERNAL_CHAR = 18
const TEXT = 25

/**
 * Two gaps of the adapter mended for the schema engine: it splits scripts at every semicolon, which breaks functions and
 * DO blocks; and it knows no internal "char", of which the catalogue tables are full.
 */
function mended(adapter: SqlDriverAdapter, pool: pg.Pool): SqlDriverAdapter {
  adapter.executeScript = async (script) => {
    await pool.query(script)
  }
  let chars: number[] = []
  const query = pool.query.bind(pool) as (...args: unknown[]) => Promise<pg.QueryResult>
  pool.query = (async (...args: unknown[]) => {
    const result = await query(...args)
    const fields = result.fields ?? []
    chars = fields.flatMap((field, index) => (field.dataTypeID === INTERNAL_CHAR ? [index] : []))
    for (const index of chars) fields[index]!.dataTypeID = TEXT
    return result
  }) as typeof pool.query
  const queryRaw = adapter.queryRaw.bind(adapter)
  // The engine asks one question at a time, so `chars` belongs to this answer.
  adapter.queryRaw = async (question) => {
    const answer = await queryRaw(question)
    for (const index of chars) answer.columnTypes[index] = ColumnTypeEnum.Character
    return answer
  }
  return adapter
}
