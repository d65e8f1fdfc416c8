import { createHash } from "node:crypto"
import { platformDb } from "@/lib/db"
import { addMs, DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/time"
import { seedApiTokens } from "@/prisma/demo/api-tokens"
import { seedDeployments } from "@/prisma/demo/deployments"
import { idOf } from "@/prisma/demo/dice"
import { between, nightOf, stampReleases } from "@/prisma/demo/releases-stamped"

const hex = (what: string) => createHash("sha256").update(`demo ${what}`).digest("hex")
export const shaOf = (release: string): string => hex(`commit ${release}`).slice(0, 40)
const digestOf = (release: string): string => `sha256:${hex(`image ${release}`)}`

type DemoService = {
  name: string
  title: string
  kind: string
  position: number
  owner: string
  driver: string
  image: string | null
  replicas: number
  config: readonly string[]
  /** Names that only staging has. */
  onlyStaging?: readonly string[]
}

const COMMON_CONFIG = ["DATABASE_URL", "LOG_LEVEL", "PUBLIC_URL", "SESSION_SECRET"]
export const DEMO_SERVICES: readonly DemoService[] = [
  {
    name: "edge-gateway",
    title: "Edge gateway",
    kind: "infrastructure",
    position: 0,
    owner: "Platform team",
    driver: "none",
    image: null,
    replicas: 2,
    config: [],
  },
  {
    name: "rounds",
    title: "Rounds",
    kind: "api",
    position: 0,
    owner: "Console team",
    driver: "kubernetes",
    image: "ghcr.io/rounds-demo/rounds",
    replicas: 2,
    config: [...COMMON_CONFIG, "ENCRYPTION_KEY", "WHATSAPP_VERIFY_TOKEN"],
    onlyStaging: ["BOOKING_AGENT_MODEL"],
  },
  {
    name: "care-agents",
    title: "Care agents",
    kind: "agent",
    position: 0,
    owner: "Automation team",
    driver: "ecs",
    image: "ghcr.io/rounds-demo/care-agents",
    replicas: 1,
    config: [...COMMON_CONFIG, "MODEL_API_KEY"],
  },
  {
    name: "voice-agent",
    title: "Voice agent",
    kind: "agent",
    position: 1,
    owner: "Automation team",
    driver: "coolify",
    image: "ghcr.io/rounds-demo/voice-agent",
    replicas: 2,
    config: [...COMMON_CONFIG, "MODEL_API_KEY", "VOICE_API_KEY"],
  },
  {
    name: "doctor-dashboard",
    title: "Doctor dashboard",
    kind: "dashboard",
    position: 0,
    owner: "Console team",
    driver: "webhook",
    image: "ghcr.io/rounds-demo/doctor-dashboard",
    replicas: 2,
    config: ["API_URL", "LOG_LEVEL", "SENTRY_DSN"],
  },
  {
    name: "patient-app",
    title: "Patient app",
    kind: "mobile",
    position: 0,
    owner: "Mobile team",
    driver: "eas",
    image: null,
    replicas: 1,
    config: ["API_URL"],
  },
]

/** Hours before the demo's hour at which each was built; those of the bad night are counted from it. */
const RELEASES: readonly (readonly [name: string, service: string, version: string, hoursAgo: number])[] = [
  ["rounds-1", "rounds", "2026.10.2", 31 * 24],
  ["rounds-2", "rounds", "2026.11.0", 17 * 24],
  ["rounds-3", "rounds", "2026.11.1", 0],
  ["rounds-4", "rounds", "2026.11.2", 0],
  ["rounds-5", "rounds", "2026.12.0-rc.1", 0.4],
  ["agents-1", "care-agents", "1.8.0", 24 * 24],
  ["agents-2", "care-agents", "1.9.0", 6 * 24],
  ["voice-1", "voice-agent", "0.4.1", 12 * 24],
  ["dashboard-1", "doctor-dashboard", "5.2.0", 20 * 24],
  ["dashboard-2", "doctor-dashboard", "5.3.0", 3 * 24],
  ["app-1", "patient-app", "2.6.0", 26 * 24],
  ["app-2", "patient-app", "2.7.0", 2 * 24],
]

const TITLES: Record<string, readonly string[]> = {
  rounds: [
    "Show the waiting time in the clinic's own hours",
    "Ask once for a consent that two forms want",
    "Keep the place in a list when going back",
    "Send reminders in the language of the last message",
  ],
  "care-agents": ["Hand over when a patient asks for a person", "Answer within the booking hours only"],
  "voice-agent": ["Say the clinic's name in full"],
  "doctor-dashboard": ["Load the day before the week", "Remember the chosen practitioner"],
  "patient-app": ["Open a booking from its message", "Show times in the phone's zone"],
}
const AUTHORS = ["Ada Ionescu", "Vikram Rao", "Mara Weiss"]

const MIGRATIONS: Record<string, readonly { name: string; isCompatible: boolean | null; note?: string }[]> = {
  "rounds-3": [{ name: "0054_score_reasons", isCompatible: true, note: "Adds a column that may be empty." }],
  "rounds-5": [
    { name: "0057_lead_channels", isCompatible: true, note: "Adds a table." },
    { name: "0058_drop_old_scores", isCompatible: false, note: "Drops columns that 2026.11 still reads." },
    { name: "0059_visit_codes", isCompatible: null },
  ],
}

export const releaseIdOf = (name: string, at: Date): string => idOf(`release ${name}`, at)

export type DemoRelease = {
  id: string
  name: string
  service: string
  gitSha: string
  imageDigest: string
  version: string
  at: Date
}

/** Six services in two places each, and how their releases came there. */
export async function seedSoftware(anchor: Date): Promise<void> {
  const db = platformDb()
  const skipDuplicates = true
  const night = await nightOf(anchor)
  const began = addMs(anchor, -40 * DAY_MS)
  const serviceId = (name: string) => idOf(`service ${name}`, began)
  const placeId = (service: string, environment: string) => idOf(`place ${service} ${environment}`, began)

  const weekdays = [1, 2, 3, 4, 5]
  await db.environment.createMany({
    data: [
      { name: "staging", title: "Staging", position: 0, needsChecks: false },
      {
        name: "production",
        title: "Production",
        position: 1,
        windows: [{ days: weekdays, from: "05:00", to: "19:00" }],
      },
    ],
    skipDuplicates,
  })
  await db.softwareService.createMany({
    data: DEMO_SERVICES.map(({ name, title, kind, position, owner }) => ({
      id: serviceId(name),
      name,
      title,
      kind,
      position,
      owner,
      ownerContact: `${owner.split(" ")[0]?.toLowerCase()}@rounds.example`,
      repository: `rounds-demo/${name}`,
      createdAt: began,
    })),
    skipDuplicates,
  })
  await db.servicePlace.createMany({
    data: DEMO_SERVICES.flatMap((one) =>
      ["staging", "production"].map((environment) => ({
        id: placeId(one.name, environment),
        serviceId: serviceId(one.name),
        environment,
        baseUrl:
          one.kind === "mobile"
            ? null
            : `https://${one.name}${environment === "staging" ? ".staging" : ""}.rounds.example`,
        smoke:
          one.name === "rounds" ? { protectedPath: "/api/leads", corsOrigin: "https://rounds.example" } : {},
        driver: one.driver,
        image: one.image,
        replicas: environment === "staging" ? 1 : one.replicas,
        configNames: [...one.config, ...(environment === "staging" ? (one.onlyStaging ?? []) : [])].sort(),
        configAt: one.config.length > 0 ? addMs(anchor, -3 * HOUR_MS) : null,
        createdAt: began,
      })),
    ),
    skipDuplicates,
  })

  const releases = RELEASES.map(([name, service, version, hoursAgo]): DemoRelease => {
    const at =
      name === "rounds-3"
        ? addMs(night.from, -50 * MINUTE_MS)
        : name === "rounds-4"
          ? between(night.to, anchor, 0.4)
          : addMs(anchor, -hoursAgo * HOUR_MS)
    return {
      id: releaseIdOf(name, at),
      name,
      service,
      version,
      at,
      gitSha: shaOf(name),
      imageDigest: service === "patient-app" ? `eas:${hex(name).slice(0, 32)}` : digestOf(name),
    }
  })
  await db.release.createMany({
    data: releases.map(({ id, name, service, version, at, gitSha, imageDigest }, n) => ({
      id,
      serviceId: serviceId(service),
      gitSha,
      imageDigest,
      version,
      branch: name === "rounds-5" ? "release/2026.12" : "main",
      buildTime: addMs(at, -4 * MINUTE_MS),
      changes: (TITLES[service] ?? []).map((title, index) => ({
        sha: index === 0 ? gitSha : hex(`${name} ${title}`).slice(0, 40),
        title,
        author: AUTHORS[(n + index) % AUTHORS.length] ?? "",
      })),
      checks: name === "voice-1" ? "red" : name === "app-2" ? "unknown" : "green",
      checksAt: name === "app-2" ? null : addMs(at, 2 * MINUTE_MS),
      source: n % 3 === 0 ? "github" : "api",
      createdAt: at,
    })),
    skipDuplicates,
  })
  await db.releaseMigration.createMany({
    data: releases.flatMap(({ id, name }) =>
      (MIGRATIONS[name] ?? []).map((one) => ({ releaseId: id, ...one })),
    ),
    skipDuplicates,
  })
  const release = (name: string): DemoRelease => {
    const found = releases.find((one) => one.name === name)
    if (!found) throw new Error(`The demo has no release ${name}`)
    return found
  }
  await seedApiTokens(anchor)
  await seedDeployments({ anchor, night, release, placeId })
  await stampReleases([
    { from: addMs(anchor, -31 * DAY_MS), sha: shaOf("rounds-1") },
    { from: addMs(anchor, -16 * DAY_MS), sha: shaOf("rounds-2") },
    { from: addMs(night.from, -25 * MINUTE_MS), sha: shaOf("rounds-3") },
    { from: between(night.to, anchor, 0.2), sha: shaOf("rounds-2") },
    { from: between(night.to, anchor, 0.6), sha: shaOf("rounds-4") },
  ])
}
