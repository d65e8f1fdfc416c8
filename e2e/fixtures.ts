/**
 *   import { expect, test } from "./fixtures"
 *   test("…", async ({ as, whatsapp, axe }) => {
 *     const page = await as("doctor")              // a page in a context of its own, signed in
 *     await whatsapp({ text: "…" })                // signed webhook to northside
 *     expect(await axe(page)).toEqual([])          // serious findings
 *   })
 *
 * A console error or an uncaught exception on any page fails the test; `test.use({ expectedErrors: [/403/] })` names
 * those that belong to it.
 */
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { type BrowserContext, test as base, expect, type Page } from "@playwright/test"
import type { Role } from "@/lib/can"
import type { Runtime } from "@/scripts/runtime"
import { seriousFindings } from "./axe"
import { type DemoClinic, demoEmail, sharedSession } from "./sign-in"
import { type Sending, type Sent, sendWhatsApp } from "./whatsapp"

type AsOptions = {
  clinic?: DemoClinic
  timezoneId?: string
  colorScheme?: "light" | "dark"
  viewport?: { width: number; height: number }
}

type Fixtures = {
  expectedErrors: RegExp[]
  /** What the pages complained of, checked at the end. */
  complaints: string[]
  /** A new page signed in as a demo user. Its session is shared with other tests: end none through it. */
  as(role: Role, options?: AsOptions): Promise<Page>
  /** A new page without a session. */
  visitor(options?: AsOptions): Promise<Page>
  whatsapp(sending: Sending): Promise<Sent>
  axe(page: Page): Promise<string[]>
  runtime: Runtime
}

export const test = base.extend<Fixtures>({
  expectedErrors: [[], { option: true }],

  complaints: async ({ expectedErrors }, use) => {
    const heard: string[] = []
    await use(heard)
    expect(heard.filter((text) => !expectedErrors.some((pattern) => pattern.test(text)))).toEqual([])
  },

  context: async ({ context, complaints }, use) => {
    listen(context, complaints)
    await use(context)
  },

  visitor: async ({ browser, baseURL, complaints }, use) => {
    const opened: BrowserContext[] = []
    await use(async ({ clinic: _, ...options } = {}) => {
      const context = await browser.newContext({ baseURL, ...options })
      listen(context, complaints)
      opened.push(context)
      return settling(await context.newPage())
    })
    for (const context of opened) await context.close()
  },

  as: async ({ browser, baseURL, complaints }, use) => {
    const opened: BrowserContext[] = []
    await use(async (role, { clinic = "northside", ...options } = {}) => {
      const email = demoEmail(role, clinic)
      const storageState = await sharedSession(baseURL as string, email)
      const context = await browser.newContext({ baseURL, ...options, storageState })
      listen(context, complaints)
      opened.push(context)
      return settling(await context.newPage())
    })
    for (const context of opened) await context.close()
  },

  whatsapp: async ({ baseURL }, use) => {
    await use((sending) => sendWhatsApp(baseURL as string, sending))
  },

  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures' names from the pattern.
  axe: async ({}, use) => use(seriousFindings),

  // biome-ignore lint/correctness/noEmptyPattern: as above.
  runtime: async ({}, use) => {
    const file = join(process.env.ROUNDS_E2E_DATA_DIR ?? ".data", "runtime.json")
    await use(JSON.parse(readFileSync(file, "utf8")) as Runtime)
  },
})

export { expect }

/** While a part of a page streams in, its text stands there twice: `goto` waits until it stands in its place alone. */
function settling(page: Page): Page {
  const goto = page.goto.bind(page)
  page.goto = async (url, options) => {
    const answer = await goto(url, options)
    await expect(page.locator('div[hidden][id^="S:"]')).toHaveCount(0)
    return answer
  }
  return page
}

function listen(context: BrowserContext, complaints: string[]): void {
  context.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text())
  })
  context.on("weberror", (error) => complaints.push(String(error.error())))
}
