export const ROLES = [
  "admin",
  "doctor",
  "coordinator",
  "frontdesk",
  "caregiver",
  "operator",
  "auditor",
] as const
export type Role = (typeof ROLES)[number]

export const ROLE_NAMES: Record<Role, string> = {
  admin: "Admin",
  doctor: "Doctor",
  coordinator: "Coordinator",
  frontdesk: "Front desk",
  caregiver: "Caregiver",
  operator: "Operator",
  auditor: "Auditor",
}

/** all = whole clinic; own = own or assigned persons; masked = initials, last two digits, no text; counts = numbers only. */
export type Scope = "all" | "own" | "masked" | "counts"

export type Grant = {
  scope: Scope
  /** Needs a password given in the last five minutes, and a reason. */
  stepUp: boolean
  /** A second person must approve; `above` says from how many or how much on. */
  approval: boolean
  /** May only propose; somebody else decides. */
  propose: boolean
}

type Cell = "Y" | "O" | "M" | "C" | "S" | "2" | "P" | "S2" | "-"

/** One row an action, in the order admin, doctor, coordinator, front desk, caregiver, operator, auditor. */
const TABLE = {
  "leads.read": ["Y", "O", "Y", "Y", "-", "M", "M"],
  "leads.score.read": ["Y", "O", "Y", "-", "-", "M", "-"],
  "leads.score.override": ["Y", "O", "Y", "-", "-", "-", "-"],
  "leads.work": ["Y", "O", "Y", "Y", "-", "-", "-"],
  "scoring.rules.read": ["Y", "Y", "Y", "-", "-", "-", "Y"],
  "scoring.rules.write": ["Y", "-", "-", "-", "-", "-", "-"],
  "urgent.acknowledge": ["Y", "Y", "Y", "Y", "-", "-", "-"],
  "rota.read": ["Y", "Y", "Y", "Y", "-", "-", "Y"],
  "rota.write": ["Y", "-", "Y", "-", "-", "-", "-"],
  "hours.read": ["Y", "Y", "Y", "Y", "-", "-", "Y"],
  "absences.write": ["Y", "O", "Y", "Y", "-", "-", "-"],
  "calendars.own": ["Y", "Y", "Y", "Y", "-", "-", "-"],
  "routing.read": ["Y", "-", "Y", "-", "-", "-", "Y"],
  "routing.write": ["Y", "-", "-", "-", "-", "-", "-"],
  "reports.read": ["Y", "Y", "Y", "-", "-", "C", "Y"],
  "handover.read": ["Y", "Y", "Y", "Y", "-", "Y", "Y"],
  "handover.write": ["Y", "Y", "Y", "Y", "-", "Y", "-"],
  "mail.read": ["Y", "-", "-", "-", "-", "-", "Y"],
  "messages.read": ["Y", "O", "Y", "O", "O", "-", "-"],
  "recordings.read": ["S", "O", "O", "-", "-", "-", "-"],
  "clinical.read": ["-", "O", "-", "-", "O", "-", "-"],
  "appointments.read": ["Y", "O", "Y", "Y", "O", "M", "-"],
  "appointments.write": ["Y", "O", "Y", "Y", "O", "-", "-"],
  "messages.send": ["Y", "O", "Y", "Y", "O", "-", "-"],
  "messages.sendBulk": ["2", "-", "Y", "-", "-", "-", "-"],
  "messages.bypass": ["Y", "O", "Y", "Y", "-", "-", "-"],
  "conversations.work": ["Y", "O", "Y", "Y", "-", "-", "-"],
  "sending.read": ["Y", "-", "Y", "Y", "-", "M", "M"],
  "templates.read": ["Y", "Y", "Y", "Y", "-", "-", "Y"],
  "campaigns.read": ["Y", "-", "Y", "-", "-", "-", "Y"],
  "consents.read": ["Y", "O", "Y", "Y", "O", "C", "Y"],
  "consents.ledger.read": ["Y", "O", "Y", "Y", "O", "-", "Y"],
  "consents.record": ["Y", "O", "Y", "Y", "O", "-", "-"],
  "consents.withdraw": ["Y", "Y", "Y", "Y", "O", "-", "-"],
  "policies.read": ["Y", "Y", "Y", "Y", "-", "-", "Y"],
  "policies.write": ["S", "-", "-", "-", "-", "-", "-"],
  "requests.read": ["Y", "-", "Y", "Y", "-", "C", "Y"],
  "requests.write": ["Y", "-", "Y", "Y", "-", "-", "-"],
  "retention.read": ["Y", "-", "-", "-", "-", "Y", "Y"],
  "retention.write": ["S", "-", "-", "-", "-", "-", "-"],
  "payments.read": ["Y", "-", "Y", "O", "-", "C", "M"],
  "payments.take": ["Y", "-", "Y", "Y", "-", "-", "-"],
  "payments.refund": ["S", "-", "-", "-", "-", "-", "-"],
  "patients.read": ["Y", "O", "Y", "Y", "-", "M", "M"],
  "patients.write": ["Y", "O", "Y", "Y", "-", "-", "-"],
  "patients.import": ["Y", "-", "Y", "-", "-", "-", "-"],
  "patients.accesses": ["Y", "-", "-", "-", "-", "-", "Y"],
  "patients.merge": ["Y", "-", "Y", "P", "-", "-", "-"],
  "patients.export": ["S", "-", "S", "-", "-", "-", "-"],
  "patients.erase": ["S2", "-", "P", "-", "-", "-", "-"],
  "lists.export": ["S", "-", "S", "-", "-", "-", "-"],
  "runs.read": ["Y", "-", "O", "-", "-", "M", "Y"],
  "runs.rerun": ["Y", "-", "O", "-", "-", "M", "-"],
  "schedules.read": ["Y", "-", "-", "-", "-", "Y", "Y"],
  "schedules.write": ["Y", "-", "-", "-", "-", "Y", "-"],
  "alerts.read": ["Y", "-", "-", "-", "-", "Y", "Y"],
  "alerts.write": ["Y", "-", "-", "-", "-", "Y", "-"],
  "alertRules.write": ["-", "-", "-", "-", "-", "Y", "-"],
  "alertChannels.write": ["-", "-", "-", "-", "-", "S", "-"],
  "webhooks.read": ["Y", "-", "-", "-", "-", "M", "M"],
  "webhooks.body": ["S", "-", "-", "-", "-", "M", "-"],
  "webhooks.replay": ["Y", "-", "-", "-", "-", "M", "-"],
  "quarantine.assign": ["-", "-", "-", "-", "-", "S", "-"],
  "connections.read": ["Y", "-", "-", "-", "-", "Y", "Y"],
  "platformConnections.write": ["-", "-", "-", "-", "-", "S", "-"],
  "connections.write": ["S", "-", "-", "-", "-", "-", "-"],
  "settings.write": ["Y", "-", "-", "-", "-", "-", "-"],
  "templates.write": ["Y", "-", "Y", "-", "-", "-", "-"],
  "team.read": ["Y", "-", "-", "-", "-", "Y", "Y"],
  "team.write": ["S", "-", "-", "-", "-", "-", "-"],
  "team.disable": ["S", "-", "-", "-", "-", "S", "-"],
  "access.grant": ["S", "-", "-", "-", "-", "-", "-"],
  "access.read": ["Y", "O", "-", "-", "-", "O", "Y"],
  "access.review": ["Y", "-", "-", "-", "-", "-", "Y"],
  "access.unmask": ["-", "-", "-", "-", "-", "S", "-"],
  "approvals.read": ["Y", "O", "Y", "O", "-", "O", "-"],
  "tasks.read": ["Y", "O", "Y", "Y", "O", "O", "-"],
  "tasks.write": ["Y", "O", "Y", "Y", "O", "O", "-"],
  "audit.read": ["Y", "O", "-", "-", "O", "O", "Y"],
  "audit.verify": ["Y", "-", "-", "-", "-", "-", "Y"],
  "audit.export": ["-", "-", "-", "-", "-", "-", "Y"],
  "deployments.read": ["Y", "-", "-", "-", "-", "Y", "Y"],
  "deployments.write": ["-", "-", "-", "-", "-", "Y", "-"],
  "releases.write": ["-", "-", "-", "-", "-", "Y", "-"],
  "config.write": ["-", "-", "-", "-", "-", "Y", "-"],
  "hosts.write": ["-", "-", "-", "-", "-", "Y", "-"],
  "deployments.stop": ["-", "-", "-", "-", "-", "S", "-"],
  "deployments.secrets": ["-", "-", "-", "-", "-", "S", "-"],
  "incidents.write": ["Y", "-", "-", "-", "-", "Y", "-"],
  "maintenance.write": ["-", "-", "-", "-", "-", "Y", "-"],
  "backups.write": ["-", "-", "-", "-", "-", "Y", "-"],
  "sending.pause": ["Y", "Y", "Y", "-", "-", "Y", "-"],
  breakGlass: ["S", "S", "-", "-", "-", "-", "-"],
  "today.read": ["Y", "Y", "Y", "Y", "Y", "Y", "Y"],
  "notifications.read": ["Y", "Y", "Y", "Y", "Y", "Y", "-"],
  "views.write": ["Y", "Y", "Y", "Y", "Y", "Y", "-"],
  "session.own": ["Y", "Y", "Y", "Y", "Y", "Y", "Y"],
} as const satisfies Record<string, readonly [Cell, Cell, Cell, Cell, Cell, Cell, Cell]>

