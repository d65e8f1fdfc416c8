import { randomBytes } from "node:crypto"
import type { APIRequestContext, Page } from "@playwright/test"
import { readRows } from "./database"
import { expect, test } from "./fixtures"
import { demoEmail, signedIn } from "./sign-in"

// The password renews the session's key: what was asked with the former one meanwhile is refused.
test.use({ expectedErrors: [/401 \(Unauthorized\)/] })

const DEMO_TOKEN = "rounds_demo_api_token"
const hex = (bytes: number) => randomBytes(bytes).toString("hex")
const built = () => ({
  service: "rounds",
  gitSha: hex(20),
  imageDigest: `sha256:${hex(32)}`,
  buildTime: new Date().toISOString(),
  version: `0.0.${Date.now()}`,
})
const post = (request: APIRequestContext, path: string, token: string, data: unknown) =>
  request.post(`/api/v1/${path}`, { headers: { authorization: `Bearer ${token}` }, data })

/** In a session of one's own: giving the password renews its token, which shared sessions must keep. */
async function enter(page: Page, baseURL: string): Promise<Page> {
  await page.context().addCookies((await signedIn(baseURL, demoEmail("operator"))).cookies)
  return page
}

async function confirmPassword(page: Page): Promise<void> {
  const password = page.getByRole("dialog", { name: "Confirm your password" })
  await password.getByLabel("Password").fill("rounds-demo")
  await password.getByRole("button", { name: "Confirm" }).click()
}

test("a machine registers a release once, and a person sees it", async ({ as, request }) => {
  const release = built()
  const first = await post(request, "releases", DEMO_TOKEN, release)
  expect(first.status()).toBe(201)
  const { id } = (await first.json()) as { id: string }
  const again = await post(request, "releases", DEMO_TOKEN, release)
  expect([again.status(), await again.json()]).toEqual([200, { id, isNew: false }])

  const page = await as("operator")
  await page.goto(`/deployments/releases/${id}`)
  await expect(page.getByRole("main").getByText(release.version).first()).toBeVisible()
})

test("a machine is refused with a problem document, and the API describes itself", async ({ request }) => {
  const refused = await post(request, "releases", "rounds_of_nobody_at_all", built())
  expect(refused.status()).toBe(401)
  expect(refused.headers()["content-type"]).toContain("application/problem+json")
  expect(refused.headers()["www-authenticate"]).toContain("Bearer")
  const bad = await post(request, "releases", DEMO_TOKEN, { ...built(), gitSha: "main" })
  expect([bad.status(), await bad.json()]).toMatchObject([400, { fields: { gitSha: expect.any(String) } }])
  const described = await (await request.get("/api/v1/openapi.json")).json()
  expect(described.openapi).toBe("3.1.0")
  expect(Object.keys(described.paths)).toEqual(expect.arrayContaining(["/releases", "/deployments/{id}"]))
})

test("a token is made, shown once, used, and ended", async ({ page: plain, baseURL, request, axe }) => {
  const page = await enter(plain, baseURL as string)
  await page.goto("/settings/api-tokens")
  await page.getByRole("button", { name: "New token" }).click()
  const dialog = page.getByRole("dialog", { name: "New token" })
  const name = `Build ${Date.now()}`
  await dialog.getByRole("textbox", { name: "Name" }).fill(name)
  await dialog.getByRole("checkbox", { name: /releases\.write/ }).check()
  expect(await axe(page)).toEqual([])
  await dialog.getByRole("button", { name: "Make it" }).click()
  await confirmPassword(page)
  const shown = page.getByRole("dialog", { name: "Copy the token now" })
  const token = await shown.getByText(/^rounds_/).innerText()
  await shown.getByRole("button", { name: "Done" }).click()
  expect((await post(request, "releases", token, built())).status()).toBe(201)
  expect((await post(request, "config", token, {})).status()).toBe(403)

  const row = page.getByRole("main").getByRole("listitem").filter({ hasText: name })
  await row.getByRole("button", { name: "Revoke…" }).click()
  await page.getByRole("dialog").getByRole("button", { name: "Revoke it" }).click()
  await expect(row.getByText("Revoked")).toBeVisible()
  expect((await post(request, "releases", token, built())).status()).toBe(401)
  expect(await axe(page)).toEqual([])
})

test("a service gets a place, its secrets and what it keeps secret", async ({
  page: plain,
  baseURL,
  axe,
  runtime,
}) => {
  const page = await enter(plain, baseURL as string)
  const name = `probe-${Date.now()}`
  await page.goto("/deployments/services")
  expect(await axe(page)).toEqual([])
  await page.getByRole("button", { name: "New service" }).first().click()
  const adding = page.getByRole("dialog", { name: "New service" })
  await adding.getByLabel("Name", { exact: true }).fill(name)
  await adding.getByLabel("Title").fill(name)
  await adding.getByRole("button", { name: "Add it" }).click()
  await page.getByRole("main").getByRole("link", { name }).click()
  await page.waitForURL(/\/deployments\/services\/[0-9a-f-]{36}$/)

  await page.getByRole("button", { name: "Add a place" }).click()
  const placing = page.getByRole("dialog", { name: "Add a place" })
  await placing.getByLabel("Put there by").selectOption("webhook")
  await placing.getByLabel("Address that is told").fill("https://deploy.rounds.example/hook")
  await placing.getByRole("button", { name: "Add it" }).click()
  const card = page.getByRole("region", { name: "Staging" })
  await expect(card.getByText("not set")).toBeVisible()
  await card.getByRole("button", { name: "Secrets…" }).click()
  const secrets = page.getByRole("dialog", { name: "Secrets of Staging" })
  await secrets.getByLabel("Signing secret").fill("hunter2-of-the-receiver")
  await secrets.getByRole("button", { name: "Keep them" }).click()
  await confirmPassword(page)
  await expect(card.getByText("kept sealed")).toBeVisible()
  expect(await page.content()).not.toContain("hunter2")
  expect(await axe(page)).toEqual([])
  const kept = await readRows(
    runtime,
    `select count(*)::int as n from "Fact" where after::text like '%hunter2%'`,
  )
  expect(kept).toEqual([{ n: 0 }])
})
