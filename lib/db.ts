import { createHmac } from "node:crypto"
import { PrismaPg } from "@prisma/adapter-pg"
import pg from "pg"
import { env } from "@/lib/env"
import { fail } from "@/lib/errors"
import { noteLostConnection } from "@/lib/figures/calls"
import { type Prisma, PrismaClient } from "@/lib/generated/prisma/client"
import { isId } from "@/lib/ids"
import { log } from "@/lib/log"
import { now } from "@/lib/time"

export type DatabaseRole = "rounds_app" | "rounds_platform"
export type Tx = Prisma.TransactionClient

/** The run-time roles' passwords follow from the secret, so that no second secret has to be kept or handed round. */
export function rolePassword(secret: string, role: DatabaseRole): string {
  return createHmac("sha256", secret).update(`database role ${role}`).digest("hex")
}

export function roleUrl(databaseUrl: string, secret: string, role: DatabaseRole): string {
  const url = new URL(databaseUrl)
  url.username = role
  url.password = rolePassword(secret, role)
  return url.toString()
}

type Held = {
  app?: PrismaClient
  replica?: PrismaClient
  platform?: PrismaClient
  inbox?: pg.Pool
  platformInbox?: pg.Pool
  hold?: pg.Pool
  engine?: pg.Pool
  platformPool?: pg.Pool
}

// Next bundles routes and instrumentation apart: what they share lives on globalThis.
const holder = globalThis as { __roundsDb?: Held }
holder.__roundsDb ??= {}
const held: Held = holder.__roundsDb

let few = false

/**
 * For the worker, before first use: its work is many short transactions, and on a small machine each connection more is
 * a process more that keeps the webhooks' answers waiting.
 */
export function keepFewConnections(): void {
  few = true
}

let patienceMs = 15_000

/** For what prepares a database that nobody uses yet, before first use: on a slow machine it may take its time. */
export function takeTime(): void {
  patienceMs = 300_000
}

type Connected = ((error: Error) => void) | ((error: null, client: pg.Client) => void)

/** Counts connections that could not be had or broke off, whoever's pool they are of. */
export class CountedClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config)
    this.on("error", noteLostConnection)
  }

  override connect(): Promise<pg.Client>
  override connect(callback: Connected): void
  override connect(callback?: Connected): Promise<pg.Client> | undefined {
    if (!callback)
      return super.connect().catch((error: unknown) => {
        noteLostConnection()
        throw error
      })
    super.connect((error: Error | null) => {
      if (error) noteLostConnection()
      ;(callback as (error: Error | null, client: pg.Client) => void)(error, this)
    })
  }
}

const urlFor = (role: DatabaseRole, base = env().DATABASE_URL) => roleUrl(base, env().NEXTAUTH_SECRET, role)

// The Prisma adapter sends and reads instants without their zone: every session must speak UTC, whatever the server does.
const UTC = "-c timezone=UTC"

/** The door's rows are stamped with the running release by the database itself, so that no call carries it. */
function stamped(): string {
  const sha = env().GIT_SHA
  return /^[\w.-]{1,100}$/.test(sha) ? `${UTC} -c app.release=${sha}` : UTC
}

function prisma(role: DatabaseRole, max: number, base?: string): PrismaClient {
  const adapter = new PrismaPg(
    {
      Client: CountedClient,
      connectionString: urlFor(role, base),
      max,
      connectionTimeoutMillis: 5_000,
      idleTimeoutMillis: 30_000,
      statement_timeout: patienceMs,
      idle_in_transaction_session_timeout: patienceMs + 5_000,
      application_name: `rounds ${role}`,
      options: UTC,
    },
    { onPoolError: (error) => log.warn("database.connection_lost", { error }) },
  )
  return new PrismaClient({ adapter, transactionOptions: { maxWait: 5_000, timeout: patienceMs } })
}

function pool(
  role: DatabaseRole,
  purpose: string,
  max: number,
  statementTimeoutMs: number,
  more: pg.PoolConfig = {},
): pg.Pool {
  const made = new pg.Pool({
    ...more,
    Client: CountedClient,
    connectionString: urlFor(role),
    max,
    connectionTimeoutMillis: 3_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: statementTimeoutMs,
    // A server that hangs cannot keep its own time-out.
    query_timeout: statementTimeoutMs + 1_000,
    keepAlive: true,
    application_name: `rounds ${purpose}`,
    options: stamped(),
  })
  // Without a listener on each client a database restart is an uncaught EPIPE, which ends the process.
  made.on("connect", (client) => {
    client.on("error", () => {})
  })
  made.on("error", (error) => log.warn("database.connection_lost", { error }))
  return made
}

