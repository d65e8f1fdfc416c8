import { t } from "@/lib/say"

/** Client-safe: the parts of a deployment in the order they are gone through. */
export const PHASES = [
  "preflight",
  "save",
  "deploy",
  "stable",
  "health",
  "smoke",
  "proof",
  "watch",
  "rollback",
  "rollback_stable",
  "rollback_smoke",
  "report",
] as const
export type PhaseName = (typeof PHASES)[number]

export const PHASE_STATUSES = ["waiting", "running", "done", "failed", "skipped"] as const
export type PhaseStatus = (typeof PHASE_STATUSES)[number]

/** Those that are begun only when something failed or was cancelled. */
export const WAY_BACK: readonly PhaseName[] = ["rollback", "rollback_stable", "rollback_smoke"]

type Kind = "deploy" | "rollback" | "stop" | "resume"

const PLANNED: Record<Kind, readonly PhaseName[]> = {
  deploy: ["preflight", "save", "deploy", "stable", "health", "smoke", "proof", "watch", "report"],
  rollback: ["preflight", "save", "deploy", "stable", "health", "smoke", "proof", "watch", "report"],
  stop: ["deploy", "stable", "report"],
  resume: ["deploy", "stable", "health", "smoke", "proof", "report"],
}

/** What is meant to be gone through, before anything is known; the way back is added when it is taken. */
export const plannedPhases = (kind: Kind): readonly PhaseName[] => PLANNED[kind]

export const positionOf = (name: PhaseName): number => PHASES.indexOf(name)

export function phaseTitle(name: PhaseName, kind: Kind = "deploy"): string {
  if (name === "deploy" && kind === "stop") return t("Stop it")
  if (name === "deploy" && kind === "resume") return t("Start it")
  if (name === "stable" && kind === "stop") return t("Wait until nothing runs")
  return {
    preflight: t("Pre-flight"),
    save: t("Note what runs now"),
    deploy: t("Put it there"),
    stable: t("Wait until it is stable"),
    health: t("Health"),
    smoke: t("Smoke tests"),
    proof: t("Four-way proof"),
    watch: t("Watch the error rate"),
    rollback: t("Go back"),
    rollback_stable: t("Wait for what ran before"),
    rollback_smoke: t("Test what ran before"),
    report: t("Report"),
  }[name]
}

export const phaseStatusWord = (status: PhaseStatus): string =>
  ({
    waiting: t("To come"),
    running: t("Under way"),
    done: t("Done"),
    failed: t("Failed"),
    skipped: t("Left out"),
  })[status]
