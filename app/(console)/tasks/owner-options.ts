import { ROLE_NAMES } from "@/lib/can"
import type { TaskOwners } from "@/lib/tasks/schema"

/** Roles and colleagues, as one choice. */
export const ownerOptions = ({ members, roles, me }: TaskOwners) => [
  ...roles.map((role) => ({ value: `role:${role}`, label: `Any ${ROLE_NAMES[role].toLowerCase()}` })),
  ...members.map(({ id, name }) => ({ value: `member:${id}`, label: id === me ? `${name} (you)` : name })),
]
