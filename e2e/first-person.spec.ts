import { type ChildProcess, spawn } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { expect, test } from "@playwright/test"
import { codeAt } from "@/lib/sessions/totp"
import { freePort } from "./stack"

/** Rounds as a clinic starts it: no demo, its own database beside it, and one admin whose password is said once. */
let stack: { url: string; admin: { email: string; password: string }; stop(): Promise<void> }

const STEP_MS = 30_000
test.describe.configure({ timeout: 120_000 })
test.beforeAll(async () => {
  test.setTimeout(180_000)
  const dir = mkdtempSync(join(tmpdir(), "rounds-first-"))
  const port = await freePort()
  const env: NodeJS.ProcessEnv = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    TMPDIR: process.env.TMPDIR,
    NODE_ENV: "production",
    PORT: String(port),
    NEXTAUTH_URL: `http://localhost:${port}`,
    ROUNDS_DATA_DIR: dir,
    ROUNDS_DEMO: "0",
    ADMIN_EMAIL: "first@clinic.test",
  }
  const seeded = await whole(spawn(process.execPath, ["scripts/run.mjs", "prisma/seed.ts"], { env }))
  const [, email = "", password = ""] = /Sign in as (\S+) with the password (\S+)/.exec(seeded) ?? []
  expect(email, seeded).not.toBe("")
  const served = spawn(process.execPath, ["scripts/run.mjs", "scripts/start.ts"], { env })
  const said = listen(served)
  const url = `http://localhost:${port}`
  await expect
    .poll(
      () =>
        fetch(`${url}/health/ready`).then(
          (answer) => answer.ok || said(),
          () => served.exitCode ?? "not yet",
        ),
      { timeout: 90_000, intervals: [200] },
    )
    .toBe(true)
  stack = {
    url,
    admin: { email, password },
    async stop() {
      const gone = new Promise((resolve) => served.once("exit", resolve))
      served.kill("SIGTERM")
      await gone
      rmSync(dir, { recursive: true, force: true })
    },
  }
})
test.afterAll(() => stack?.stop())

test("the first person sets up a second factor, and from then on signs in with a code", async ({
  browser,
}) => {
  const context = await browser.newContext({ baseURL: stack.url })
  const page = await context.newPage()
  const signIn = async () => {
    await page.getByLabel("Email").fill(stack.admin.email)
    await page.getByLabel("Password").fill(stack.admin.password)
    await page.getByRole("button", { name: "Sign in", exact: true }).click()
  }
  await page.goto("/sign-in")
  await signIn()
  await expect(page).toHaveURL(/second-factor/)
  // Until it is set up nothing else opens.
  await page.goto("/leads")
  await expect(page).toHaveURL(/second-factor/)
  expect((await context.request.get("/api/leads")).status()).toBeGreaterThanOrEqual(400)

  const secret = (await page.getByText(/^([A-Z2-7]{4} ?){8}/).innerText()).replace(/[^A-Z2-7]/g, "")
  const used = Math.floor(Date.now() / STEP_MS)
  await page.getByRole("textbox", { name: "Code" }).fill(codeAt(secret, new Date()))
  await page.getByRole("button", { name: "Turn it on" }).click()
  await expect(page.getByRole("listitem")).toHaveCount(10)
  const recovery = await page.getByRole("listitem").first().innerText()
  await page.getByRole("button", { name: "I have kept them" }).click()
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible()

  const signOut = async () => {
    // An answer still on its way to this page would set the cookie once more.
    await page.goto("about:blank")
    await context.clearCookies()
    await page.goto("/leads")
    await expect(page).toHaveURL(/sign-in/)
  }
  await signOut()
  await signIn()
  const code = page.getByRole("textbox", { name: "Code" })
  await code.fill("000000")
  await page.getByRole("button", { name: "Sign in", exact: true }).click()
  await expect(page.getByRole("alert").first()).toBeVisible()
  // A code counts once: the next one is due within half a minute.
  while (Math.floor(Date.now() / STEP_MS) === used) await sleep(200)
  await code.fill(codeAt(secret, new Date()))
  await page.getByRole("button", { name: "Sign in", exact: true }).click()
  await expect(page).toHaveURL(/leads/)

  await signOut()
  await signIn()
  await code.fill(recovery)
  await page.getByRole("button", { name: "Sign in", exact: true }).click()
  await expect(page).toHaveURL(/leads/)
  await context.close()
})

function listen(child: ChildProcess): () => string {
  let said = ""
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (chunk) => {
      said += chunk
    })
  return () => said
}

async function whole(child: ChildProcess): Promise<string> {
  const said = listen(child)
  await new Promise((resolve) => child.once("close", resolve))
  return said()
}
