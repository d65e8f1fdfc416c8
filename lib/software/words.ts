import { t } from "@/lib/say"

/** What is put out first stands first. */
export const SERVICE_KINDS = ["infrastructure", "api", "agent", "dashboard", "mobile"] as const
export type ServiceKind = (typeof SERVICE_KINDS)[number]

export const kindWords = (kind: string): string =>
  ({
    infrastructure: t("Infrastructure"),
    api: t("API"),
    agent: t("Agent"),
    dashboard: t("Dashboard"),
    mobile: t("Mobile app"),
  })[kind] ?? kind

/** The ways to put something somewhere, and none. */
export const PLACE_DRIVERS = [
  "none",
  "coolify",
  "compose",
  "webhook",
  "ecs",
  "kubernetes",
  "github",
  "eas",
] as const
export type PlaceDriver = (typeof PLACE_DRIVERS)[number]

export const driverTitle = (driver: string): string =>
  ({
    none: t("By nobody: it is only watched"),
    coolify: "Coolify",
    compose: "Docker Compose",
    webhook: t("Signed webhook"),
    ecs: "AWS ECS",
    kubernetes: "Kubernetes",
    github: "GitHub Actions",
    eas: "Expo EAS",
  })[driver] ?? driver

/** Whether what puts it there may not know which image runs: then a host may bear witness. */
export const mayNeedWitness = (driver: string): boolean => ["coolify", "github", "webhook"].includes(driver)

/** A window of an environment: days as ISO counts them (1 is Monday), hours in UTC. */
export type DeployWindow = { days: number[]; from: string; to: string }

/** Ten characters tell commits of one service apart, as GitHub shows them. */
export const shortSha = (sha: string): string => sha.slice(0, 10)
