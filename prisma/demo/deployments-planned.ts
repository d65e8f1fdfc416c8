import type { DeploymentKind, DeploymentStatus } from "@/lib/deployments/words"
import { addMs, DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/time"
import { CLINICS } from "@/prisma/demo/clinics"
import type { Fails } from "@/prisma/demo/deployment-course"
import { STAFF } from "@/prisma/demo/people"
import { between, type Night } from "@/prisma/demo/releases-stamped"

export type DemoDeployment = {
  name: string
  service: string
  environment: "staging" | "production"
  at: Date
  kind?: DeploymentKind
  release?: string
  previous?: string
  status?: DeploymentStatus
  /** In which phase it came to an end. */
  fails?: Fails
  because?: string
  reason?: string
  by?: string
  group?: number
  overrides?: readonly string[]
  /** Who does not say which image runs: a store, or a host whose API keeps it to itself. */
  silent?: "store" | "host"
}

/** Who put what where, the oldest first. */
export function plannedDeployments({ anchor, night }: { anchor: Date; night: Night }): DemoDeployment[] {
  const ago = (days: number, hours = 0) => addMs(anchor, -days * DAY_MS - hours * HOUR_MS)
  const [home] = CLINICS
  const operator = home ? STAFF[home.slug].operator : ""
  const machine = "GitHub Actions"
  const fixed = between(night.to, anchor, 0.6)
  const production = "production" as const
  const staging = "staging" as const
  return [
    {
      name: "app-2-staging",
      service: "patient-app",
      environment: staging,
      at: ago(2),
      release: "app-2",
      previous: "app-1",
      by: machine,
      silent: "store",
    },
    {
      name: "app-1",
      service: "patient-app",
      environment: production,
      at: ago(25),
      release: "app-1",
      by: machine,
      silent: "store",
    },
    {
      name: "agents-1-staging",
      service: "care-agents",
      environment: staging,
      at: ago(24),
      release: "agents-1",
      by: machine,
    },
    {
      name: "agents-1",
      service: "care-agents",
      environment: production,
      at: ago(23),
      release: "agents-1",
      by: operator,
    },
    {
      name: "dashboard-1",
      service: "doctor-dashboard",
      environment: production,
      at: ago(19),
      release: "dashboard-1",
      by: machine,
    },
    {
      name: "rounds-2",
      service: "rounds",
      environment: production,
      at: ago(16),
      release: "rounds-2",
      previous: "rounds-1",
      by: machine,
    },
    {
      name: "voice-1-staging",
      service: "voice-agent",
      environment: staging,
      at: ago(11),
      release: "voice-1",
      by: machine,
      silent: "host",
    },
    {
      name: "voice-1",
      service: "voice-agent",
      environment: production,
      at: ago(10),
      release: "voice-1",
      by: machine,
      status: "refused",
      fails: "preflight",
      because: "The commit's checks are red.",
    },
    {
      name: "agents-2-staging",
      service: "care-agents",
      environment: staging,
      at: ago(5, 4),
      release: "agents-2",
      previous: "agents-1",
      by: machine,
      status: "rollback_failed",
      fails: "health",
      because: "It was healthy in 0 of 10 attempts, and what ran before did not come back within 15 minutes.",
    },
    {
      name: "agents-2-staging-again",
      service: "care-agents",
      environment: staging,
      at: ago(5, 2),
      release: "agents-2",
      previous: "agents-1",
      by: operator,
      reason: "The model key was missing there; it is set now.",
    },
    {
      name: "gateway",
      service: "doctor-dashboard",
      environment: staging,
      at: ago(3, 1),
      release: "dashboard-2",
      previous: "dashboard-1",
      by: operator,
      status: "cancelled",
      fails: "stable",
      because: "Cancelled by the one who asked; what ran before is back and tested.",
      reason: "Wrong commit was chosen.",
    },
    {
      name: "dashboard-2-staging",
      service: "doctor-dashboard",
      environment: staging,
      at: ago(2, 20),
      release: "dashboard-2",
      previous: "dashboard-1",
      by: machine,
    },
    {
      name: "voice-stop",
      service: "voice-agent",
      environment: staging,
      at: ago(1, 6),
      kind: "stop",
      previous: "voice-1",
      by: operator,
      reason: "It called test numbers twice.",
    },
    {
      name: "rounds-3",
      service: "rounds",
      environment: production,
      at: addMs(night.from, -31 * MINUTE_MS),
      release: "rounds-3",
      previous: "rounds-2",
      by: machine,
    },
    {
      name: "rounds-back",
      service: "rounds",
      environment: production,
      kind: "rollback",
      at: addMs(between(night.to, anchor, 0.2), -8 * MINUTE_MS),
      release: "rounds-2",
      previous: "rounds-3",
      by: operator,
      reason: "Scoring fails again and again since 2026.11.1.",
    },
    {
      name: "rounds-4",
      service: "rounds",
      environment: production,
      at: addMs(fixed, -8 * MINUTE_MS),
      release: "rounds-4",
      previous: "rounds-2",
      by: operator,
      group: 1,
    },
    {
      name: "agents-2",
      service: "care-agents",
      environment: production,
      at: addMs(fixed, -8 * MINUTE_MS + 1),
      release: "agents-2",
      previous: "agents-1",
      by: operator,
      group: 2,
    },
    {
      name: "dashboard-2",
      service: "doctor-dashboard",
      environment: production,
      at: addMs(fixed, -8 * MINUTE_MS + 2),
      release: "dashboard-2",
      previous: "dashboard-1",
      by: operator,
      group: 3,
      status: "rolled_back",
      fails: "proof",
      because:
        "The host runs another image than was asked for: it answers and is healthy, but it is the old one.",
    },
    {
      name: "rounds-4-staging",
      service: "rounds",
      environment: staging,
      at: between(night.to, anchor, 0.45),
      release: "rounds-4",
      previous: "rounds-2",
      by: machine,
    },
  ]
}
