import { execFileSync } from "node:child_process"
import { existsSync, readFileSync } from "node:fs"
import { dirname, join } from "node:path"

const ROOMS = /^(app|components|inngest|lib|prisma)\//
const texts = new Map<string, string>()

/** The project's own sources, tracked or new, without what is generated. */
export function sourceFiles(): string[] {
  const listed = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
    encoding: "utf8",
  })
  return listed
    .split("\n")
    .filter((file) => ROOMS.test(file) && /\.(tsx?|prisma)$/.test(file) && existsSync(file))
}

export const isTest = (file: string): boolean =>
  /\.(test|spec)\.tsx?$/.test(file) || file.startsWith("lib/testing/")

export function textOf(file: string): string {
  let text = texts.get(file)
  if (text === undefined) {
    text = readFileSync(file, "utf8")
    texts.set(file, text)
  }
  return text
}

export const linesOf = (file: string): number => textOf(file).split("\n").length - 1

/**
 * What a file imports, from the root and without ending: `lib/leads/rules`; a package as `npm:zod`.
 * `values` leaves out what is gone at run time (`import type`).
 */
export function importsOf(file: string, which: "all" | "values" = "all"): string[] {
  const pattern =
    /(?:^|\n)\s*(?:import|export)\s+(type\s)?[^"';]*?from\s+"([^"]+)"|(?:^|\n)import\s+"([^"]+)"|import\("([^"]+)"\)/g
  return [...textOf(file).matchAll(pattern)]
    .filter((match) => which === "all" || !match[1])
    .map((match) => match[2] ?? match[3] ?? match[4] ?? "")
    .map((target) => {
      if (target.startsWith("@/")) return target.slice(2)
      return target.startsWith(".") ? join(dirname(file), target) : `npm:${target}`
    })
}
