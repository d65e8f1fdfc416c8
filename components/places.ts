import { can, type Role } from "@/lib/can"
import { ACTIONS, NAV } from "./nav-items"

/** The addresses of the map that these roles may walk to, and what they may do from anywhere. Asked on the server, so that the table of rights stays there. */
export const placesFor = (roles: readonly Role[]): string[] =>
  [...NAV.flatMap((group) => group.items), ...ACTIONS]
    .filter((item) => can(roles, item.may))
    .map((item) => item.href)
