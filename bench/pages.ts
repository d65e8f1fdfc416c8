import { gzipSync } from "node:zlib"
import { type APIRequestContext, request } from "@playwright/test"
import { sampleIds } from "@/e2e/members"
import { demoEmail, signedIn } from "@/e2e/sign-in"
import { type RunningDemo, startDemo } from "@/e2e/stack"
import { can } from "@/lib/can"
import { ROUTES } from "@/lib/routes"
import type { Line } from "./line"
import { round } from "./line"

const FIRST_LOAD_KB = 170
const PAGE_KB = 220
const PUBLIC = ["/sign-in", "/f/northside"]

/** Every page of the register that an admin may see, each with the id of a row where it needs one. */
async function memberPages(demo: RunningDemo): Promise<Map<string, string>> {
  const ids = await sampleIds("northside", demo.runtime().databaseUrl)
  const pages = ROUTES.filter(({ kind, may }) => kind === "page" && may && can(["admin"], may))
  return new Map(pages.map(({ path, id }) => [path, id ? path.replace("[id]", ids[id]) : path]))
}

/** KB of every script a page names, at gzip 9; scripts for browsers without modules left out. */
async function weigh(path: string, as: APIRequestContext): Promise<number> {
  const html = await (await as.get(path)).text()
  const found = html.matchAll(/<script(?![^>]*nomodule)[^>]+src="([^"]+\.js[^"]*)"/gi)
  let bytes = 0
  for (const script of new Set([...found].map((match) => match[1]!)))
    bytes += gzipSync(await (await as.get(script)).body(), { level: 9 }).length
  return bytes / 1024
}

export const pagesLines: Line[] = [
  {
    line: 11,
    title: "JavaScript a page ships, gzip",
    goal: `≤ ${FIRST_LOAD_KB} KB first load, no page over ${PAGE_KB} KB`,
    async run() {
      const demo = await startDemo()
      try {
        const storageState = await signedIn(demo.url, demoEmail("admin"))
        const member = await request.newContext({ baseURL: demo.url, storageState })
        const guest = await request.newContext({ baseURL: demo.url })
        const sizes = new Map<string, number>()
        for (const path of PUBLIC) sizes.set(path, await weigh(path, guest))
        for (const [path, address] of await memberPages(demo)) sizes.set(path, await weigh(address, member))
        const heaviest = Math.max(...sizes.values())
        const first = sizes.get("/sign-in")!
        const today = sizes.get("/")!
        return {
          measured: `every script a page names, at gzip 9, on all ${sizes.size} pages an admin has in the demo build`,
          against: "nothing: a budget",
          figure: `sign-in ${round(first, 1)} KB, Today ${round(today, 1)} KB, heaviest ${round(heaviest, 1)} KB`,
          met: first <= FIRST_LOAD_KB && today <= FIRST_LOAD_KB && heaviest <= PAGE_KB,
          notes: [...sizes].map(([path, size]) => `${path}: ${round(size, 1)} KB`),
        }
      } finally {
        await demo.stop()
      }
    },
  },
]
