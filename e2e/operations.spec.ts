import { newId } from "@/lib/ids"
import { readRows } from "./database"
import { expect, test } from "./fixtures"

test("an operator sees how everything stands, watches something more, looks at it and stops", async ({
  as,
  axe,
  runtime,
}) => {
  const page = await as("operator")
  await page.goto("/operations")
  const main = page.getByRole("main")
  await expect(main.getByRole("heading", { name: "Production" })).toBeVisible()
  await expect(
    main.getByRole("img", { name: /The last 90 days: answered .* of all checks/ }).first(),
  ).toBeVisible()
  await expect(main.getByRole("heading", { name: "Hosts" })).toBeVisible()
  expect(await axe(page)).toEqual([])

  const name = `Watched ${newId().slice(-8)}`
  await main.getByRole("button", { name: "Watch something" }).click()
  const dialog = page.getByRole("dialog")
  await dialog.getByRole("textbox", { name: "Name" }).fill(name)
  await dialog.getByLabel("Address").fill("http://169.254.169.254/latest")
  await dialog.getByRole("button", { name: "Watch it" }).click()
  await expect(dialog.getByText("It leads to a private or reserved network.")).toBeVisible()
  await dialog.getByLabel("Address").fill("https://nowhere.rounds.example/health")
  await dialog.getByRole("button", { name: "Watch it" }).click()
  await expect(dialog).toBeHidden()

  await main.getByRole("link", { name, exact: true }).click()
  await expect(main.getByRole("heading", { level: 1, name })).toBeVisible()
  await main.getByRole("button", { name: "Look now" }).click()
  // Nobody can say that it answers: a name that is made up is not asked at all.
  await expect(main.getByText("Not asked: a made-up address of the demo")).toBeVisible()
  await expect(main.getByText("Unknown", { exact: true })).toBeVisible()
  expect(await axe(page)).toEqual([])
  await main.getByRole("button", { name: "Stop watching" }).click()
  await page.getByRole("dialog").getByRole("button", { name: "Stop watching" }).click()
  await expect(main.getByText("How it stands is not known, and no alert tells of it.")).toBeVisible()
  const rows = await readRows<{ retiredAt: string | null }>(
    runtime,
    `select "retiredAt" from "Probe" where name = '${name}'`,
  )
  expect(rows).toMatchObject([{ retiredAt: expect.anything() }])
})

test("a service that is really asked is seen to answer, by itself", async ({ as, runtime }) => {
  // The worker looks every minute; Rounds itself is always among what it looks at.
  await expect
    .poll(
      async () =>
        (
          await readRows<{ state: string }>(
            runtime,
            `select state from "Probe" where name = 'rounds' and "placeId" is null`,
          )
        )[0]?.state,
      { timeout: 90_000 },
    )
    .toMatch(/^(up|slow)$/)
  const page = await as("auditor")
  await page.goto("/operations")
  const main = page.getByRole("main")
  await expect(main.getByRole("listitem").filter({ hasText: "Rounds itself" })).toContainText(
    /It answers|Slow/,
  )
  await expect(main.getByRole("button", { name: "Watch something" })).toHaveCount(0)
})

test("anybody reads the status page: names and states, and nothing that runs or is loaded", async ({
  page,
  axe,
}) => {
  const response = await page.goto("/status")
  expect(response?.status()).toBe(200)
  expect(response?.headers()["cache-control"]).toBe("public, max-age=30")
  const main = page.getByRole("main")
  await expect(main.getByRole("heading", { name: "Services" })).toBeVisible()
  await expect(main.getByRole("heading", { name: "What Rounds promises" })).toBeVisible()
  await expect(main).not.toContainText(/https?:\/\//)
  expect(await axe(page)).toEqual([])
  await page.goto("/status?lang=ro")
  await expect(main.getByRole("heading", { name: "Servicii" })).toBeVisible()
})
