import { gzipSync } from "node:zlib"
import { request } from "@playwright/test"
import { demoEmail, signedIn } from "@/e2e/sign-in"
import { startDemo } from "@/e2e/stack"
import type { Line } from "./line"
import { round } from "./line"

const FIRST_LOAD_KB = 170
const PAGE_KB = 220

/** The address of one row of a list, taken from the list's own page. */
const firstLink = (html: string, prefix: string): string | undefined =>
  html.match(new RegExp(`href="(${prefix}/[0-9a-f-]{36})"`))?.[1]

export const pagesLines: Line[] = [
  {
    line: 11,
    title: "JavaScript a page ships, gzip",
    goal: `≤ ${FIRST_LOAD_KB} KB first load, no page over ${PAGE_KB} KB`,
    async run() {
      const demo = await startDemo()
      try {
        const storageState = await signedIn(demo.url, demoEmail("admin"))
        const browser = await request.newContext({ baseURL: demo.url, storageState })
        const guest = await request.newContext({ baseURL: demo.url })
        const sizes = new Map<string, number>()
        const weigh = async (path: string, as = browser): Promise<string> => {
          const html = await (await as.get(path)).text()
          const scripts = new Set(
            [...html.matchAll(/<script(?![^>]*nomodule)[^>]+src="([^"]+\.js[^"]*)"/gi)].map(
              (match) => match[1]!,
            ),
          )
          let bytes = 0
          for (const script of scripts)
            bytes += gzipSync(await (await as.get(script)).body(), { level: 9 }).length
          sizes.set(path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, "{id}"), bytes / 1024)
          return html
        }
        await weigh("/sign-in", guest)
        for (const path of ["/", "/leads", "/jobs", "/webhooks", "/audit", "/settings/sessions"])
          await weigh(path)
        const lists: [string, string][] = [
          ["/api/leads", "/leads"],
          ["/api/jobs", "/jobs/runs"],
          ["/api/inbox", "/webhooks"],
        ]
        for (const [api, page] of lists) {
          const text = await (await browser.get(api)).text()
          const id =
            text.match(/"id":"([0-9a-f-]{36})"/)?.[1] ??
            firstLink(await (await browser.get(page)).text(), page)
              ?.split("/")
              .at(-1)
          if (id) await weigh(`${page}/${id}`)
        }
        const heaviest = Math.max(...sizes.values())
        const first = sizes.get("/sign-in")!
        const today = sizes.get("/")!
        return {
          measured: `every script a page names, at gzip 9, on ${sizes.size} pages of the demo build`,
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
