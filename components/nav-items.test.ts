import { describe, expect, it } from "vitest"
import type { Role } from "@/lib/can"
import { groupsOf, isAt, itemsOf, NAV } from "./nav-items"
import { placesFor } from "./places"

const labels = (roles: Role[]): string[] => itemsOf(placesFor(roles)).map((item) => item.label)

describe("placesFor", () => {
  it.each<[Role, string[]]>([
    [
      "admin",
      [
        "Today",
        "Tasks",
        "Leads",
        "Conversations",
        "Appointments",
        "Waiting list",
        "Patients",
        "Consents",
        "Reports",
        "Jobs",
        "Webhooks",
        "Deployments",
        "Operations",
        "Audit",
        "Settings",
      ],
    ],
    [
      "doctor",
      [
        "Today",
        "Tasks",
        "Leads",
        "Conversations",
        "Appointments",
        "Waiting list",
        "Patients",
        "Consents",
        "Reports",
        "Audit",
        "Settings",
      ],
    ],
    [
      "coordinator",
      [
        "Today",
        "Tasks",
        "Leads",
        "Conversations",
        "Appointments",
        "Waiting list",
        "Patients",
        "Consents",
        "Reports",
        "Jobs",
        "Settings",
      ],
    ],
    [
      "frontdesk",
      [
        "Today",
        "Tasks",
        "Leads",
        "Conversations",
        "Appointments",
        "Waiting list",
        "Patients",
        "Consents",
        "Settings",
      ],
    ],
    [
      "caregiver",
      ["Today", "Tasks", "Conversations", "Appointments", "Waiting list", "Consents", "Audit", "Settings"],
    ],
    [
      "operator",
      [
        "Today",
        "Tasks",
        "Leads",
        "Appointments",
        "Waiting list",
        "Patients",
        "Consents",
        "Reports",
        "Jobs",
        "Webhooks",
        "Deployments",
        "Operations",
        "Audit",
        "Settings",
      ],
    ],
    [
      "auditor",
      [
        "Today",
        "Leads",
        "Patients",
        "Consents",
        "Reports",
        "Jobs",
        "Webhooks",
        "Deployments",
        "Operations",
        "Audit",
        "Settings",
      ],
    ],
  ])("shows %s only its own", (role, expected) => {
    expect(labels([role])).toEqual(expected)
  })

  it("joins the roles of one person", () => {
    expect(labels(["doctor", "coordinator"])).toEqual([
      "Today",
      "Tasks",
      "Leads",
      "Conversations",
      "Appointments",
      "Waiting list",
      "Patients",
      "Consents",
      "Reports",
      "Jobs",
      "Audit",
      "Settings",
    ])
  })

  it("drops groups that are left empty", () => {
    expect(groupsOf(placesFor(["frontdesk"])).map((group) => group.label)).toEqual([
      null,
      "Patients",
      "Trust",
    ])
  })

  it("shows nobody without a role anything", () => {
    expect(labels([])).toEqual([])
  })
})

it("gives every place its own keys", () => {
  const keys = NAV.flatMap((group) => group.items.map((item) => item.keys))
  expect(new Set(keys).size).toBe(keys.length)
})

it("marks the place one stands at, and those below it", () => {
  const leads = NAV[1]?.items[0]
  const today = NAV[0]?.items[0]
  if (!leads || !today) throw new Error("the map has lost Leads or Today")
  expect(isAt(leads, "/leads/1")).toBe(true)
  expect(isAt(leads, "/leadsheet")).toBe(false)
  expect(isAt(today, "/leads")).toBe(false)
})
