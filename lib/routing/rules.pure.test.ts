import { describe, expect, it } from "vitest"
import { type Candidate, choose, decide, misfitOf } from "@/lib/routing/rules"
import { Conditions, type Enquiry, type Rule } from "@/lib/routing/schema"

const enquiry: Enquiry = {
  language: "ro",
  service: "implants",
  source: "whatsapp",
  campaign: "Zâmbet de VARĂ 2026",
  classification: "WARM",
  urgency: "none",
}
const conditions = (given: object = {}) => Conditions.parse(given)
const rule = (id: string, given: Partial<Rule> = {}): Rule => ({
  id,
  name: id,
  active: true,
  conditions: conditions(),
  target: { kind: "role", role: "coordinator" },
  balance: "load",
  pressing: "suggest",
  ...given,
})
const person = (id: string, load = 0, given: Partial<Candidate> = {}): Candidate => ({
  id,
  name: id,
  load,
  roles: ["coordinator"],
  duties: [],
  ...given,
})
const never = new Map<string, number>()

describe("a rule fits", () => {
  it("when nothing is asked", () => expect(misfitOf(conditions(), enquiry, true)).toBeNull())
  it("when all that is asked holds", () => {
    const all = {
      languages: ["ro", "en"],
      services: ["implants"],
      sources: ["whatsapp"],
      campaign: "zâmbet de vară",
      classes: ["WARM"],
      urgencies: ["none"],
      hours: "open",
    }
    expect(misfitOf(conditions(all), enquiry, true)).toBeNull()
  })
  it.each([
    ["language", { languages: ["en"] }],
    ["service", { services: ["orthodontics"] }],
    ["source", { sources: ["web"] }],
    ["campaign", { campaign: "winter" }],
    ["class", { classes: ["HOT"] }],
    ["urgency", { urgencies: ["critical"] }],
    ["hours", { hours: "closed" }],
  ])("not when the %s differs, and says so", (which, given) =>
    expect(misfitOf(conditions(given), enquiry, true)).toBe(which),
  )
  it("not by what is not known yet", () =>
    expect(misfitOf(conditions({ languages: ["ro"] }), { ...enquiry, language: null }, true)).toBe(
      "language",
    ))
})

describe("of several", () => {
  const turns = new Map([
    ["r a", 300],
    ["r b", 100],
    ["r c", 200],
  ])
  const three = [person("a", 1), person("b", 2), person("c", 1)]
  it("the least loaded has it; of equals, who waited longest", () =>
    expect(choose(rule("r"), three, turns)?.id).toBe("c"))
  it("in turn, whoever was given one longest ago, whatever the load", () =>
    expect(choose(rule("r", { balance: "turn" }), three, turns)?.id).toBe("b"))
  it("who never had one comes first", () =>
    expect(choose(rule("r", { balance: "turn" }), [...three, person("d", 9)], turns)?.id).toBe("d"))
})

describe("the rules in order", () => {
  const here = [person("a", 3), person("b", 1), person("doc", 0, { roles: ["doctor"], duties: ["doctor"] })]
  it("the first that fits decides, and the others say why not", () => {
    const said = decide(
      [
        rule("paused", { active: false }),
        rule("german", { conditions: conditions({ languages: ["de"] }) }),
        rule("gone", { target: { kind: "member", memberId: "left" } }),
        rule("wins"),
        rule("after"),
      ],
      enquiry,
      here,
      never,
      true,
    )
    expect(said.rules.map((one) => one.misfit)).toEqual(["paused", "language", "nobody_here", null, "later"])
    expect(said).toMatchObject({
      outcome: "assigned",
      why: "least_load",
      ruleId: "wins",
      member: { id: "b" },
    })
    expect(said.people).toEqual([
      { id: "a", name: "a", load: 3 },
      { id: "b", name: "b", load: 1 },
    ])
  })
  it("a pressing one is suggested, unless the rule says assign", () => {
    const hot = { ...enquiry, classification: "HOT" }
    const duty = { target: { kind: "duty", duty: "doctor" } } as const
    expect(decide([rule("r", duty)], hot, here, never, true)).toMatchObject({
      outcome: "suggested",
      why: "on_duty",
    })
    expect(decide([rule("r", { ...duty, pressing: "assign" })], hot, here, never, true).outcome).toBe(
      "assigned",
    )
    expect(decide([rule("r")], { ...enquiry, urgency: "medium" }, here, never, true).outcome).toBe(
      "suggested",
    )
  })
  it("says whether no rule fits or nobody is here", () => {
    expect(decide([], enquiry, here, never, true)).toMatchObject({
      outcome: "unowned",
      why: "no_rule",
      member: null,
    })
    expect(decide([rule("r")], enquiry, [], never, true)).toMatchObject({
      outcome: "unowned",
      why: "nobody_here",
    })
  })
})
