import { defineConfig } from "vitest/config"

const shared = {
  resolve: {
    alias: { "@": import.meta.dirname, "server-only": `${import.meta.dirname}/lib/testing/server-only.ts` },
  },
}

/** One worker for many files: to start one anew, and Prisma in it, costs more than most files themselves. */
const together = { isolate: false, maxWorkers: 2, setupFiles: ["lib/testing/each-file.ts"] }

// Vitest 5 calls Map.groupBy, which Node 20 lacks; without it a failure is never printed.
const maps = Map as unknown as {
  groupBy?: (items: Iterable<unknown>, keyOf: (item: unknown) => unknown) => unknown
}
maps.groupBy ??= (items, keyOf) => {
  const groups = new Map<unknown, unknown[]>()
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item])
  return groups
}

export default defineConfig({
  test: {
    projects: [
      {
        ...shared,
        test: {
          name: "pure",
          ...together,
          // They read the whole tree: on a busy machine that takes its time.
          testTimeout: 30_000,
          include: [
            "lib/**/*.pure.test.ts",
            "lib/**/rules.test.ts",
            "lib/**/architecture.test.ts",
            "components/**/*.test.ts",
            "scripts/**/*.pure.test.ts",
          ],
        },
      },
      {
        ...shared,
        test: {
          name: "integration",
          include: [
            "lib/**/*.test.ts",
            "inngest/**/*.test.ts",
            "prisma/**/*.test.ts",
            "scripts/**/*.test.ts",
            "app/**/*.test.ts",
          ],
          exclude: [
            "**/*.pure.test.ts",
            "**/rules.test.ts",
            "**/architecture.test.ts",
            ...(process.env.ROUNDS_FULL ? [] : ["**/*.full.test.ts"]),
            "node_modules/**",
          ],
          ...together,
          globalSetup: ["lib/testing/global-setup.ts"],
          testTimeout: 90_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
