import { randomUUID } from "node:crypto"
import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import { PrismaPg } from "@prisma/adapter-pg"
import { bindMigrationAwareSqlAdapterFactory, type SqlDriverAdapter } from "@prisma/driver-adapter-utils"
import type { SchemaEngine } from "@prisma/schema-engine-wasm/schema_engine_bg"
import pg from "pg"
import { schemaFiles } from "./files"

export const NO_FILTERS = { externalTables: [], externalEnums: [] }

type Bindings = typeof import("@prisma/schema-engine-wasm/schema_engine_bg")
let bindings: Promise<Bindings> | undefined

/** Runs `work` with Prisma's schema engine in this process: the CLI would download a binary for the same work. */
export async function withSchemaEngine<T>(
  databaseUrl: string,
  work: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  bindings ??= load()
  const { SchemaEngine } = await bindings
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 3 })
  pool.on("error", () => {})
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
    "./schema_engine_bg.js": bg as unknown as WebAssembly.ModuleImports,
  })
  bg.__wbg_set_wasm(instance.exports)
  ;(instance.exports.__wbindgen_start as () => void)()
  return bg
}

function adapters(pool: pg.Pool, databaseUrl: string) {
  const inner = new PrismaPg(pool)
  return bindMigrationAwareSqlAdapterFactory({
    provider: inner.provider,
    adapterName: inner.adapterName,
    connect: async () => wholeScripts(await inner.connect(), pool),
    async connectToShadowDb() {
      const name = `prisma_shadow_${randomUUID().replaceAll("-", "")}`
      await pool.query(`create database ${name}`)
      const url = new URL(databaseUrl)
      url.pathname = `/${name}`
      const shadow = new pg.Pool({ connectionString: url.href, max: 3 })
      shadow.on("error", () => {})
      const adapter = wholeScripts(await new PrismaPg(shadow).connect(), shadow)
      adapter.dispose = async () => {
        await shadow.end()
        await pool.query(`drop database ${name} with (force)`)
      }
      return adapter
    },
  })
}

// The adapter splits scripts at every semicolon, which breaks functions and DO blocks; the server can take them whole.
function wholeScripts(adapter: SqlDriverAdapter, pool: pg.Pool): SqlDriverAdapter {
  adapter.executeScript = async (script) => {
    await pool.query(script)
  }
  return adapter
}
