import { defineConfig } from "vitest/config"

const shared = {
  resolve: {
    alias: { "@": import.meta.dirname, "server-only": `${import.meta.dirname}/lib/testing/server-only.ts` },
  },
}

export default defineConfig({
  test: {
    projects: [
      {
        ...shared,
        test: {
          name: "pure",
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
            "**/*.full.test.ts",
            "node_modules/**",
          ],
          globalSetup: ["lib/testing/global-setup.ts"],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
        },
      },
    ],
  },
})
