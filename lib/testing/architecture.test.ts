import { existsSync, readdirSync, readFileSync } from "node:fs"
import { dirname, join, normalize } from "node:path"
import { describe, expect, it } from "vitest"
import { ERRORS } from "@/lib/errors"
import { errorsPage } from "@/lib/testing/errors-page"
import { importsOf, isTest, linesOf, sourceFiles, textOf } from "@/lib/testing/sources"

const files = sourceFiles()
const product = files.filter((file) => !isTest(file))
const under = (...folders: string[]) =>
  product.filter((file) => folders.some((folder) => file.startsWith(folder)))

/** Each row: who, what it may not import, and what to do instead. */
const FORBIDDEN: { who: string[]; not: RegExp; but?: RegExp; instead: string }[] = [
  {
    who: ["lib/"],
    not: /^(app|components|inngest)\//,
    but: /^inngest\/(client|registry|entry|events|schedules)$/,
    instead: "lib decides and stores; move what draws to app/ and what waits to inngest/.",
  },
  {
    who: ["components/"],
    not: /^(app|inngest)\//,
    instead: "a component that needs its page's code stands beside that page.",
  },
  {
    who: ["components/"],
    not: /^lib\/(?!can$|time$|money$|say$|[a-z]+\/(schema|rules|words|topics)$|web\/(query-client|form-state)$)/,
    instead:
      "give the component what it shows as props; it may import can, time, money, say and any schema, rules or words.",
  },
  {
    who: ["lib/engine/"],
    not: /^lib\/(leads|patients|messaging|inbox|scoring|clinics|sessions|notifications|audit|jobs|providers)\//,
    instead: "the engine knows no domain; compose it in an Inngest function.",
  },
  {
    who: ["lib/providers/"],
    not: /^(lib\/(?!env$|errors$|time$|log$|redact-text$|providers\/)|app|inngest)/,
    instead: "a provider knows its vendor and its own words only; the domain calls it.",
  },
]

/** Domains flow left to right; a file may import verbs of the domains before its own. */
const ORDER = [
  "scoring",
  "clinics",
  "patients",
  "consents",
  "tasks",
  "leads",
  "appointments",
  "messaging",
  "payments",
  "journeys",
]

