import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import type { Page } from "@playwright/test"
import type { Runtime } from "@/scripts/runtime"
import { readRows } from "./database"
import { expect, test } from "./fixtures"

let serial = 0
/** Numbers nobody in the demo has. */
const newPhone = (): string =>
  `0799 ${String(Date.now()).slice(-6, -3)} ${String(100 + ++serial + (Date.now() % 700))}`

async function fill(page: Page, given: { name: string; phone: string; message?: string }): Promise<void> {
  await page.getByLabel("Your name").fill(given.name)
  await page.getByLabel("Phone", { exact: true }).fill(given.phone)
  await page.getByLabel("How can we help?").fill(given.message ?? "I lost a crown.")
  await page.getByLabel(/may keep and use what I write here/).check()
}

const leadOf = (runtime: Runtime, name: string) =>
  readRows<{ id: string; source: string; utmCampaign: string }>(
    runtime,
    `select lead.id, lead.source, lead."utmCampaign" from "Lead" lead join "Patient" patient on patient.id = lead."patientId"
     where patient.name = $1`,
    [name],
  )

test.describe("the hosted form", () => {
  test("becomes a lead that the clinic finds by where it came from", async ({
    visitor,
    as,
    runtime,
    axe,
  }) => {
    const name = `Mara Web ${Date.now()}`
    const page = await visitor()
    await page.goto("/f/northside?lang=en&utm_source=newsletter&utm_campaign=spring")
    expect(await axe(page)).toEqual([])
    await fill(page, { name, phone: newPhone() })
    await page.getByRole("button", { name: "Send" }).click()
    await expect(page.getByRole("heading", { name: "Thank you, your message is here." })).toBeFocused()
    expect(new URL(page.url()).searchParams.get("sent")).toBe("1")
    expect(await axe(page)).toEqual([])
    await expect.poll(() => leadOf(runtime, name), { timeout: 20_000 }).toHaveLength(1)
    const [lead] = await leadOf(runtime, name)
    expect(lead).toMatchObject({ source: "web", utmCampaign: "spring" })
    const console_ = await as("coordinator")
    await console_.goto(`/leads?source=web&q=${encodeURIComponent(name)}`)
    await expect(console_.getByRole("link", { name })).toBeVisible()
    await console_.goto(`/leads/${lead?.id}`)
    await expect(console_.getByText("From newsletter · spring")).toBeVisible()
    await expect(console_.getByText("I lost a crown.").first()).toBeVisible()
  })

  test("works without scripts: what is wrong stands beside its field, and no word is lost", async ({
    browser,
    baseURL,
    runtime,
  }) => {
    const context = await browser.newContext({ baseURL, javaScriptEnabled: false })
    const page = await context.newPage()
    const name = `Nora Plain ${Date.now()}`
    await page.goto("/f/northside?lang=en")
    await fill(page, { name, phone: "12", message: "A <b>long</b> story" })
    await page.getByLabel(/may keep and use what I write here/).uncheck()
    await page.getByRole("button", { name: "Send" }).click()
    await expect(page.getByRole("alert")).toContainText("Nothing has been sent yet.")
    await expect(page.getByLabel("Phone", { exact: true })).toHaveAccessibleDescription(
      /no phone number we could call/,
    )
    await expect(page.getByLabel(/may keep and use/)).toHaveAccessibleDescription(/may not keep your message/)
    await expect(page.getByLabel("Your name")).toHaveValue(name)
    await expect(page.getByLabel("How can we help?")).toHaveValue("A <b>long</b> story")
    await page.getByLabel("Phone", { exact: true }).fill(newPhone())
    await page.getByLabel(/may keep and use/).check()
    await page.getByRole("button", { name: "Send" }).click()
    await expect(page.getByRole("heading", { name: /Thank you/ })).toBeVisible()
    await page.reload()
    await expect(page.getByRole("heading", { name: /Thank you/ })).toBeVisible()
    await context.close()
    await expect.poll(() => leadOf(runtime, name), { timeout: 20_000 }).toHaveLength(1)
  })

  test.describe("with scripts", () => {
    test.use({ expectedErrors: [/400 \(Bad Request\)|ERR_INTERNET_DISCONNECTED/] })

    test("keeps every word when the line is lost, something is wrong, or the language changes", async ({
      visitor,
      axe,
    }) => {
      const page = await visitor({ colorScheme: "dark", viewport: { width: 390, height: 800 } })
      await page.goto("/f/northside?lang=de")
      await page.getByLabel("Ihr Name").fill("Ana")
      await page.getByRole("link", { name: "English" }).click()
      await expect(page.getByLabel("Your name")).toHaveValue("Ana")
      await page.context().setOffline(true)
      await page.getByRole("button", { name: "Send" }).click()
      await expect(page.getByRole("alert")).toContainText("no connection")
      await page.context().setOffline(false)
      await page.getByRole("button", { name: "Send" }).click()
      await expect(page.getByRole("alert")).toContainText("Please look at the marked places.")
      await expect(page.getByLabel("Phone", { exact: true })).toBeFocused()
      await expect(page.getByLabel("Your name")).toHaveValue("Ana")
      expect(await axe(page)).toEqual([])
      const isWide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
      expect(isWide).toBe(false)
    })
  })
})