export type Permission = keyof typeof TABLE
export const PERMISSIONS = Object.keys(TABLE) as Permission[]

const GRANTS: Record<Cell, Grant | null> = {
  "-": null,
  Y: { scope: "all", stepUp: false, approval: false, propose: false },
  O: { scope: "own", stepUp: false, approval: false, propose: false },
  M: { scope: "masked", stepUp: false, approval: false, propose: false },
  C: { scope: "counts", stepUp: false, approval: false, propose: false },
  S: { scope: "all", stepUp: true, approval: false, propose: false },
  "2": { scope: "all", stepUp: false, approval: true, propose: false },
  S2: { scope: "all", stepUp: true, approval: true, propose: false },
  P: { scope: "all", stepUp: false, approval: false, propose: true },
}

const WIDTH: Record<Cell, number> = { Y: 8, O: 5, S: 7, "2": 6, S2: 4, P: 3, M: 2, C: 1, "-": 0 }

/** The widest grant the roles together give, or null: refused. Where nothing is said, nothing is allowed. */
export function can(roles: readonly Role[], permission: Permission): Grant | null {
  let best: Cell = "-"
  for (const role of roles) {
    const cell: Cell = TABLE[permission][ROLES.indexOf(role)] ?? "-"
    if (WIDTH[cell] > WIDTH[best]) best = cell
  }
  return GRANTS[best]
}
