import { vi } from "vitest"

/**
 * Files share a worker, so that packages are loaded once, Prisma's compiler above all. What is ours begins anew with each
 * of them: its modules and what they keep, what they share on globalThis, and the environment.
 */
const worker = globalThis as { __startEnv?: NodeJS.ProcessEnv } & Record<string, unknown>

vi.resetModules()
vi.useRealTimers()
worker.__startEnv ??= { ...process.env }
for (const name of Object.keys(process.env)) if (!(name in worker.__startEnv)) delete process.env[name]
Object.assign(process.env, worker.__startEnv)
for (const name of Object.keys(globalThis)) if (name.startsWith("__rounds")) delete worker[name]
