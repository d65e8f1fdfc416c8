import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { gunzipSync } from "node:zlib"
import pino from "pino"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { logFiles, tidyLogs } from "@/lib/log-files"
import { toDate } from "@/lib/time"

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "rounds-logs-"))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const at = toDate("2026-11-23T02:00:00Z")
const put = (name: string, words = name) => writeFileSync(join(folder, name), words)

describe("V8 log files", () => {
  it("hold a day's lines, those of errors apart too, and are readable by their owner alone", () => {
    const inner = join(folder, "logs")
    const log = pino({ level: "info" }, pino.multistream(logFiles(inner)))
    log.info({ op: "lead.take" })
    log.error({ op: "http.failed" })
    log.debug({ op: "is.not.asked.for" })
    const names = readdirSync(inner).sort()
    expect(names).toEqual([
      expect.stringMatching(/^combined-\d{4}-\d\d-\d\d\.log$/),
      expect.stringMatching(/^error-/),
    ])
    const ops = names.map((name) =>
      readFileSync(join(inner, name), "utf8")
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line).op),
    )
    expect(ops).toEqual([["lead.take", "http.failed"], ["http.failed"]])
    expect(statSync(join(inner, names[0] ?? "")).mode & 0o777).toBe(0o600)
  })

  it("are packed after a week with all that is in them, and gone after a month", async () => {
    for (const day of ["2026-11-23", "2026-11-16", "2026-11-15", "2026-10-24", "2026-10-23"])
      put(`combined-${day}.log`)
    put("error-2026-10-01.log.gz")
    put("somebody-elses.log")
    expect(await tidyLogs(folder, at)).toEqual({ archived: 2, removed: 2 })
    expect(readdirSync(folder).sort()).toEqual([
      "combined-2026-10-24.log.gz",
      "combined-2026-11-15.log.gz",
      "combined-2026-11-16.log",
      "combined-2026-11-23.log",
      "somebody-elses.log",
    ])
    const packed = gunzipSync(readFileSync(join(folder, "combined-2026-11-15.log.gz"))).toString()
    expect(packed).toBe("combined-2026-11-15.log")
    expect(await tidyLogs(folder, at)).toEqual({ archived: 0, removed: 0 })
  })

  it("are tidied once by two processes at the same time", async () => {
    put("combined-2026-11-01.log", "x".repeat(100_000))
    const done = await Promise.all([tidyLogs(folder, at), tidyLogs(folder, at)])
    expect(done.every((one) => one.removed === 0)).toBe(true)
    expect(readdirSync(folder)).toEqual(["combined-2026-11-01.log.gz"])
    expect(gunzipSync(readFileSync(join(folder, "combined-2026-11-01.log.gz")))).toHaveLength(100_000)
  })

  it("that cannot be written cost no line's work", () => {
    put("a-file")
    const log = pino({}, pino.multistream(logFiles(join(folder, "a-file", "inside"))))
    expect(() => log.error({ op: "http.failed" })).not.toThrow()
  })
})
