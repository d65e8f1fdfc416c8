import { existsSync, readdirSync, readFileSync } from "node:fs"
import { dirname, join, relative, sep } from "node:path"
import { METHODS, type Method, ROUTES, type Route } from "@/lib/routes"

/** A file that answers an address: its path under app/, and its text with that of the helpers beside it. */
export type RouteFile = { file: string; text: string }

export function readRouteFiles(appFolder = "app"): RouteFile[] {
  return readdirSync(appFolder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /^(page\.tsx|route\.tsx?)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ file: relative(appFolder, path).split(sep).join("/"), text: textWithHelpers(path) }))
    .sort((one, other) => one.file.localeCompare(other.file))
}

function textWithHelpers(path: string): string {
  const own = readFileSync(path, "utf8")
  const helpers = [...own.matchAll(/from "\.\/([\w-]+)"/g)].map((match) =>
    join(dirname(path), `${match[1]}.ts`),
  )
  return [
    own,
    ...helpers.filter((helper) => existsSync(helper)).map((helper) => readFileSync(helper, "utf8")),
  ].join("\n")
}

/** "(console)/leads/[id]/page.tsx" → "/leads/[id]" */
export function pathOf(file: string): string {
  const parts = file.split("/").slice(0, -1)
  return `/${parts.filter((part) => !/^\(.*\)$/.test(part)).join("/")}`
}

function methodsOf({ file, text }: RouteFile): Method[] {
  if (file.endsWith("page.tsx")) return ["GET"]
  return METHODS.filter((method) =>
    // What is refused is not taken.
    new RegExp(`export (async )?(const|function) ${method}\\b|(?<!\\brefused )\\bas ${method}\\b`).test(text),
  )
}

/** What is wrong with the table, each with what to do; nothing when it tells the truth. */
export function routeProblems(files: readonly RouteFile[], routes: readonly Route[] = ROUTES): string[] {
  const problems: string[] = []
  const known = new Map(routes.map((route) => [route.path, route]))
  for (const path of routes.map((route) => route.path).filter((path, at, all) => all.indexOf(path) !== at)) {
    problems.push(`lib/routes.ts lists ${path} twice: leave one.`)
  }
  for (const one of files) {
    const path = pathOf(one.file)
    const route = known.get(path)
    if (!route) {
      const kind = one.file.endsWith("page.tsx") ? "page" : "api"
      problems.push(`app/${one.file} is not in lib/routes.ts: add ${kind}("${path}", "<permission>").`)
      continue
    }
    const [has, said] = [methodsOf(one), route.methods]
    if (has.join() !== METHODS.filter((method) => said.includes(method)).join()) {
      problems.push(
        `lib/routes.ts says ${path} takes ${said.join(", ")}, the file exports ${has.join(", ") || "nothing"}.`,
      )
    }
    if (/\[\w+\]/.test(path) && route.may && !route.id && !route.sample) {
      problems.push(`lib/routes.ts: ${path} has an id in its path: say whose, with id.`)
    }
    problems.push(...guardProblems(one, path, route))
  }
  const served = new Set(files.map((one) => pathOf(one.file)))
  for (const { path } of routes) {
    if (!served.has(path))
      problems.push(`lib/routes.ts lists ${path}, which no file under app/ answers: take it out.`)
  }
  return problems
}

/** A page asks who is there by itself, with the permission the table names; a members' route goes through route(). */
function guardProblems({ file, text }: RouteFile, path: string, route: Route): string[] {
  if (route.kind === "page" && !text.includes(`requireCtx("${route.may}")`)) {
    return [`app/${file} must begin with requireCtx("${route.may}"), as lib/routes.ts says of ${path}.`]
  }
  if (route.kind === "api" && !/from "@\/lib\/web\/route"/.test(text)) {
    return [`app/${file} must export its methods through route() of lib/web/route.`]
  }
  return []
}

/** Called by the build. */
export function assertRoutesListed(): void {
  const problems = routeProblems(readRouteFiles())
  if (problems.length > 0) throw new Error(`The route table is not true:\n  ${problems.join("\n  ")}`)
}
