import { mkdirSync, writeFileSync } from "node:fs"
import { cpus, totalmem } from "node:os"
import { engineLines } from "./engine"
import { drainLines } from "./engine-drain"
import { jobsLines } from "./jobs"
import { leadsLines } from "./leads"
import { lighthouseLines } from "./lighthouse"
import { type Line, show } from "./line"
import { pagesLines } from "./pages"
import { patientsLines } from "./patients"
import { processLines } from "./process"
import { reportsLines } from "./reports"
import { slotsLines } from "./slots"
import { webhooksLines } from "./webhooks"

const LINES: Line[] = [
  ...webhooksLines,
  ...engineLines,
  ...drainLines,
  ...leadsLines,
  ...jobsLines,
  ...patientsLines,
  ...pagesLines,
  ...processLines,
  ...lighthouseLines,
  ...reportsLines,
  ...slotsLines,
].sort((one, other) => one.line - other.line)

const wanted = process.argv.slice(2).map(Number).filter(Boolean)
const chosen = LINES.filter((one) => wanted.length === 0 || wanted.includes(one.line))
const machine = `${cpus().length} × ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`
console.log(`Rounds, measured on ${machine}\n`)

const results = []
for (const line of chosen) {
  const startedMs = performance.now()
  try {
    const result = await line.run()
    const seconds = Math.round((performance.now() - startedMs) / 1000)
    results.push({ ...line, run: undefined, ...result, seconds })
    console.log(`${String(line.line).padStart(2)}  ${result.met ? "met   " : "MISSED"}  ${line.title}`)
    console.log(`    ${result.figure}   (goal ${line.goal}; ${seconds} s)`)
    console.log(`    measured ${result.measured}; against ${result.against}`)
    for (const [name, samples] of Object.entries(result.samples ?? {})) console.log(show(name, samples))
    for (const note of result.notes ?? []) console.log(`    ${note}`)
  } catch (error) {
    results.push({ ...line, run: undefined, figure: "failed", met: false, error: String(error) })
    console.log(`${String(line.line).padStart(2)}  FAILED  ${line.title}: ${String(error)}`)
  }
}

mkdirSync("bench/results", { recursive: true })
const at = new Date().toISOString()
writeFileSync(
  `bench/results/${at.slice(0, 10)}.json`,
  `${JSON.stringify({ at, machine, results }, null, 2)}\n`,
)
console.log(
  `\n${results.filter((one) => one.met).length} of ${results.length} met; written to bench/results/${at.slice(0, 10)}.json`,
)
process.exit(0)