/** Prisma as `rounds_app`: sees one clinic per transaction, and nothing outside one. */
export function appDb(): PrismaClient {
  held.app ??= prisma("rounds_app", few ? 3 : 10)
  return held.app!
}

/** The same at DATABASE_READ_REPLICA_URL, through `onReplica` (lib/replica.ts) alone: it says whether it may be asked. */
export function replicaDb(): PrismaClient {
  held.replica ??= prisma("rounds_app", 4, env().DATABASE_READ_REPLICA_URL)
  return held.replica!
}

/** Prisma as `rounds_platform`: sign-in look-ups, engine, schedules, retention, deployments. */
export function platformDb(): PrismaClient {
  held.platform ??= prisma("rounds_platform", 5)
  return held.platform!
}

/** The webhooks' own small pool, so that a busy console cannot keep a provider waiting. */
export function inboxPool(): pg.Pool {
  held.inbox ??= pool("rounds_app", "inbox", 8, 5_000)
  return held.inbox!
}

/** What the webhooks' door needs of the platform: deliveries without a clinic, refusals, rates. */
export function platformInboxPool(): pg.Pool {
  held.platformInbox ??= pool("rounds_platform", "inbox platform", 2, 5_000)
  return held.platformInbox!
}

/** A partner's patience and what is written round it; less than the 15 s that a withdrawal of consent may wait. */
const HOLD_MS = 12_000

/**
 * For locks held while a partner is called, which no statement waits in: nothing else may starve of it, nor it of others.
 * A frozen process keeps its connection, so Postgres takes the locks away from it.
 */
export function holdPool(): pg.Pool {
  held.hold ??= pool("rounds_app", "hold", 12, 15_000, {
    idle_in_transaction_session_timeout: HOLD_MS,
  })
  return held.hold!
}

export function enginePool(): pg.Pool {
  held.engine ??= pool("rounds_platform", "engine", few ? 4 : 10, 15_000)
  return held.engine!
}

export function platformPool(): pg.Pool {
  held.platformPool ??= pool("rounds_platform", "platform", 4, 15_000)
  return held.platformPool!
}

/** A connection of its own for LISTEN; the caller reconnects it. */
export function listenClient(purpose: string): pg.Client {
  const client = new pg.Client({
    connectionString: urlFor("rounds_platform"),
    keepAlive: true,
    application_name: `rounds ${purpose} listen`,
    options: UTC,
    connectionTimeoutMillis: 3_000,
  })
  client.on("error", () => {})
  return client
}

/**
 * A connection of its own as the database's owner, who sees every table: for copies and what is restored from them.
 * `url` names another database than this installation's. The caller connects and ends it; a statement may take long.
 */
export function ownerClient(purpose: string, url?: string): pg.Client {
  const client = new pg.Client({
    connectionString: url ?? ownerUrl(),
    keepAlive: true,
    application_name: `rounds ${purpose}`,
    options: UTC,
    connectionTimeoutMillis: 10_000,
  })
  client.on("error", () => {})
  return client
}

/** The owner's address: that of migrations. */
export const ownerUrl = (): string => env().DATABASE_MIGRATION_URL ?? env().DATABASE_URL

/** One transaction in which row-level security shows exactly this clinic. */
export function inClinic<T>(clinicId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  if (!isId(clinicId)) return Promise.reject(new TypeError("inClinic needs a clinic id"))
  return appDb().$transaction(async (tx) => {
    // The product's clock goes with it, for what the database itself stamps.
    await tx.$queryRaw`select set_config('app.clinic_id', ${clinicId}, true), set_config('app.now', ${now().toISOString()}, true)`
    return work(tx)
  })
}

/** `await tx.lead.findUnique(…) ?? absent()`: the same answer for an unknown id and for another clinic's. */
export function absent(): never {
  return fail("not_found")
}

export async function closeDb(): Promise<void> {
  const { app, replica, platform, inbox, platformInbox, hold, engine, platformPool: other } = held
  for (const name of Object.keys(held) as (keyof Held)[]) delete held[name]
  await Promise.allSettled([
    app?.$disconnect(),
    replica?.$disconnect(),
    platform?.$disconnect(),
    inbox?.end(),
    platformInbox?.end(),
    hold?.end(),
    engine?.end(),
    other?.end(),
  ])
}