test.describe("inside a clinic's own site", () => {
  // A frame that may not be shown complains to the console: that is the point.
  test.use({ expectedErrors: [/frame-ancestors|X-Frame-Options|Framing/] })

  test("stands where the site wants it, for the sites that the clinic named alone", async ({
    visitor,
    baseURL,
    runtime,
  }) => {
    const site = createServer((_, response) => {
      response.setHeader("content-type", "text/html")
      response.end(
        `<!doctype html><html lang="en"><body><h1>Clinic</h1><div data-rounds-form></div><script src="${baseURL}/f/lakeview/embed.js" async></script></body></html>`,
      )
    })
    await new Promise<void>((resolve) => site.listen(0, "127.0.0.1", resolve))
    const origin = `http://127.0.0.1:${(site.address() as AddressInfo).port}`
    const allow = (origins: string[]) =>
      readRows(
        runtime,
        `update "Connection" set settings = $1 where provider = 'lead-form'
           and "clinicId" = (select id from "Clinic" where slug = 'lakeview')`,
        [JSON.stringify({ allowedOrigins: origins })],
      )
    try {
      const page = await visitor()
      await page.goto(`${origin}/?utm_source=site&utm_campaign=home&secret=1`)
      const frame = page.frameLocator("iframe")
      await expect(page.locator("iframe")).toHaveAttribute("title", "Contact form of Lakeview Smiles")
      await expect(frame.getByLabel("Your name")).toHaveCount(0)

      await allow([origin])
      await expect
        .poll(async () => (await fetch(`${baseURL}/f/lakeview`)).headers.get("content-security-policy"), {
          timeout: 15_000,
        })
        .toContain(origin)
      await page.reload()
      const name = `Isha Frame ${Date.now()}`
      await fill(frame as unknown as Page, { name, phone: `+91 98${String(Date.now()).slice(-8)}` })
      const before = (await page.locator("iframe").boundingBox())?.height ?? 0
      expect(before).toBeGreaterThan(500)
      expect(await page.locator("iframe").getAttribute("src")).not.toContain("secret")
      await frame.getByRole("button", { name: "Send" }).click()
      await expect(frame.getByRole("heading", { name: /Thank you/ })).toBeVisible()
      await expect.poll(async () => (await page.locator("iframe").boundingBox())?.height).toBeLessThan(before)
      await expect.poll(() => leadOf(runtime, name), { timeout: 20_000 }).toHaveLength(1)
      expect(await leadOf(runtime, name)).toMatchObject([{ source: "web", utmCampaign: "home" }])
    } finally {
      await allow([])
      site.close()
    }
  })
})
