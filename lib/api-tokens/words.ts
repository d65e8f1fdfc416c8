import { t } from "@/lib/say"

export const SCOPES = [
  "releases.write",
  "deployments.write",
  "deployments.read",
  "config.write",
  "hosts.write",
  "clinics.write",
  "clinics.read",
] as const
export type TokenScope = (typeof SCOPES)[number]

export const scopeWords = (scope: string): string =>
  ({
    "releases.write": t("Tell of releases"),
    "deployments.write": t("Ask for deployments"),
    "deployments.read": t("Read deployments and releases"),
    "config.write": t("Tell the names of configuration"),
    "hosts.write": t("Tell how hosts are doing"),
    "clinics.write": t("Set up clinics"),
    "clinics.read": t("Read how setting up goes"),
  })[scope] ?? scope

/** So long a token is good where nobody says otherwise, and at most. */
export const USUAL_LIFE_DAYS = 90
export const LONGEST_LIFE_DAYS = 366
