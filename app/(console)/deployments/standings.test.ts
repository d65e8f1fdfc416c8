import { expect, it } from "vitest"
import type { SoftwarePlace } from "@/lib/software/views"
import { DAY_MS, MINUTE_MS, toDate } from "@/lib/time"
import { needingEyes, placesOf } from "./standings"

const now = toDate(Date.UTC(2026, 10, 23, 12))
const ago = (ms: number) => toDate(now.getTime() - ms)

function place(environment: string, given: Partial<SoftwarePlace> = {}): SoftwarePlace {
  return {
    id: environment,
    serviceId: "s",
    environment,
    baseUrl: null,
    driver: "webhook",
    image: null,
    replicas: 1,
    stoppedAt: null,
    stopReason: null,
    release: { id: "r", gitSha: "a", imageDigest: "b", version: "1", buildTime: ago(9 * DAY_MS) },
    provenAt: ago(9 * DAY_MS),
    deploymentId: "d",
    latest: null,
    configNames: [],
    configAt: null,
    missing: null,
    ...given,
  }
}

const ended = (status: string, ms: number) => ({
  id: "x",
  kind: "deploy",
  status,
  createdAt: ago(ms + MINUTE_MS),
  finishedAt: ago(ms),
})

const software = (...places: SoftwarePlace[]) => ({
  environments: places.map(({ environment }, position) => ({
    name: environment,
    title: environment,
    position,
    windows: [],
    needsChecks: false,
    frozenAt: null,
    freezeReason: null,
  })),
  services: [
    {
      id: "s",
      name: "s",
      title: "S",
      kind: "api",
      position: 0,
      owner: "",
      ownerContact: "",
      repository: null,
      runbookUrl: null,
      isRetired: false,
      places,
    },
  ],
  may: { write: true, stop: true, secrets: true },
})

const namesOf = (...places: SoftwarePlace[]) =>
  needingEyes(placesOf(software(...places)), now).map((one) => one.environment.name)

it("shows the gravest first, and what is well not at all", () => {
  expect(
    namesOf(
      place("well"),
      place("taken-back", { latest: ended("rolled_back", 5 * MINUTE_MS) }),
      place("stopped", { stoppedAt: ago(MINUTE_MS) }),
      place("busy", { latest: { ...ended("running", 0), finishedAt: null } }),
      place("lost", { provenAt: null, latest: ended("rollback_failed", 3 * DAY_MS) }),
      place("never-seen", { release: null, provenAt: null }),
    ),
  ).toEqual(["lost", "busy", "stopped", "taken-back"])
})

it("forgets what came to nothing a day ago, unless nobody knows what runs since", () => {
  expect(namesOf(place("old", { latest: ended("refused", DAY_MS) }))).toEqual([])
  expect(namesOf(place("young", { latest: ended("refused", DAY_MS - 1) }))).toEqual(["young"])
})