describe("imports", () => {
  for (const { who, not, but, instead } of FORBIDDEN) {
    it(`${who.join(", ")} does not import ${not.source}`, () => {
      const found = under(...who).flatMap((file) =>
        importsOf(file)
          .filter((target) => not.test(target) && !but?.test(target))
          .map((target) => `${file} imports ${target}`),
      )
      expect(found, instead).toEqual([])
    })
  }

  it("domains are imported from left to right only", () => {
    const found = product.flatMap((file) => {
      const own = ORDER.indexOf(file.match(/^lib\/([a-z-]+)\//)?.[1] ?? "")
      if (own < 0) return []
      return importsOf(file)
        .filter((target) => ORDER.indexOf(target.match(/^lib\/([a-z-]+)\//)?.[1] ?? "") > own)
        .map((target) => `${file} imports ${target}`)
    })
    expect(
      found,
      `compose it in an Inngest function or on the page; the order is ${ORDER.join(" → ")}`,
    ).toEqual([])
  })

  it("no two files import one another in a circle", () => {
    const graph = new Map(
      product.map((file) => [file, importsOf(file, "values").flatMap((target) => resolved(target))]),
    )
    expect(circles(graph), "take what both need into a third file").toEqual([])
  })

  it("Prisma and pg clients are made in lib/db.ts only", () => {
    const makes = /new (PrismaClient|PrismaPg)\(|new pg\.(Pool|Client)\(|from "pg"/
    const found = under("app/", "components/", "inngest/", "lib/").filter(
      (file) =>
        file !== "lib/db.ts" && makes.test(textOf(file)) && !/import type .* from "pg"/.test(textOf(file)),
    )
    expect(found, "use appDb, platformDb, inClinic or one of the pools of lib/db.ts").toEqual([])
  })

  it("the Inngest SDK stays out of what pages import", () => {
    const allowed = /^(inngest\/|lib\/engine\/|app\/api\/inngest\/)/
    const found = product.filter((file) => !allowed.test(file) && /from "inngest(\/|")/.test(textOf(file)))
    expect(
      found,
      "importing it pulls in much telemetry; the console reads lib/jobs and inngest/registry",
    ).toEqual([])
  })

  it("zod stays out of the browser", () => {
    const found = product.filter((file) => {
      if (!textOf(file).startsWith('"use client"')) return false
      return importsOf(file, "values").some(
        (target) =>
          target === "npm:zod" || resolved(target).some((found) => /from "zod"/.test(textOf(found))),
      )
    })
    expect(
      found,
      "import types only from a schema; put words and rules a browser needs in words.ts or rules.ts",
    ).toEqual([])
  })
})

describe("one place each", () => {
  const only = (what: string, pattern: RegExp, where: (file: string) => boolean, instead: string) =>
    it(what, () => {
      const found = under("app/", "components/", "inngest/", "lib/").filter(
        (file) => !where(file) && pattern.test(textOf(file)),
      )
      expect(found, instead).toEqual([])
    })

  only(
    "process.env is read in lib/env.ts",
    /process\.env\b(?!\.NODE_ENV)/,
    (file) => /^lib\/(env|testing\/.*)\.ts$/.test(file),
    "use env()",
  )
  only(
    "the clock is read in lib/time.ts",
    /new Date\(\s*\)|Date\.now\(\)/,
    (file) => /^lib\/(time|ids)\.ts$|^lib\/(engine|testing)\//.test(file),
    "use now() or nowMs() of lib/time, or ctx.now inside an operation",
  )
  only(
    "raw SQL is never built from strings",
    /\$(queryRaw|executeRaw)Unsafe\(/,
    () => false,
    "use the tagged template",
  )
})

describe("shape", () => {
  it("has no rooms the house does not have", () => {
    const found = ["src", "utils", "helpers", "services", "types", "hooks"].filter(
      (room) => existsSync(room) || existsSync(`lib/${room}`),
    )
    expect(
      found.filter((room) => room !== "services"),
      "see docs/architecture.md for where things go",
    ).toEqual([])
  })

  it("names files in kebab-case", () => {
    const allowed = /(^|\/)(\[{1,2}[\w.]+\]{1,2}|\([\w-]+\)|[a-z0-9]+([.-][a-z0-9]+)*)$/
    const found = files.filter((file) => !file.split("/").every((part) => allowed.test(part)))
    expect(found).toEqual([])
  })

  it("keeps files short: none over 300 lines", () => {
    const data = /(phrases|lexicon|\.test\.tsx?$|\.spec\.ts$)/
    const found = files
      .filter((file) => !data.test(file) && linesOf(file) > 300)
      .map((file) => `${file}: ${linesOf(file)}`)
    expect(found, "split it by what it does").toEqual([])
  })

  it("keeps the median at 60 lines or less, and nine of ten at 150 or less", () => {
    const lengths = product.map(linesOf).sort((one, other) => one - other)
    expect(lengths[Math.floor(lengths.length * 0.5)]).toBeLessThanOrEqual(60)
    expect(lengths[Math.floor(lengths.length * 0.9)]).toBeLessThanOrEqual(150)
  })

  it("keeps pages to drawing: at most 60 lines, and route handlers at most 30", () => {
    const limit = (file: string) =>
      file.endsWith("/page.tsx") ? 60 : file.endsWith("/route.ts") ? 30 : Number.POSITIVE_INFINITY
    const found = under("app/")
      .filter((file) => linesOf(file) > limit(file))
      .map((file) => `${file}: ${linesOf(file)}`)
    expect(found, "move what decides to lib, and parts of the picture beside the page").toEqual([])
  })

  it("lets no form be sent by the platform with its words in the address", () => {
    const found = product
      .filter((file) => file.endsWith(".tsx"))
      .flatMap((file) =>
        [...readFileSync(file, "utf8").matchAll(/<form\b(?![^<]*?\b(?:action|method)=)/g)].map(() => file),
      )
    expect(found, 'give it method="dialog" where scripts alone send it').toEqual([])
  })

  it("has no manager, service, helper, util or DTO", () => {
    const found = product.filter(
      (file) =>
        /(manager|helper|util|dto)s?\.tsx?$/i.test(file) ||
        /class \w*(Manager|Service|Helper|Util|DTO)\b/.test(textOf(file)),
    )
    expect(found, "say what it does").toEqual([])
  })
})

describe("operations", () => {
  const operations = under("lib/").filter((file) => /= (command|query)\(\{/.test(textOf(file)))

  it("each has its test beside it", () => {
    const found = operations.filter((file) => !existsSync(file.replace(/\.ts$/, ".test.ts")))
    expect(found, "write <verb>.test.ts: does it, records it, refuses, survives being run twice").toEqual([])
  })

  it("each command proves its refusals", () => {
    const found = operations.filter((file) => {
      const test = file.replace(/\.ts$/, ".test.ts")
      return (
        /= command\(\{/.test(textOf(file)) &&
        existsSync(test) &&
        !/describeRefusals\(/.test(readFileSync(test, "utf8"))
      )
    })
    expect(found, "call describeRefusals(command, …) of lib/testing/refusals in its test").toEqual([])
  })
})

describe("data model", () => {
  const migrations = readdirSync("prisma/migrations", { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => readFileSync(`prisma/migrations/${name}/migration.sql`, "utf8"))
    .join("\n")
  const models = files
    .filter((file) => file.endsWith(".prisma"))
    .flatMap((file) =>
      [...textOf(file).matchAll(/^model (\w+) \{([\s\S]*?)^\}/gm)].map(([, name, body]) => ({
        name: name!,
        body: body!,
      })),
    )

  it("gives each clinic-owned model its clinic and its policy", () => {
    const found = models.filter(
      ({ name, body }) => /^\s+clinicId\s/m.test(body) && !migrations.includes(`'${name}'`),
    )
    expect(
      found.map(({ name }) => name),
      "add it to the policies, in a migration",
    ).toEqual([])
  })

  it("lets every other model be the platform's, said so by a policy of its own", () => {
    const found = models.filter(
      ({ name, body }) =>
        !/^\s+clinicId\s/m.test(body) &&
        !migrations.includes(`on "${name}"`) &&
        !migrations.includes(`'${name}'`),
    )
    expect(found.map(({ name }) => name)).toEqual([])
  })

  it("uses text with a check instead of enum types", () => {
    const found = files.filter((file) => file.endsWith(".prisma") && /^enum /m.test(textOf(file)))
    expect(found, "an enum's equals sign is not leakproof: under a policy it uses no index").toEqual([])
  })
})

describe("docs", () => {
  it("errors.md is made from the catalogue", () => {
    expect(readFileSync("docs/errors.md", "utf8"), "run `npm run docs:errors`").toBe(errorsPage())
    expect(Object.keys(ERRORS).length).toBeGreaterThan(10)
  })
})

function resolved(target: string): string[] {
  return ["", ".ts", ".tsx", "/index.ts"]
    .map((end) => normalize(join(dirname("x"), `${target}${end}`)))
    .filter((file) => product.includes(file))
}

function circles(graph: Map<string, string[]>): string[] {
  const found: string[] = []
  const done = new Set<string>()
  const walk = (file: string, path: string[]) => {
    const at = path.indexOf(file)
    if (at >= 0) return void found.push([...path.slice(at), file].join(" → "))
    if (done.has(file)) return
    for (const next of graph.get(file) ?? []) walk(next, [...path, file])
    done.add(file)
  }
  for (const file of graph.keys()) walk(file, [])
  return found
}
