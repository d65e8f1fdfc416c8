import { type PhaseName, phaseTitle } from "@/lib/deployments/phases"
import type {
  AttemptShown,
  DeploymentView,
  MigrationShown,
  Proof,
  SmokeShown,
} from "@/lib/deployments/schema"
import { countsOf } from "@/lib/deployments/smoke"
import { kindWord, overrideWord, smokeTitle, statusWord } from "@/lib/deployments/words"

export type Reported = Pick<
  DeploymentView,
  | "id"
  | "kind"
  | "status"
  | "because"
  | "service"
  | "serviceTitle"
  | "environment"
  | "release"
  | "previous"
  | "requestedByName"
  | "source"
  | "reason"
  | "driver"
  | "handle"
  | "overrides"
  | "createdAt"
  | "startedAt"
  | "finishedAt"
  | "phases"
  | "attempts"
  | "rollbackAttempts"
  | "smokes"
  | "rollbackSmokes"
  | "proof"
  | "isProven"
> & { migrations: MigrationShown[]; lines: { at: string; phase: string; level: string; text: string }[] }

/** "deployment-20261123-112500.md", by when it began, in UTC. */
export function reportName(at: Date): string {
  const [day = "", time = ""] = at.toISOString().split("T")
  return `deployment-${day.replaceAll("-", "")}-${time.slice(0, 8).replaceAll(":", "")}.md`
}

/** All that is kept of a deployment, as Markdown, in English and UTC: it is read long after and elsewhere. */
export function writeReport(one: Reported): string {
  return [
    `# ${kindWord(one.kind)}: ${cell(one.serviceTitle)}, ${one.environment}`,
    "",
    `**${statusWord(one.status)}**${one.because ? `: ${inline(one.because)}` : ""}`,
    "",
    ...facts(one),
    ...section("Phases", table(["Phase", "Status", "Began (UTC)", "Took", "Detail"], phases(one))),
    ...section("Health attempts", attempts(one.attempts)),
    ...section("Smoke tests", smokes(one.smokes)),
    ...section("Four-way proof", proof(one.proof)),
    ...section("Health attempts of what ran before", attempts(one.rollbackAttempts)),
    ...section("Smoke tests of what ran before", smokes(one.rollbackSmokes)),
    ...section(
      "Changes of the database that came with it and may stand in the way of going back",
      migrations(one),
    ),
    ...section("Log", log(one)),
  ].join("\n")
}

function facts(one: Reported): string[] {
  const rows: [string, string | null][] = [
    ["Id", one.id],
    ["Service", one.service],
    ["Environment", one.environment],
    ["Commit", one.release?.gitSha ?? null],
    ["Image", one.release?.imageDigest ?? null],
    ["Version", one.release?.version ?? null],
    ["Built (UTC)", one.release ? clock(one.release.buildTime) : null],
    ["Ran before", one.previous ? `${one.previous.gitSha} ${one.previous.imageDigest}` : "not known"],
    ["Asked for by", `${one.requestedByName} (${one.source})`],
    ["Why", one.reason],
    ["Taken all the same", one.overrides.length > 0 ? one.overrides.map(overrideWord).join("; ") : null],
    ["By", `${one.driver}${one.handle ? `, ${one.handle}` : ""}`],
    ["Asked for (UTC)", clock(one.createdAt)],
    ["Began (UTC)", clock(one.startedAt)],
    ["Ended (UTC)", clock(one.finishedAt)],
    ["Proven", one.isProven ? "yes, all four agree" : "no"],
  ]
  return table(
    ["", ""],
    rows.flatMap(([name, value]) => (value ? [[name, value]] : [])),
  )
}

const phases = ({ phases, kind }: Reported): string[][] =>
  phases.map((one) => [
    phaseTitle(one.name as PhaseName, kind),
    one.status,
    clock(one.startedAt) ?? "–",
    one.durationMs === null ? "–" : seconds(one.durationMs),
    one.detail ?? "",
  ])

const attempts = (all: readonly AttemptShown[]): string[] =>
  all.length === 0
    ? []
    : table(
        ["Attempt", "Well", "Found"],
        all.map(({ n, of, ok, detail }) => [`${n} of ${of}`, ok ? "yes" : "no", detail]),
      )

const smokes = (all: readonly SmokeShown[]): string[] =>
  all.length === 0
    ? []
    : [
        `${countsOf(all)}.`,
        "",
        ...table(
          ["Test", "Outcome", "Found", "Took"],
          all.map(({ name, outcome, detail, ms }) => [smokeTitle(name), outcome, detail, `${ms} ms`]),
        ),
      ]

const proof = (given: Proof | null): string[] =>
  given
    ? table(
        ["Who says so", "Digest", "", "Found"],
        (["requested", "registry", "host", "version"] as const).map((side) => {
          const { digest, word, detail, witness } = given[side]
          return [witness ? `${side}, by ${witness} itself` : side, digest ?? "–", word, detail]
        }),
      )
    : []

const migrations = ({ migrations }: Reported): string[] =>
  migrations.map(
    ({ name, isCompatible, note }) =>
      `- ${cell(name)}: ${isCompatible === false ? "said to be incompatible" : "nobody said"}${note ? `, ${inline(note)}` : ""}`,
  )

const log = ({ lines }: Reported): string[] =>
  lines.length === 0
    ? []
    : [
        "```text",
        ...lines.map(
          ({ at, phase, level, text }) =>
            `${at.slice(11, 19)} ${level.padEnd(5)} ${phase.padEnd(15)} ${text.replaceAll("```", "'''").replace(/\s+/g, " ")}`,
        ),
        "```",
      ]

const section = (title: string, body: readonly string[]): string[] =>
  body.length === 0 ? [] : [`## ${title}`, "", ...body, ""]

const table = (head: string[], rows: string[][]): string[] =>
  rows.length === 0
    ? []
    : [
        `| ${head.join(" | ")} |`,
        `|${head.map(() => "---").join("|")}|`,
        ...rows.map((row) => `| ${row.map(cell).join(" | ")} |`),
        "",
      ]

/** What came from outside stays text: no mark of Markdown or HTML is left to work. */
const inline = (text: string): string => text.replace(/\s+/g, " ").replace(/[\\`*_[\]<>#]/g, "\\$&")
const cell = (text: string): string => inline(text).replaceAll("|", "\\|")
const clock = (at: string | null): string | null => at && `${at.slice(0, 10)} ${at.slice(11, 19)}`
const seconds = (ms: number): string =>
  ms < 10_000 ? `${(ms / 1000).toFixed(1)} s` : `${Math.round(ms / 1000)} s`
